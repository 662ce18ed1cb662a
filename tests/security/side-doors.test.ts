import { reach, startKit, type Kit } from '../lifecycle/support';
import { panel, type PanelCaller } from '../support/admin';
import { creditCode, type Account } from '../support/city';

/** Ways round: of who would read, take or hide something by a door beside the one that is watched. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
type Json = any;

const DAY = 86_400_000;
const daysAgo = (n: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - n * DAY).toISOString().slice(0, 10);
const instantAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

let kit: Kit;
let superAdmin: PanelCaller;
let officePanel: PanelCaller;

const send = (who: Account, method: string, path: string, data?: object): Promise<Json> =>
  kit.send(who, method, path, data === undefined ? undefined : { data });

let made = 0;
/** An enterprise of the office's making, paired as it is said. */
async function enterprise(pairing: { leader: string; group: string; since: string }): Promise<Json> {
  made += 1;
  const answer = await send('office', 'POST', '/api/enterprises', {
    name: `示例往来有限公司${made}`,
    creditCode: creditCode(`91230883MA1BBBB${20 + made}`),
    scale: 'small',
  });
  const { documentId } = answer.body.data;
  const paired = await send('office', 'POST', '/api/pairings', { enterprise: documentId, ...pairing });
  expect(paired.status).toBe(201);
  return { documentId, pairing: paired.body.data.documentId };
}

beforeAll(async () => {
  kit = await startKit();
  superAdmin = await panel(kit.app, kit.city, 'super');
  officePanel = await panel(kit.app, kit.city, 'office');
}, 300_000);
afterAll(() => kit?.app.stop());

test('a refused attempt is on record whatever it was called with', async () => {
  const id = await reach(kit, 'registered');
  const recorded = async (): Promise<number> =>
    (
      await kit.rows(
        'select 1 from refused_attempts r join issues i on i.id = r.issue_id where i.document_id = $1',
        [id],
      )
    ).length;
  const answer = await kit.act('groupA', id, 'accept', { 'x\u0000': 1 });
  expect(answer.status).toBe(400);
  expect(await recorded()).toBe(1);
  await kit.act('groupA', id, `accept`, { ['\ud800'.repeat(300)]: 1 });
  expect(await recorded()).toBe(2);
});
