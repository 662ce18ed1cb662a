import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { evidence, scan, startKit, type Kit } from '../lifecycle/support';
import { rowsThatCannotBeAnchored } from './anchors-amiss.cases';
import { command, temporaryFolder, type Outcome } from './support';

/** The ledger rewritten by someone who owns the database, with every trigger off, and found out by what is outside. */
describe('anchors outside of the house', () => {
  let kit: Kit;
  let root: string;
  let folder: string;
  const issues: { id: string; number: string }[] = [];
  const letters: string[] = [];
  const mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => (text += piece.toString()));
      stream.on('end', () => {
        letters.push(text);
        done();
      });
    },
  });

  const sweep = async (local: string): Promise<void> => {
    kit.at(local);
    const swept = await kit.send('office', 'POST', '/api/casework/sweep', {});
    expect(swept.status).toBe(200);
    kit.at(null);
  };
  const verify = (place = folder, ...more: string[]): Promise<Outcome> =>
    command('ledger-verify.mjs', ['--anchors', place, ...more], kit.app.database);

  beforeAll(async () => {
    root = temporaryFolder();
    folder = path.join(root, '存证');
    process.env['ANCHOR_DIR'] = folder;
    process.env['DATA_DIR'] = path.join(root, 'data');
    const mail = await new Promise<AddressInfo>((resolve) => {
      const server = mailServer.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
    });
    Object.assign(process.env, {
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(mail.port),
      SMTP_SECURE: 'false',
      SMTP_FROM: 'qiaomen@example.test',
    });
    kit = await startKit();
    for (const title of ['示例一', '示例二', '示例三']) {
      const id = await kit.register({ title }, title === '示例一' ? 'enterpriseA' : 'groupA');
      await kit.done('groupA', id, 'accept');
      issues.push({ id, number: (await kit.row(id))['number'] as string });
    }
    await sweep('2026-03-01T09:00');
    await kit.done('groupA', issues[0]?.id ?? '', 'note', { text: '第二天的补充' });
    issues.push({ id: await kit.register({ title: '示例四' }), number: '' });
    await kit.inside(
      `insert into official_documents (document_id, kind, title, number, state) values ('circular-1', 'circular', '示例通报', '示例〔2026〕1号', 'issued')`,
    );
    await kit.inside(
      `insert into casework.document_files (document_id, kind, bytes, sha256)
       select id, 'data', convert_to('{"全市": "85/86"}', 'UTF8'), encode(sha256(convert_to('{"全市": "85/86"}', 'UTF8')), 'hex')
         from official_documents where document_id = 'circular-1'`,
    );
    await kit.inside(
      `insert into assessments (document_id, scheme_id, "from", "to", state, rows)
       values ('half-year-1', (select min(id) from assessment_schemes), '2025-07-01', '2026-01-01', 'published', '[{"score": "91.5000"}]')`,
    );
    await kit.inside(
      `insert into casework.roll_ups (department_id, "from", "to", statement, signature, public_key, sha256)
       select min(id), '2025-07-01', '2026-01-01', '{"closure_rate": "17/19"}', 's', 'k', 'h' from departments`,
    );
    await kit.inside(
      `insert into casework.sent_roll_ups ("from", "to", statement, signature, receiver, accepted, answer, actor)
       values ('2025-07-01', '2026-01-01', '{"closure_rate": "85/86"}', 's', 'https://upper.example.test', true, '', '{}')`,
    );
    // Entered in the leader's name, who objects.
    const paper = { evidence: evidence({ attachments: [await scan(kit)] }) };
    await kit.done('groupA', issues[2]?.id ?? '', 'instruct', { text: '批示', ...paper });
    const objected = `/api/casework/issues/${issues[2]?.id}/ledger/3/object`;
    const made = await kit.send('leaderA', 'POST', objected, { data: { reason: '未作批示' } });
    expect(made.status).toBe(201);
    await sweep('2026-03-02T09:00');
    await sweep('2026-03-02T18:00');
  }, 300_000);
  afterAll(async () => {
    await kit?.app.stop();
    await new Promise<void>((resolve) => mailServer.close(() => resolve()));
    fs.rmSync(root, { recursive: true, force: true });
  });

  test('one a day leaves the house, the second with what has changed alone', async () => {
    const files = fs.readdirSync(folder).sort();
    expect(files).toEqual(['anchor-000001-2026-03-01.json', 'anchor-000002-2026-03-02.json']);
    const [first, second] = files.map(
      (name) =>
        JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as {
          statement: string;
          heads: [number, string, number][];
        },
    );
    expect(first?.heads.map(([position, , sequence]) => [position, sequence])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    expect(second?.heads.map(([position, chain, sequence]) => [position, chain, sequence])).toEqual([
      [0, issues[0]?.id, 3],
      [2, issues[2]?.id, 3],
      [3, issues[3]?.id, 1],
      [4, 'assessment:half-year-1', 1],
      [5, 'document:circular-1:data', 1],
      [6, 'roll-up:1', 1],
      [7, 'sent-roll-up:1', 1],
    ]);
    const list = await kit.send('auditor', 'GET', '/api/casework/anchors');
    expect(list.body.data).toMatchObject([
      { number: 2, chains: 8, statement: second?.statement, sent: [{ way: `folder ${folder}` }] },
      { number: 1, chains: 3, statement: first?.statement },
    ]);
    const file = await kit.send('auditor', 'GET', '/api/casework/anchors/2/file');
    expect(file.text).toBe(fs.readFileSync(path.join(folder, files[1] ?? ''), 'utf8'));
    expect((await kit.send('auditor', 'GET', '/api/casework/anchors/3/file')).status).toBe(404);
    expect((await kit.send('groupA', 'GET', '/api/casework/anchors')).status).toBe(403);
    const key = path.join(root, 'data', 'anchor-key.pem');
    expect(fs.statSync(key).mode & 0o777).toBe(0o600);
    for (const table of ['anchors', 'anchor_heads', 'anchor_chains', 'anchor_sent'])
      await expect(kit.app.ownerDb.query(`delete from casework.${table}`)).rejects.toThrow();
  });

  test('agree with a ledger that nobody has touched, whichever of them were kept', async () => {
    expect(await verify()).toMatchObject({
      code: 0,
      output: expect.stringMatching(/✓ 与在外的存证相符：2 号存证，10 个链末条/),
    });
    expect(await verify(path.join(folder, 'anchor-000002-2026-03-02.json'))).toMatchObject({ code: 0 });
    // A letter has the signed line alone.
    const letter = path.join(root, 'letter.txt');
    const { heads: _heads, ...line } = JSON.parse(
      fs.readFileSync(path.join(folder, 'anchor-000002-2026-03-02.json'), 'utf8'),
    ) as { heads: unknown };
    fs.writeFileSync(letter, `${JSON.stringify(line)}\n`);
    expect(await verify(letter)).toMatchObject({ code: 0 });
    expect(await verify(folder, '--key', `SHA256:${'0'.repeat(64)}`)).toMatchObject({
      code: 1,
      output: expect.stringContaining('签名的密钥'),
    });
  }, 120_000);

  /** Does something as the owner of the database with triggers off, asks, and puts everything back. */
  async function tampered(sql: string, ask: () => Promise<void>): Promise<void> {
    const tables = [
      'ledger_entries',
      'casework.anchor_heads',
      'casework.anchors',
      'casework.entry_objections',
      'casework.counters',
    ];
    const run = async (statements: string): Promise<void> => {
      const client = await kit.app.adminDb.connect();
      try {
        await client.query(`begin; set local session_replication_role = replica; ${statements}; commit`);
      } finally {
        client.release();
      }
    };
    const kept = (table: string): string => `kept_${table.replace('casework.', '')}`;
    await run([...tables, 'issues'].map((t) => `create table ${kept(t)} as select * from ${t}`).join('; '));
    try {
      await run(sql);
      await ask();
    } finally {
      await run(
        [...tables, 'issues']
          .map((t) =>
            t === 'issues'
              ? 'delete from issues; insert into issues overriding system value select * from kept_issues'
              : `delete from ${t}; insert into ${t} select * from ${kept(t)}`,
          )
          .join('; '),
      );
      await run([...tables, 'issues'].map((t) => `drop table ${kept(t)}`).join('; '));
    }
  }

  const of = (issue: number): string =>
    `issue_id = (select id from issues where document_id = '${issues[issue]?.id}')`;
  const expectFound = async (reason: RegExp): Promise<void> => {
    const { code, output } = await verify();
    expect(output).toMatch(reason);
    expect(code).toBe(1);
  };

  test('find a changed entry', () =>
    tampered(`update ledger_entries set input = '{"text": "改过"}' where ${of(0)} and sequence = 2`, () =>
      expectFound(new RegExp(`事项 ${issues[0]?.number} 的第 2 条记录：内容与哈希不符`)),
    ));

  test('find a whole chain rewritten with hashes that fit', async () => {
    // Another issue's chain, hash by hash as the application itself would have written it.
    const rewritten = await rewrite(1);
    await tampered(rewritten, async () => {
      await expectFound(new RegExp(`第 1 号存证：事项 ${issues[1]?.number}：第 2 条记录的哈希与存证不符`));
    });
  }, 120_000);

  test('find it where what the database keeps of the anchors was rewritten too', async () => {
    const rewritten = await rewrite(1);
    const also = `${rewritten}; update casework.anchor_heads h set hash = (select hash from ledger_entries l where ${of(1)} and l.sequence = 2)
      where position = 1`;
    await tampered(also, async () => {
      await expectFound(new RegExp(`第 1 号存证：事项 ${issues[1]?.number}：第 2 条记录的哈希与存证不符`));
      const letter = path.join(root, 'letter.txt');
      const { code, output } = await verify(letter);
      expect(output).toMatch(/第 2 号存证：数据库里存的各链末条推不出签名的总根/);
      expect(code).toBe(1);
    });
  }, 120_000);

  test('find a cut tail', () =>
    tampered(`delete from ledger_entries where ${of(0)} and sequence = 3`, () =>
      expectFound(new RegExp(`第 2 号存证：事项 ${issues[0]?.number}：存证时有第 3 条记录，现在只到第 2 条`)),
    ));

  test('find objections that were cut off with their counter, and one that was written anew', async () => {
    await tampered(
      `delete from casework.entry_objections; delete from casework.counters where key = 'objection'`,
      () => expectFound(/第 2 号存证：存证时有第 1 号异议，现在没有/),
    );
    await tampered(`update casework.entry_objections set seal = repeat('a', 64)`, () =>
      expectFound(/第 2 号存证：第 1 号异议的哈希与存证不符/),
    );
  }, 120_000);

  test('find a deleted issue', () =>
    tampered(
      `delete from ledger_entries where ${of(2)}; delete from issues where document_id = '${issues[2]?.id}'`,
      () => expectFound(new RegExp(`事项 ${issues[2]?.id}：事项已不存在，存证时有 2 条记录`)),
    ));

  /** Changes a figure that was given out as the owner with triggers off, whatever the database keeps of its hash. */
  async function figureChanged(change: string, back: string, reason: RegExp): Promise<void> {
    const run = async (sql: string): Promise<void> => {
      const client = await kit.app.adminDb.connect();
      try {
        await client.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
      } finally {
        client.release();
      }
    };
    await run(change);
    try {
      await expectFound(reason);
    } finally {
      await run(back);
    }
  }

  test('find a figure of an issued document that was changed, together with the hash beside it', () => {
    const set = (figure: string): string =>
      `update casework.document_files f set bytes = convert_to('{"全市": "${figure}"}', 'UTF8'),
              sha256 = encode(sha256(convert_to('{"全市": "${figure}"}', 'UTF8')), 'hex')
         from official_documents d where d.id = f.document_id and d.document_id = 'circular-1'`;
    return figureChanged(
      set('86/86'),
      set('85/86'),
      /第 2 号存证：公文 示例〔2026〕1号 的数据：已公布的数字与存证不符/,
    );
  });

  test('find a published result that was changed, or taken back', async () => {
    const set = (column: string): string =>
      `update assessments set ${column} where document_id = 'half-year-1'`;
    await figureChanged(
      set(`rows = '[{"score": "95.0000"}]'`),
      set(`rows = '[{"score": "91.5000"}]'`),
      /第 2 号存证：考核结果 2025-07-01 至 2026-01-01：已公布的数字与存证不符/,
    );
    await figureChanged(set(`state = 'computed'`), set(`state = 'published'`), /已公布的数字不存在了/);
  }, 60_000);

  test('find figures of another level that were changed, received and sent, or taken away', async () => {
    const set = (table: string, figure: string): string =>
      `update casework.${table} set statement = '{"closure_rate": "${figure}"}'`;
    await figureChanged(
      set('roll_ups', '19/19'),
      set('roll_ups', '17/19'),
      /第 2 号存证：下级报送 2025-07-01 至 2026-01-01：已公布的数字与存证不符/,
    );
    await figureChanged(
      set('sent_roll_ups', '86/86'),
      set('sent_roll_ups', '85/86'),
      /第 2 号存证：报送上级 2025-07-01 至 2026-01-01：已公布的数字与存证不符/,
    );
    await figureChanged(
      `create table kept_roll_ups as select * from casework.roll_ups; delete from casework.roll_ups`,
      `insert into casework.roll_ups overriding system value select * from kept_roll_ups; drop table kept_roll_ups`,
      /第 2 号存证：roll-up:1：已公布的数字不存在了/,
    );
  }, 60_000);

  test('find a database that was put back to an earlier day, and a file that was altered', async () => {
    await tampered('delete from casework.anchors where number = 2', () =>
      expectFound(/第 2 号存证：数据库中没有这一号存证/),
    );
    const altered = path.join(root, 'altered.json');
    const text = fs.readFileSync(path.join(folder, 'anchor-000001-2026-03-01.json'), 'utf8');
    fs.writeFileSync(altered, text.replace('2026-03-01', '2026-02-28'));
    expect(await verify(altered)).toMatchObject({
      code: 1,
      output: expect.stringContaining('签名与内容不符'),
    });
  }, 120_000);

  /** SQL that gives an issue's last entry another content and the hash that belongs to it. */
  async function rewrite(issue: number): Promise<string> {
    const { hashEntry } = await import('../../src/plugins/casework/server/src/features/ledger/hash');
    const [entry] = await kit.rows<Record<string, never>>(
      `select action, "from", "to", actor, happened_at, recorded_at, prev_hash from ledger_entries where ${of(issue)} and sequence = 2`,
    );
    const e = entry as unknown as {
      action: string;
      from: string;
      to: string;
      actor: unknown;
      happened_at: Date;
      recorded_at: Date;
      prev_hash: string;
    };
    const actor = {
      ...(typeof e.actor === 'string' ? (JSON.parse(e.actor) as object) : (e.actor as object)),
      name: '他人',
    };
    const hash = hashEntry({
      issue: issues[issue]?.id ?? '',
      sequence: 2,
      action: e.action,
      from: e.from,
      to: e.to,
      actor,
      happenedAt: e.happened_at.toISOString(),
      recordedAt: e.recorded_at.toISOString(),
      input: {},
      prevHash: e.prev_hash,
    });
    return `update ledger_entries set actor = '${JSON.stringify(actor)}', input = '{}', hash = '${hash}' where ${of(issue)} and sequence = 2`;
  }

  test('go to whom the office says: addresses among the settings, and subscriptions that ask for anchors', async () => {
    const received: { type: string; data: { statement: string; signature: string; publicKey: string } }[] =
      [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        received.push(JSON.parse(body) as (typeof received)[number]);
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    process.env['WEBHOOK_ALLOW'] = '127.0.0.1';
    try {
      const settings = kit.app.strapi.documents('api::setting.setting');
      const existing = await settings.findFirst({});
      const anchorMail = (value: string): Promise<unknown> =>
        settings.update({ documentId: existing?.documentId ?? '', data: { anchorMail: value } as never });
      await expect(anchorMail('审计局')).rejects.toThrow();
      await anchorMail('shenji@example.test，dangan@example.test');
      for (const [name, events] of [
        ['审计平台', 'register, anchor'],
        ['只要登记', 'register'],
      ] as const)
        await kit.app.strapi.documents('api::event-subscription.event-subscription').create({
          data: { name, events, url, active: true } as never,
        });
      await sweep('2026-03-03T09:00');
      const anchors = (): string[] => letters.filter((text) => text.includes('anchor-3'));
      expect(anchors()).toHaveLength(2);
      expect(letters.join('\n')).toContain('To: shenji@example.test');
      const sent = received.filter(({ type }) => type === 'qiaomen.anchor');
      // Those of the last days too: what nobody has outside of the house proves nothing.
      expect(sent.map(({ data }) => (JSON.parse(data.statement) as { number: number }).number)).toEqual([
        1, 2, 3,
      ]);
      const file = path.join(root, 'event.txt');
      const { statement, signature, publicKey } = sent[2]?.data ?? {};
      fs.writeFileSync(file, JSON.stringify({ statement, signature, publicKey }));
      expect(await verify(file)).toMatchObject({ code: 0 });
      await sweep('2026-03-03T10:00');
      expect(received.filter(({ type }) => type === 'qiaomen.anchor')).toHaveLength(3);
    } finally {
      delete process.env['WEBHOOK_ALLOW'];
      receiver.closeAllConnections();
      await new Promise<void>((resolve) => receiver.close(() => resolve()));
    }
  }, 120_000);

  describe('the proof of an issue', () => {
    const proofOf = async (account: Parameters<Kit['send']>[0]): Promise<string> => {
      const answer = await kit.send(account, 'GET', `/api/casework/issues/${issues[0]?.id}/proof.html`);
      expect([
        answer.status,
        answer.headers.get('content-type'),
        answer.headers.get('content-disposition'),
      ]).toEqual([200, expect.stringContaining('text/html'), expect.stringContaining('attachment')]);
      return answer.text;
    };
    /** Runs the page's own script, without a network and without this application. */
    const checked = async (html: string): Promise<{ what: string; holds: boolean | null; why: string }[]> => {
      const script = /<script type="module">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
      const data = /<script type="application\/json" id="proof">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
      const file = path.join(root, 'proof.mjs');
      fs.writeFileSync(file, `${script}\nconsole.log(JSON.stringify(await check(${data})));`);
      const { stdout } = await promisify(execFile)(process.execPath, [file]);
      return JSON.parse(stdout) as { what: string; holds: boolean | null; why: string }[];
    };

    test('checks itself, for whoever reads the ledger', async () => {
      for (const [account, whole] of [
        ['office', '3 条的内容'],
        ['enterpriseA', '1 条的内容'],
      ] as const) {
        const html = await proofOf(account);
        const lines = await checked(html);
        expect(lines.filter(({ holds }) => holds !== true)).toEqual([]);
        expect(lines.map(({ why }) => why).join('\n')).toContain(whole);
        expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
      }
      expect(
        (await kit.send('enterpriseB', 'GET', `/api/casework/issues/${issues[0]?.id}/proof.html`)).status,
      ).toBe(404);
    }, 60_000);

    test('shows the enterprise nothing that its ledger does not', async () => {
      const html = await proofOf('enterpriseA');
      const ledger = await kit.send('groupA', 'GET', `/api/casework/issues/${issues[0]?.id}/ledger`);
      const [, accepted] = ledger.body.data as { actor: { account: string; membership: string } }[];
      expect(accepted?.actor.account).toMatch(/./);
      expect(html).not.toContain(accepted?.actor.account);
      expect(html).not.toContain(accepted?.actor.membership);
      expect(html).not.toContain('第二天的补充');
      expect(html).toContain('不向您显示的一条');
    });

    test('fails for a page in which anything was changed', async () => {
      const html = await proofOf('office');
      const failing = async (from: string | RegExp, to: string): Promise<string[]> => {
        const changed = html.replace(from, to);
        expect(changed).not.toBe(html);
        return (await checked(changed)).filter(({ holds }) => holds === false).map(({ what }) => what);
      };
      const data = html.indexOf('id="proof"');
      const inData = html.indexOf('第二天的补充', data);
      expect(inData).toBeGreaterThan(data);
      const note = (
        await checked(html.slice(0, inData) + html.slice(inData).replace('第二天的补充', '第二天的删改'))
      ).filter(({ holds }) => holds === false);
      expect(note.map(({ why }) => why)).toContain('内容与哈希不符');
      expect(await failing(/"signature":"../, '"signature":"AA')).toEqual(['签名']);
      expect(await failing(/"side":"right","hash":"../, '"side":"right","hash":"00')).toContain(
        '到总根的路径',
      );
    }, 60_000);
  });

  rowsThatCannotBeAnchored(() => ({ kit, folder, issues, sweep, verify }));
});
