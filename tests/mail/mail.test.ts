import { ImapFlow } from 'imapflow';
import { bootApp } from '../support/app';
import { buildCity } from '../support/city';
import { dovecot, withoutDovecot, type Dovecot } from '../support/dovecot';
import { spawnApp } from '../support/spawn-app';
import { kitOn, type Kit } from '../lifecycle/support';
import { KINDS, MAILBOX, SENDER, make, type Made } from './letters';

/**
 * Letters of every kind from a real IMAP server (§四.1), with a kill in the middle: each is one intake, a note or left
 * out and counted; none twice, none lost.
 */

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are looked at freely */

const missing = withoutDovecot();
if (missing) console.warn(`tests of the mailbox are skipped: ${missing}`);
const suite = missing ? describe.skip : describe;

suite('the mailbox', () => {
  let kit: Kit;
  let server: Dovecot;
  let issue = '';
  let number = '';
  const letters: Made[] = [];

  const client = async (): Promise<ImapFlow> => {
    const made = new ImapFlow({
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      auth: { user: MAILBOX, pass: server.password },
      logger: false,
    });
    await made.connect();
    return made;
  };
  const deliver = async (raws: Buffer[]): Promise<void> => {
    const imap = await client();
    for (const raw of raws) await imap.append('INBOX', raw);
    await imap.logout();
  };
  const unseen = async (): Promise<number> => {
    const imap = await client();
    const status = await imap.status('INBOX', { unseen: true });
    await imap.logout();
    return (status && status.unseen) || 0;
  };
  const sweep = async (url = kit.app.url): Promise<any> => {
    const { status, body } = await kit.send('office', 'POST', '/api/casework/sweep', {}, { base: url });
    expect(status).toBe(200);
    return body.data.steps.find(({ name }: any) => name === 'mail-intake');
  };
  const outcomes = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (
        await kit.rows<{ outcome: string; n: number }>(
          'select outcome, count(*)::int as n from casework.mail_messages group by outcome',
        )
      ).map(({ outcome, n }) => [outcome, n]),
    );
  const intakeOf = async (mark: string): Promise<any[]> =>
    kit.rows(
      `select n.*, e.name as enterprise from intakes n left join enterprises e on e.id = n.enterprise_id
        where n.subject like '%' || $1 || '%' or n.text like '%' || $1 || '%'`,
      [mark],
    );
  const files = (id: number, field: string): Promise<{ name: string; document_id: string }[]> =>
    kit.rows(
      `select f.name, f.document_id from files_related_mph m join files f on f.id = m.file_id
        where m.related_id = $1 and m.related_type = 'api::intake.intake' and m.field = $2 order by m."order"`,
      [id, field],
    );

  beforeAll(async () => {
    server = await dovecot();
    const app = await bootApp({
      env: { IMAP_URL: `imap://${MAILBOX}:${server.password}@127.0.0.1:${server.port}/INBOX` },
    });
    kit = kitOn(app, await buildCity(app));
    await kit.rows('update enterprises set contact_email = $1 where document_id = $2', [
      SENDER,
      kit.city.enterprises.A,
    ]);
    issue = await kit.register();
    number = (await kit.row(issue))['number'] as string;
  }, 300_000);
  afterAll(async () => {
    await kit?.app.stop();
    await server?.remove();
  });

  test('300 letters of every kind, with a kill in the middle: each once', async () => {
    for (let n = 0; n < 300; n += 1) letters.push(make(KINDS[n % KINDS.length] ?? 'plain', n, number));
    await deliver(letters.map(({ raw }) => raw));
    const other = await spawnApp(kit.app.database);
    const running = sweep(other.url).catch(() => null);
    for (let tries = 0; tries < 2_000; tries += 1) {
      const done = Object.values(await outcomes()).reduce((a, b) => a + b, 0);
      if (done > 100) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await other.kill();
    await running;
    const before = Object.values(await outcomes()).reduce((a, b) => a + b, 0);
    expect(before).toBeGreaterThan(100);
    expect(before).toBeLessThan(270);

    // Two of them at once go on.
    const second = await spawnApp(kit.app.database);
    const [one, two] = await Promise.all([sweep(), sweep(second.url)]);
    await second.stop();
    expect([one.failed, two.failed]).toEqual([0, 0]);
    for (let tries = 0; (await unseen()) > 0 && tries < 5; tries += 1) await sweep();
    expect(await unseen()).toBe(0);

    const wanted = (becomes: Made['becomes']): number =>
      letters.filter((one) => one.becomes === becomes).length;
    const counted = await outcomes();
    // The same Message-ID many times is one.
    expect(counted['intake']).toBe(wanted('intake') + 1);
    expect(counted['attached']).toBe(wanted('attached'));
    const left = (['auto-reply', 'bounce', 'list', 'own'] as const).map((why) => counted[why] ?? 0);
    expect(left.reduce((a, b) => a + b, 0)).toBe(wanted('left-out'));
    expect(left.every((n) => n > 0)).toBe(true);
    const [kept] = await kit.rows<{ n: number }>('select count(*)::int as n from intakes');
    expect(kept?.n).toBe(wanted('intake') + 1 + wanted('attached'));
    for (const { mark, becomes, kind } of letters)
      if (becomes !== 'twice')
        expect([kind, mark, (await intakeOf(mark)).length]).toEqual([
          kind,
          mark,
          becomes === 'left-out' ? 0 : 1,
        ]);
    const again = await sweep();
    expect(again.done).toEqual({});
  });

  const first = (kind: Made['kind']): Made => letters.find((one) => one.kind === kind) as Made;

  test('texts come as they were meant, whatever they came wrapped in', async () => {
    const of = async (kind: Made['kind']): Promise<any> => (await intakeOf(first(kind).mark))[0];
    expect(await of('plain')).toMatchObject({
      channel: 'email',
      state: 'new',
      enterprise: '示例甲有限公司',
      from_name: '示例联系人',
      from_address: SENDER,
    });
    const gb = await of('gb18030');
    expect([gb.subject, gb.text]).toEqual([
      `厂区门前道路破损 ${first('gb18030').mark}`,
      '请协调修复，谢谢。',
    ]);
    const html = await of('html');
    expect(html.text).toContain('第二段');
    expect(html.text).not.toMatch(/alert|<p>/);
    const nested = await of('nested');
    expect(nested.text).toContain('正文');
    expect((await files(nested.id, 'attachments')).map(({ name }) => name)).toEqual(['现场.pdf']);
    const forwarded = await of('forwarded');
    expect(forwarded.text).toMatch(/请见转发[^]*转发的邮件[^]*示例某 a@b\.example[^]*原始诉求[^]*里面的话/);
    const winmail = await of('winmail');
    expect(winmail.text).toContain('里面的正文');
    expect((await files(winmail.id, 'attachments')).map(({ name }) => name)).toEqual(['plan.pdf']);
    const attachments = await of('attachments');
    expect((await files(attachments.id, 'attachments')).map(({ name }) => name)).toEqual(['ok.pdf']);
    expect(attachments.left_out).toBe('run.exe、no.pdf');
    expect((await of('broken')).state).toBe('new');
    // A stranger who names the number has not spoken for the enterprise.
    expect(await of('stranger')).toMatchObject({ state: 'new', enterprise: null });
  });

  test('the number in the subject, from the enterprise itself, makes it a note on that issue', async () => {
    const { mark } = first('numbered');
    const [intake] = await intakeOf(mark);
    expect(intake.state).toBe('attached');
    const notes = await kit.rows<{ input: string; actor: string }>(
      `select l.input::text, l.actor::text from ledger_entries l join issues i on i.id = l.issue_id
        where i.document_id = $1 and l.action = 'note' and l.input::text like '%' || $2 || '%'`,
      [issue, mark],
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]?.actor).toContain('system');
    const told = await kit.rows(`select 1 from casework.outbox where event = 'intake-attached'`);
    expect(told.length).toBe(letters.filter(({ becomes }) => becomes === 'attached').length);
  });

  test('the message itself is kept, for who sees the intake and nobody else', async () => {
    const { mark, raw } = first('plain');
    const [intake] = await intakeOf(mark);
    const [original] = await files(intake.id, 'original');
    const fetched = (who: 'groupA' | 'groupB' | 'unitA'): Promise<Response> =>
      fetch(`${kit.app.url}/api/casework/files/${original?.document_id}`, {
        headers: { authorization: `Bearer ${kit.city.people[who].token}` },
      });
    const answer = await fetched('groupA');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toContain(raw.toString().trim().slice(0, 100));
    expect((await fetched('groupB')).status).toBe(404);
    expect((await fetched('unitA')).status).toBe(404);
    expect(
      (await kit.send('groupA', 'POST', `/api/casework/intakes/${intake.document_id}/register`)).status,
    ).toBe(201);
  });

  test('20 MB is taken; a sender who is not who he says is nobody’s; the server’s clock counts', async () => {
    const big = make('plain', 900, number);
    const filler = Buffer.from(`\r\n${'x'.repeat(76)}`.repeat(265_000));
    const forged = make('plain', 901, number)
      .raw.toString()
      .replace('MIME-Version', 'Authentication-Results: mx.example; dmarc=fail\r\nMIME-Version');
    await deliver([Buffer.concat([big.raw, filler]), Buffer.from(forged)]);
    expect((await sweep()).done).toEqual({ intake: 2 });
    const [large] = await intakeOf('MARK900E');
    expect(large.text.length).toBeLessThanOrEqual(10_000);
    const [foreign] = await intakeOf('MARK901E');
    expect(foreign.enterprise).toBeNull();
    // The letter says 2 March.
    expect(Date.now() - new Date(foreign.received_at).getTime()).toBeLessThan(3_600_000);
  });

  test('a server that is away is a failure to be seen, and nothing is lost', async () => {
    await deliver([make('plain', 910, number).raw]);
    await server.stop();
    const away = await sweep();
    expect([away.failed, typeof away.error]).toEqual([1, 'string']);
    expect(JSON.stringify(away)).not.toContain(server.password);
    await server.start();
    expect((await sweep()).done).toEqual({ intake: 1 });
  });

  test('one that cannot be kept stops no other, and is tried again', async () => {
    await kit.app.ownerDb.query(
      `alter table intakes add constraint probe check (subject not like '%MARK920E%') not valid`,
    );
    await deliver([920, 921, 922].map((n) => make('plain', n, number).raw));
    const failed = await sweep();
    expect([failed.done, failed.failed]).toEqual([{ intake: 2 }, 1]);
    expect(await unseen()).toBe(1);
    await kit.app.ownerDb.query('alter table intakes drop constraint probe');
    expect((await sweep()).done).toEqual({ intake: 1 });
    expect(await unseen()).toBe(0);
  });
});
