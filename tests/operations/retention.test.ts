import fs from 'node:fs';
import path from 'node:path';
import { packStep } from '../../src/plugins/casework/server/src/features/archive/pack-step';
import { retentionStep } from '../../src/plugins/casework/server/src/features/archive/retention-step';
import type { StepReport } from '../../src/plugins/casework/server/src/platform/sweep/steps';
import { reach, startKit, type Kit } from '../lifecycle/support';
import { command, temporaryFolder } from './support';

/** Visibly invented, and found again wherever it is left. */
const PHONE = '13900000001';
const NAME = '示例联系人甲';
const EMAIL = 'kept@example.test';
const YEAR_MS = 365.25 * 86_400_000;

/** Contact data goes by the schedule that the office has set, and no earlier than the archive has what it needs. */
describe('contact data of enterprises', () => {
  let kit: Kit;
  let issue: string;
  let folder: string;
  const later = (years: number): Date => new Date(Date.now() + years * YEAR_MS);
  const step = (years: number): Promise<StepReport> =>
    retentionStep.run({ strapi: kit.app.strapi, now: later(years), draining: () => false });
  const preview = async (
    years?: number,
  ): Promise<{ row: Record<string, unknown>; meta: Record<string, unknown> }> => {
    const answer = await kit.send(
      'office',
      'GET',
      `/api/casework/retention${years ? `?years=${years}` : ''}`,
    );
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    const found = (answer.body.data as { enterprise: { documentId: string } }[]).find(
      ({ enterprise }) => enterprise.documentId === kit.city.enterprises.A,
    );
    return {
      row: (found ?? {}) as Record<string, unknown>,
      meta: answer.body.meta as Record<string, unknown>,
    };
  };
  /** Where the text still stands, in the tables that hold contact data. */
  const left = async (text: string): Promise<string[]> => {
    const { rows } = await kit.app.ownerDb.query<{ place: string }>(
      `select 'enterprises' as place from enterprises e where to_jsonb(e)::text like $1
       union all select 'changes' from casework.changes c where to_jsonb(c)::text like $1
       union all select 'intakes' from intakes n where to_jsonb(n)::text like $1
       union all select 'staff_members' from staff_members s where to_jsonb(s)::text like $1
       union all select 'erasures' from casework.erasures x where to_jsonb(x)::text like $1 order by 1`,
      [`%${text}%`],
    );
    return [...new Set(rows.map(({ place }) => place))];
  };
  const own = `(select id from enterprises where document_id = $1)`;

  beforeAll(async () => {
    folder = temporaryFolder();
    kit = await startKit();
    const a = kit.city.enterprises.A;
    for (const phone of ['13900000000', PHONE])
      await kit.app.ownerDb.query(
        'update enterprises set contact_name = $2, contact_phone = $3, contact_email = $4 where document_id = $1',
        [a, NAME, phone, EMAIL],
      );
    await kit.app.ownerDb.query('update staff_members set phone = $2 where id = $1', [
      kit.city.people.enterpriseA.staffId,
      PHONE,
    ]);
    await kit.inside(
      `insert into intakes (document_id, channel, from_name, from_address, received_at, subject, state, due_at, yellow_from, enterprise_id)
       values ('intake-of-a', 'email', '${NAME}', '${EMAIL}', now() at time zone 'UTC', '来信', 'dismissed', now() at time zone 'UTC',
               now() at time zone 'UTC', ${own})`,
      [a],
    );
    issue = await reach(kit, 'closed');
  }, 300_000);
  afterAll(async () => {
    await kit?.app.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('stays while somebody is paired with it or acts for it, whatever the years', async () => {
    await kit.app.ownerDb.query('update settings set contact_keep_years = 2');
    expect((await preview()).row).toEqual({});
    expect((await step(30)).done).toEqual({});
    const a = kit.city.enterprises.A;
    await kit.app.ownerDb.query(
      `update pairings set until = now() at time zone 'UTC' where enterprise_id = ${own}`,
      [a],
    );
    await kit.app.ownerDb.query(
      `update memberships set until = now() at time zone 'UTC' where enterprise_id = ${own}`,
      [a],
    );
  });

  test('is shown before it goes, for the years that are set and for others, and to overseers alone', async () => {
    const { row, meta } = await preview();
    expect(row).toMatchObject({
      due: false,
      unpacked: 1,
      fields: ['contactName', 'contactPhone', 'contactEmail'],
      intakes: 1,
      people: 1,
    });
    expect(meta).toMatchObject({ years: 2, asked: 2, erased: 0 });
    const gap = (one: { row: Record<string, unknown> }): number =>
      new Date(one.row['dueAt'] as string).getFullYear() - new Date(one.row['since'] as string).getFullYear();
    expect([gap(await preview()), gap(await preview(7))]).toEqual([2, 7]);
    expect((await kit.send('groupA', 'GET', '/api/casework/retention')).status).toBe(403);
    expect((await kit.send('auditor', 'GET', '/api/casework/retention')).status).toBe(200);
    // The list itself tells whom, not how they are reached.
    expect((await kit.send('office', 'GET', '/api/casework/retention')).text).not.toContain(PHONE);
  });

  test('is held until its issues have been packed for the archive', async () => {
    expect((await step(3)).done).toEqual({});
    expect(await left(PHONE)).toEqual(['changes', 'enterprises', 'staff_members']);
    expect((await kit.send('office', 'POST', '/api/casework/sweep', {})).status).toBe(200);
    process.env['ARCHIVE_DIR'] = folder;
    const pack = (days: number): Promise<StepReport> =>
      packStep.run({
        strapi: kit.app.strapi,
        now: new Date(Date.now() + days * 86_400_000),
        draining: () => false,
      });
    // The enterprise may still reopen it.
    expect((await pack(10)).done).toEqual({});
    expect((await pack(40)).done).toEqual({ packed: 1 });
    expect((await pack(41)).done).toEqual({});
    const year = fs.readdirSync(folder)[0] ?? '';
    const [name = ''] = fs.readdirSync(path.join(folder, year));
    const download = await fetch(`${kit.app.url}/api/casework/issues/${issue}/archive.zip`, {
      headers: { authorization: `Bearer ${kit.city.people.office.token}` },
    });
    expect(Buffer.from(await download.arrayBuffer())).toEqual(fs.readFileSync(path.join(folder, year, name)));
    expect((await preview()).row).toMatchObject({ unpacked: 0, due: false });
  });

  test('goes when its years have run, wherever it stands, and that it went is on record', async () => {
    expect((await step(1.5)).done).toEqual({});
    expect(await left(PHONE)).toEqual(['changes', 'enterprises', 'staff_members']);
    expect((await step(2.5)).done).toEqual({ erased: 1 });
    for (const text of [PHONE, '13900000000', NAME, EMAIL])
      expect([text, await left(text)]).toEqual([text, []]);
    const { rows } = await kit.app.ownerDb.query(
      'select fields, years from casework.erasures where document_id = $1',
      [kit.city.enterprises.A],
    );
    expect(rows).toEqual([
      { fields: ['contactName', 'contactPhone', 'contactEmail', 'intakes', 'people'], years: 2 },
    ]);
    const { rows: changes } = await kit.app.ownerDb.query<{ was: string; is: string | null }>(
      `select before ->> 'contact_phone' as was, after ->> 'contact_phone' as is from casework.changes
        where subject = 'enterprises' and document_id = $1 order by id desc limit 1`,
      [kit.city.enterprises.A],
    );
    expect(changes).toEqual([{ was: '已清除', is: null }]);
    expect((await preview()).meta).toMatchObject({ erased: 1 });
    expect((await step(2.6)).done).toEqual({});
  });

  test('of others stays, and ledgers verify as before', async () => {
    const { rows } = await kit.app.db.query<{ n: number }>(
      'select count(*)::int as n from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = $1',
      [issue],
    );
    expect(rows[0]?.n).toBeGreaterThan(5);
    const { code, output } = await command('ledger-verify.mjs', [], kit.app.database);
    expect([code, output]).toEqual([0, expect.any(String)]);
  }, 120_000);

  test('is freed from records of changes in no other way, by nobody', async () => {
    await kit.app.ownerDb.query(
      `update enterprises set contact_phone = '13900000002' where document_id = $1`,
      [kit.city.enterprises.B],
    );
    for (const statement of [
      `update casework.changes set before = casework.without_contacts(before), after = casework.without_contacts(after)`,
      `update casework.changes set actor = null where document_id = '${kit.city.enterprises.A}'`,
      'delete from casework.changes',
      'delete from casework.erasures',
      'update casework.archive_packages set sequence = 1',
    ])
      await expect(kit.app.ownerDb.query(statement)).rejects.toThrow(/is refused/);
    await expect(
      kit.app.db.query(
        `insert into casework.erasures (subject, document_id, fields, years, since) values ('enterprises', 'x', '{}', 1, now())`,
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
