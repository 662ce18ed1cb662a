import { addDays, localDateOf } from '../../src/plugins/casework/domain/calendar';
import { PDF, upload } from '../lifecycle/support';
import type { Account } from '../support/city';
import { BASE, startDocuments, type Documents } from './support';

/** The texts that the office edits without code, and letters with their answer, its due and its reminders. */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely */

let documents: Documents;
let kit: Documents['kit'];
beforeAll(async () => {
  documents = await startDocuments();
  ({ kit } = documents);
}, 300_000);
afterAll(() => kit?.app.stop());

const ok = (answer: { status: number; text: string; body: any }, status = 200): any => {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`);
  return answer.body.data;
};

const letter = (extra: object = {}): Promise<any> =>
  documents.drafted('office', { kind: 'prompt-letter', group: kit.city.departments.fagai, ...extra });

describe('the texts of documents', () => {
  const texts = async (): Promise<any[]> => ok(await kit.send('office', 'GET', `${BASE}/texts`));
  const textOf = async (kind: string): Promise<any> => (await texts()).find((text) => text.kind === kind);
  const put = (who: Account, documentId: string, data: object) =>
    kit.send(who, 'PUT', `/api/document-texts/${documentId}`, { data });

  test('there is one of each kind, as delivered, with the names that may stand in it', async () => {
    const all = await texts();
    expect(all).toHaveLength(9);
    for (const text of all) {
      expect([text.kind, text.isDefault]).toEqual([text.kind, true]);
      expect(text.names.length).toBeGreaterThan(2);
    }
  });

  test('only the office reads, edits and restores them', async () => {
    const { documentId } = await textOf('circular');
    for (const who of ['groupA', 'unitA', 'leaderA', 'enterpriseA', 'auditor', 'head'] as const) {
      expect([who, (await kit.send(who, 'GET', `${BASE}/texts`)).status]).toEqual([who, 403]);
      expect([who, [403, 404]]).toEqual([
        who,
        expect.arrayContaining([(await put(who, documentId, { body: '空' })).status]),
      ]);
      expect([who, (await documents.post(who, `/texts/${documentId}/restore`)).status]).toEqual([who, 403]);
    }
    expect(
      (await kit.send('office', 'POST', '/api/document-texts', { data: {} })).status,
    ).toBeGreaterThanOrEqual(403);
  });

  test.each([
    ['an unknown name', '现将{{新接受}}通报', '第1行第3字：没有“新接受”这个名称'],
    ['a section that does not end', '一行\n{{#有超期}}没有结束', '第2行第1字：“有超期”这一段没有结束'],
    ['a list as a value', '{{指标}}', '“指标”是列表'],
    ['a figure in a heading', '# 一、{{新接收}}', '“新接收”是带出处的数字'],
    ['a character that no font has', '人名\u{1F600}', 'U+1F600'],
    ['nothing', '  ', '必须填写'],
    ['too long a text', '长'.repeat(20_001), '20000'],
  ])('a wrong text is refused in Chinese, with its place: %s', async (_what, body, said) => {
    const before = await textOf('circular');
    const refused = await put('office', before.documentId, { body });
    expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining(said)]);
    expect(await textOf('circular')).toEqual(before);
  });

  test('an edited text makes the drafts that follow; those before stay; the default comes back; all is on record', async () => {
    const { documentId } = await textOf('prompt-letter');
    const before = await letter();
    const title = '关于示例事项的{{文种}}';
    const body = '{{工作组}}：请于{{回复期限}}前回复。\n# 要求\n* #. 甲\n* #. 乙';
    ok(await put('office', documentId, { title, body }));
    expect(await textOf('prompt-letter')).toMatchObject({ isDefault: false, title, body });
    const after = await letter();
    expect(after.title).toBe('关于示例事项的提示函');
    expect(after.body).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'heading', level: 1, text: '要求' },
      { kind: 'list', items: [{ text: '1. 甲' }, { text: '2. 乙' }] },
    ]);
    expect(ok(await kit.send('office', 'GET', `${BASE}/${before.documentId}`)).body).toEqual(before.body);
    ok(await documents.post('office', `/texts/${documentId}/restore`));
    expect((await textOf('prompt-letter')).isDefault).toBe(true);
    const again = await letter({ replyBy: before.replyBy });
    expect([again.title, again.body]).toEqual([before.title, before.body]);
    const changes = await kit.rows<{ n: number }>(
      `select count(*)::int as n from casework.changes where subject = 'document_texts'`,
    );
    expect(changes[0]?.n).toBeGreaterThanOrEqual(2);
  });

  test('a text of an older release that speaks of what there is no more stops its own kind alone', async () => {
    await kit.app.ownerDb.query(
      `update document_texts set body = '{{旧名}}' where kind = 'supervision-letter'`,
    );
    expect((await letter()).state).toBe('draft');
    ok(await documents.post('office', `/texts/${(await textOf('supervision-letter')).documentId}/restore`));
  });
});

describe('letters', () => {
  const events = async (): Promise<string[]> =>
    (
      await kit.rows<{ event: string; audiences: any }>(
        `select event, audiences from casework.outbox where event in ('letter-due', 'letter-late') order by created_at, event`,
      )
    ).map(({ event, audiences }) => {
      const list = typeof audiences === 'string' ? JSON.parse(audiences) : audiences;
      return `${event} ${list.map(({ kind }: { kind: string }) => kind).join(',')}`;
    });
  const sweep = async (): Promise<void> => void ok(await kit.send('office', 'POST', '/api/casework/sweep'));
  afterEach(() => kit.at(null));

  test('the group is reminded before the answer is due, with the office after it, each once; an answer ends it', async () => {
    const replyBy = addDays(localDateOf(new Date()), 10);
    const draft = await letter({ replyBy });
    const other = await letter({ replyBy });
    const { documentId } = await documents.issued('office', draft.documentId);
    await documents.issued('office', other.documentId);
    ok(await documents.post('groupA', `/${other.documentId}/reply`, { text: '已落实。' }));
    await sweep();
    expect(await events()).toEqual([]);
    kit.at(`${replyBy}T09:00`);
    await sweep();
    await sweep();
    expect(await events()).toEqual(['letter-due group']);
    kit.at(`${addDays(replyBy, 1)}T09:00`);
    await sweep();
    await sweep();
    expect(await events()).toEqual(['letter-due group', 'letter-late group,office']);
    const listed = ok(await kit.send('groupA', 'GET', BASE)) as {
      documentId: string;
      replyBy: string;
      replyAt: string | null;
    }[];
    expect(listed.find((line) => line.documentId === documentId)).toMatchObject({ replyBy, replyAt: null });
  }, 120_000);

  test('a letter that needs the head’s approval is issued with it or with its scan, and not with words about it', async () => {
    const reviewed = async (): Promise<string> => {
      const { documentId } = await letter();
      await kit.inside(`update official_documents set kind = 'supervision-letter' where document_id = $1`, [
        documentId,
      ]);
      ok(await documents.post('office', `/${documentId}/review`, { reviewer: '示例甲' }));
      return documentId as string;
    };
    const said = { channel: '纸质签批', who: '示例组长', at: new Date().toISOString() };
    const issue = (documentId: string, evidence?: object) =>
      documents.post('office', `/${documentId}/issue`, {
        signer: '示例乙',
        ...(evidence ? { evidence } : {}),
      });
    const first = await reviewed();
    expect((await issue(first)).body.error.details.code).toBe('APPROVAL_MISSING');
    expect((await issue(first, said)).body.error.details.code).toBe('APPROVAL_MISSING');
    expect((await issue(first, { ...said, attachments: ['none0000000000000000000'] })).status).toBe(400);
    for (const who of ['office', 'groupA', 'auditor'] as const)
      expect([who, [403, 404]]).toEqual([
        who,
        expect.arrayContaining([(await documents.post(who, `/${first}/approve`)).status]),
      ]);
    ok(await documents.post('head', `/${first}/approve`));
    expect(ok(await issue(first)).number).toMatch(/^抚包专督/);
    const second = await reviewed();
    const scanned = await upload(kit, 'office', PDF, '签批.pdf', 'application/pdf');
    const [file] = scanned.body as { documentId: string }[];
    expect(ok(await issue(second, { ...said, attachments: [file?.documentId] })).state).toBe('issued');
    const [kept] = await kit.rows<{ attached: boolean }>(
      'select casework.file_is_attached(id) as attached from files where document_id = $1',
      [file?.documentId],
    );
    expect(kept?.attached).toBe(true);
  }, 60_000);

  test('督办函 and 警示函 are off', async () => {
    for (const kind of ['supervision-letter', 'warning-letter']) {
      const refused = await documents.post('office', '', { kind, group: kit.city.departments.fagai });
      expect([kind, refused.status, refused.body.error.message]).toEqual([kind, 409, '尚未启用这种公文']);
    }
  });
});
