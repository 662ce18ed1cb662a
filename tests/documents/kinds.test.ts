import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { periodAround } from '../../src/plugins/casework/domain/assessment';
import { localDateOf } from '../../src/plugins/casework/domain/calendar';
import {
  circularText,
  type Block,
  type CircularData,
  type Reference,
} from '../../src/plugins/casework/domain/documents';
import { issuingProfile } from '../../src/plugins/casework/server/src/features/documents/profile';
import { reach } from '../lifecycle/support';
import type { Account } from '../support/city';
import { spawnApp } from '../support/spawn-app';
import { linesOf, readPdf } from './pdf';
import { BASE, startDocuments, type Documents } from './support';

/** All kinds of documents: figures that can be asked again, numbers without a gap, texts that mean no harm. */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely */

let documents: Documents;
let kit: Documents['kit'];
const now = new Date();
const today = localDateOf(now);
const year = today.slice(0, 4);
const month = Number(today.slice(5, 7));

beforeAll(async () => {
  documents = await startDocuments();
  ({ kit } = documents);
}, 300_000);
afterAll(() => kit?.app.stop());

const ok = (answer: { status: number; text: string; body: any }, status = 200): any => {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`);
  return answer.body.data;
};

/** A published half-year of the groups. */
async function assessment(): Promise<string> {
  const { from, to } = periodAround('half-year', today);
  const send = (path: string, data: object, who: Account = 'office') => kit.send(who, 'POST', path, { data });
  const indicators = (
    [
      ['closure_rate', 60],
      ['accept_timeliness', 40],
    ] as const
  ).map(([measure, weight]) => ({ heading: 'issue-solving', measure, weight, floor: 0, target: 1 }));
  const scheme = ok(
    await send('/api/assessment-schemes', {
      name: '试行方案',
      assesses: 'groups',
      periodType: 'half-year',
      minimumIssues: 1,
      indicators,
    }),
    201,
  ).documentId as string;
  ok(await send(`/api/casework/assessment-schemes/${scheme}/put-in-force`, {}));
  const { documentId } = ok(await send('/api/casework/assessments', { scheme, from, to }), 201);
  ok(await send(`/api/casework/assessments/${documentId}/approve`, {}, 'head'));
  ok(await send(`/api/casework/assessments/${documentId}/publish`, {}));
  return documentId as string;
}

/** A leader's meeting that has decided on an issue; its minutes are a draft. */
async function minutes(issue: string): Promise<string> {
  const meeting = ok(
    await kit.send('leaderA', 'POST', '/api/meetings', { data: { heldAt: new Date().toISOString() } }),
    201,
  ).documentId as string;
  const path = `/api/casework/meetings/${meeting}`;
  const agenda = ok(await kit.send('leaderA', 'GET', `${path}/agenda`));
  const { documentId } = agenda.items.find((item: any) => item.issue?.documentId === issue);
  ok(
    await kit.send('leaderA', 'PUT', `${path}/items`, {
      data: {
        items: [
          {
            documentId,
            decision: '由交通局牵头修复',
            unit: kit.city.departments.jiaotong,
            deadline: '2099-01-05',
          },
        ],
      },
    }),
  );
  return ok(await kit.send('leaderA', 'POST', `${path}/conclude`, {})).minutes as string;
}

type Made = { kind: string; who: Account; documentId: string; number: string };
const made: Made[] = [];
let slipIssue: string;

/** Every text of a document in which figures could stand. */
const saidBy = (body: Block[]): string[] =>
  body.flatMap((block): string[] => {
    const bare = (text: string, figures: { words: string }[] = []): string =>
      figures.reduce((rest, { words }) => rest.replace(words, ''), text);
    if (block.kind === 'paragraph') return [bare(block.text, block.figures)];
    if (block.kind === 'list') return block.items.map(({ text, figures }) => bare(text, figures));
    return [];
  });

/** Numbers that are no figures: dates, ordinals, numbers of issues and tables, the plan's thresholds. */
const withoutNames = (text: string): string =>
  text
    .replace(/包诉〔\d+〕\d+号/g, '')
    .replace(/\d{4}年(\d+月(\d+日)?|上半年|下半年)?/g, '')
    .replace(/^\d+\. /, '')
    .replace(/表\d/g, '')
    .replace(/达到100%|不足3件/g, '');

describe('each of the six kinds', () => {
  beforeAll(async () => {
    await reach(kit, 'closed');
    await kit.register({ receivedAt: new Date(now.getTime() - 12 * 86_400_000).toISOString() });
    slipIssue = await reach(kit, 'handling');
    const escalated = await reach(kit, 'transferred');
    await kit.done('groupA', escalated, 'escalate', { reason: '需领导协调' });
    const minutesDraft = await minutes(escalated);
    // Published before the circular is drafted: its ranks are an annex.
    const league = await assessment();
    const drafts: [string, Account, string][] = [
      ['circular', 'office', ''],
      ['prompt-letter', 'office', ''],
      ['quarterly-report', 'office', ''],
      ['transfer-slip', 'groupA', ''],
      ['minutes', 'office', minutesDraft],
      ['league-table', 'office', ''],
    ];
    const sources: Record<string, object> = {
      circular: { period: `${year}H${month > 6 ? 2 : 1}` },
      'prompt-letter': { group: kit.city.departments.fagai },
      'quarterly-report': { period: `${year}Q${Math.ceil(month / 3)}` },
      'transfer-slip': { issue: slipIssue },
      'league-table': { assessment: league },
    };
    for (const [kind, who, draft] of drafts) {
      const documentId =
        draft || ((await documents.drafted(who, { kind, ...sources[kind] })).documentId as string);
      const { number } = await documents.issued(who, documentId);
      made.push({ kind, who, documentId, number });
    }
  }, 240_000);

  test('every figure is its question asked again at that instant, also after the world has gone on', async () => {
    const differences = async (documentId: string): Promise<any> =>
      ok(await kit.send('office', 'GET', `${BASE}/${documentId}/differences`));
    const before = await Promise.all(made.map(({ documentId }) => differences(documentId)));
    // Registered, accepted, closed, met and reported after the documents were issued.
    await reach(kit, 'closed');
    await kit.done('unitA', slipIssue, 'report-back', { result: 'partly', measures: '部分修复' });
    await kit.register();
    for (const [i, { kind, documentId }] of made.entries()) {
      const after = await differences(documentId);
      expect([kind, after.differences]).toEqual([kind, []]);
      expect([kind, after.figures]).toEqual([kind, before[i].figures]);
      if (kind !== 'minutes') expect([kind, after.figures]).not.toEqual([kind, 0]);
      const file = JSON.parse((await documents.file('office', documentId, 'data.json')).toString());
      expect(file.figures).toHaveLength(after.figures);
      if (kind === 'circular' || kind === 'prompt-letter')
        expect(file.figures).toContainEqual({
          words: expect.stringMatching(/^\d+$/),
          question: { late: expect.objectContaining({ issue: expect.any(String) }) },
        });
    }
  }, 120_000);

  test('a unit receives its slip and its own items of the minutes, and nothing of another’s', async () => {
    const received = async (who: Account): Promise<string[]> =>
      (ok(await kit.send(who, 'GET', BASE)) as { kind: string; title: string }[])
        .filter(({ kind }) => kind === 'minutes' || kind === 'transfer-slip')
        .map(({ title }) => title);
    expect(await received('unitA')).toEqual(['企业问题诉求转办单']);
    expect(await received('unitB')).toEqual([expect.stringContaining('纪要（摘录）')]);
    const [extract] = ok(await kit.send('unitB', 'GET', `${BASE}?kind=minutes`));
    const own = await kit.send('unitB', 'GET', `${BASE}/${extract.documentId}`);
    expect(JSON.stringify(ok(own).body)).toContain('由交通局牵头修复');
    expect((await kit.send('unitA', 'GET', `${BASE}/${extract.documentId}`)).status).toBe(404);
    const pdf = await documents.file('unitB', extract.documentId, 'pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('the frozen data and the text alone give the same document again', async () => {
    const circular = made.find(({ kind }) => kind === 'circular')?.documentId ?? '';
    const { title, body } = ok(await kit.send('office', 'GET', `${BASE}/${circular}`));
    const file = JSON.parse((await documents.file('office', circular, 'data.json')).toString());
    const again = circularText(file.data as CircularData, issuingProfile());
    expect([again.title, again.blocks]).toEqual([title, body]);
    expect(body).toContainEqual({ kind: 'attachment', title: '考核成绩' });
  });

  test('a leader’s four questions are answered on the first page and a half of the circular', async () => {
    const circular = made.find(({ kind }) => kind === 'circular')?.documentId ?? '';
    const [first, second] = readPdf(await documents.file('office', circular, 'pdf'));
    if (!first || !second) throw new Error('no page');
    const half = linesOf(second).filter(({ y }) => y < 842 / 2);
    const said = [...linesOf(first), ...half].map(({ text }) => text).join('');
    // How many came, how many are solved, what is common, who acts by when.
    for (const answer of [/新接收\d+件/, /办结销号\d+件/, /从诉求类别看/, /梳理共性问题\d+个/])
      expect(said.replaceAll(/\s/g, '')).toMatch(answer);
    expect(said.replaceAll(/\s/g, '')).toMatch(/超期事项涉及.+（\d+件）.*须于\d+年\d+月\d+日前办结/);
  });

  test('a chart of the circular and of the report is of figures that open, the same as in the table beside it', async () => {
    for (const wanted of ['circular', 'quarterly-report']) {
      const { documentId = '' } = made.find(({ kind }) => kind === wanted) ?? {};
      const { body } = ok(await kit.send('office', 'GET', `${BASE}/${documentId}`)) as { body: Block[] };
      const charts = body.flatMap((block) => (block.kind === 'chart' ? [block] : []));
      expect([wanted, charts.length]).toEqual([wanted, 1]);
      const [{ rows, refers }] = charts as [Extract<Block, { kind: 'chart' }>];
      const cells = rows.flatMap(([, ...words], i) =>
        words.map((said, n) => ({ said, refers: refers?.[i]?.[n + 1] })),
      );
      expect(cells.some(({ refers: asked }) => asked)).toBe(true);
      for (const { said, refers: asked } of cells) expect([said, said === '—']).toEqual([said, !asked]);
      if (wanted !== 'circular') continue;
      const table = body.flatMap((block) => (block.kind === 'table' ? block.rows : []));
      for (const [name = '', rate = ''] of rows.slice(1))
        expect(table.some((row) => row[1]?.startsWith(name) && (rate === '—' || row.includes(rate)))).toBe(
          true,
        );
    }
  });

  test('no sentence of the circular and of the report has a number without a question', async () => {
    for (const { kind, documentId } of made.filter(({ kind: k }) =>
      ['circular', 'quarterly-report'].includes(k),
    )) {
      const { body } = ok(await kit.send('office', 'GET', `${BASE}/${documentId}`));
      for (const text of saidBy(body))
        expect([kind, withoutNames(text)]).toEqual([kind, withoutNames(text).replace(/\d/g, '')]);
    }
  });

  test('a figure that was changed in the stored file is found', async () => {
    const circular = made.find(({ kind }) => kind === 'circular');
    const file = JSON.parse(
      (await documents.file('office', circular?.documentId ?? '', 'data.json')).toString(),
    );
    const words =
      (file.figures as { words: string }[]).find(({ words: w }) => /^\d+件$/.test(w))?.words ?? '';
    file.figures.find((figure: { words: string }) => figure.words === words).words = '77件';
    const bytes = Buffer.from(JSON.stringify(file));
    await kit.app.ownerDb.query('alter table casework.document_files disable trigger user');
    await kit.app.ownerDb.query(
      `update casework.document_files set bytes = $1, sha256 = encode(sha256($1), 'hex') where kind = 'data'
          and document_id = (select id from official_documents where document_id = $2)`,
      [bytes, circular?.documentId],
    );
    await kit.app.ownerDb.query('alter table casework.document_files enable trigger user');
    const found = ok(await kit.send('office', 'GET', `${BASE}/${circular?.documentId}/differences`));
    expect(found.differences).toEqual([
      expect.objectContaining({ words: '77件', now: words.replace('件', '') }),
    ]);
  });

  test('the records behind a count are as many as the count says', async () => {
    const circular = made.find(({ kind }) => kind === 'circular');
    const { body, asOf } = ok(await kit.send('office', 'GET', `${BASE}/${circular?.documentId}`));
    const figures = (body as Block[]).flatMap((block) =>
      block.kind === 'paragraph'
        ? (block.figures ?? [])
        : block.kind === 'list'
          ? block.items.flatMap((i) => i.figures ?? [])
          : [],
    );
    const counts = figures.flatMap(({ words, refers }: { words: string; refers: Reference }) =>
      'count' in refers ? [{ words, count: refers.count }] : [],
    );
    expect(counts.some(({ count }) => count.unit !== undefined)).toBe(true);
    expect(counts.some(({ count }) => count.stage !== undefined)).toBe(true);
    for (const { words, count } of counts) {
      const { code, ...rest } = count;
      const query = new URLSearchParams({ ...(rest as Record<string, string>), asOf });
      const answer = await kit.send('office', 'GET', `${BASE}/counts/${code}/records?${query}`);
      const listed = answer.body.meta.pagination.total + answer.body.meta.hidden;
      expect([code, rest, `${listed}`]).toEqual([code, rest, words.replace(/\D/g, '')]);
    }
  });
});

describe('numbers', () => {
  const numbersOf = async (): Promise<number[]> =>
    (
      await kit.rows<{ sequence: number }>(
        `select sequence from official_documents where kind = 'prompt-letter' and sequence is not null order by sequence`,
      )
    ).map(({ sequence }) => sequence);

  test('a process killed while 20 are being issued loses no number and gives none twice', async () => {
    const other = await spawnApp(kit.app.database);
    const letters = await Promise.all(
      Array.from({ length: 20 }, () =>
        documents.drafted('office', { kind: 'prompt-letter', group: kit.city.departments.fagai }),
      ),
    );
    for (const { documentId } of letters)
      ok(await documents.post('office', `/${documentId}/review`, { reviewer: '示例甲' }));
    const before = await numbersOf();
    const issue = (base: string, documentId: string) =>
      kit
        .send('office', 'POST', `${BASE}/${documentId}/issue`, { data: { signer: '示例乙' } }, { base })
        .catch(() => null);
    const asked = letters.map(({ documentId }) => issue(other.url, documentId as string));
    // Some are issued, one is being set, the others wait for its number.
    while ((await numbersOf()).length < before.length + 3) await new Promise((done) => setTimeout(done, 20));
    await other.kill();
    await Promise.all(asked);
    const issued = await numbersOf();
    expect(issued.length).toBeLessThan(before.length + 20);
    const states = await kit.rows<{ documentId: string; state: string }>(
      `select document_id as "documentId", state from official_documents where document_id = any ($1)`,
      [letters.map(({ documentId }) => documentId)],
    );
    const left = states.filter(({ state }) => state === 'reviewed');
    expect(left.length).toBe(before.length + 20 - issued.length);
    for (const { documentId } of left)
      ok(await documents.post('office', `/${documentId}/issue`, { signer: '示例乙' }));
    const after = await numbersOf();
    expect(after).toEqual(after.map((_, i) => i + 1));
    expect(after).toHaveLength(before.length + 20);
    // No file stands without its document, and each issued one has its three.
    const files = await kit.rows<{ n: number }>(
      `select count(*)::int as n from casework.document_files f join official_documents o on o.id = f.document_id
        where o.kind = 'prompt-letter' and o.state = 'issued'`,
    );
    expect(files[0]?.n).toBe(3 * (before.length + 20));
  }, 240_000);
});

describe('texts that mean harm', () => {
  let server: Server;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      response.end('x');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => server.close());

  test('markup, addresses, files and marks of direction are printed as they are; nothing is fetched', async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.png`;
    const texts = [
      `<img src="${address}"><script src="${address}"></script>`,
      `url(${address}) ![x](${address}) {{新接收}} 【表：超期事项】`,
      'file:///etc/passwd <svg onload=alert(1)> &lt; ]]> <w:t>',
      '=HYPERLINK("http://示例") \u202e反向\u202c 控\u0007制\u200b符',
      'x'.repeat(9_000),
    ];
    const { documentId } = await documents.drafted('office', {
      kind: 'prompt-letter',
      group: kit.city.departments.fagai,
    });
    const body = texts.map((text) => ({ kind: 'paragraph', text }));
    const edited = await kit.send('office', 'PUT', `${BASE}/${documentId}`, { data: { body } });
    expect(edited.status).toBe(200);
    await documents.issued('office', documentId);
    const pdf = await documents.file('office', documentId, 'pdf');
    const docx = await documents.file('office', documentId, 'docx');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(docx.subarray(0, 2).toString()).toBe('PK');
    // Nothing in the file acts, points outside or holds another file.
    for (const word of [
      '/JavaScript',
      '/JS',
      '/URI',
      '/Launch',
      '/EmbeddedFile',
      '/OpenAction',
      '/AA',
      '/GoToR',
    ])
      expect([word, pdf.includes(word)]).toEqual([word, false]);
    expect(asked).toBe(0);
  }, 60_000);

  test('a word of a megabyte is refused with its field, and a body that is too large before it is read', async () => {
    const { documentId } = await documents.drafted('office', {
      kind: 'prompt-letter',
      group: kit.city.departments.fagai,
    });
    const put = (data: object) => kit.send('office', 'PUT', `${BASE}/${documentId}`, { data });
    const long = await put({ body: [{ kind: 'paragraph', text: '长'.repeat(10_001) }] });
    expect(long.status).toBe(400);
    const word = await put({ body: [{ kind: 'paragraph', text: 'x'.repeat(1_000_000) }] });
    expect([400, 413]).toContain(word.status);
    expect(ok(await kit.send('office', 'GET', `${BASE}/${documentId}`)).state).toBe('draft');
  });
});
