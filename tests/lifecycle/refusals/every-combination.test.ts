import { PUBLIC_ACTIONS, STAGES } from '../../../src/plugins/casework/domain/lifecycle';
import { type Kit, PERSON, type Reply, evidence, order, scan } from '../support';
import {
  ACCOUNTS,
  ALL_STAGES,
  type Part,
  SITUATIONS,
  SPEC,
  type Situation,
  expected,
  isAsked,
  sees,
} from './specification';
import type { Account } from '../../support/city';
import { kit, useCity } from './support';

useCity();

/** Right input of each action, so that nothing but role and stage can refuse it. */
function inputOf(
  account: Account,
  action: string,
  s: Situation,
  part: Part | null,
  { kit, anchor, file }: Fixture,
): object {
  const { city } = kit;
  const inputs: Record<string, object> = {
    amend: { title: '厂区道路破损（补充）' },
    'request-decline': { ground: 'duplicate', reason: '重复' },
    answer: { measures: '已答复', evidence: evidence() },
    transfer: order(city),
    assign: order(city),
    'take-up': PERSON,
    return: { reason: '非本单位职责' },
    reassign: { leadUnit: city.departments.township, reason: '职责调整' },
    'change-person': PERSON,
    urge: { text: '请抓紧' },
    note: { text: '进展' },
    instruct: { text: '请速办' },
    'follow-up': { told: '正在办理', how: '电话' },
    'request-extension': { deadline: '2026-05-29', reason: '材料未到' },
    contribute: { measures: '已配合' },
    'report-back': { result: 'solved', measures: '已修复' },
    rework: { reason: '未到位' },
    confirm: { rating: 4 },
    reject: { reason: '未解决' },
    'refuse-consent': { reason: '再核实' },
    escalate: { reason: '涉及多部门' },
    decide: {
      decision: '由示例镇牵头',
      ...(s.stage === 'accepted' ? { unit: city.departments.township } : {}),
    },
    'request-withdrawal': { reason: '自行解决' },
    withdraw: { reason: '自行解决' },
    merge: { mainIssue: anchor },
    'call-back': { rating: 4 },
    correct: { field: 'channel', value: 'letter', reason: '录错', evidence: evidence() },
    void: { reason: '误录' },
    reopen: { reason: '问题复现' },
    'dismiss-proposal': { reason: '可自行解决' },
  };
  const input = inputs[action] ?? {};
  // The group's own scan; the leader's liaison needs none.
  if (part?.onBehalf)
    return { ...input, evidence: evidence(account === 'groupA' ? { attachments: [file] } : {}) };
  if (action === 'decide' && part?.role === 'office')
    return { ...input, evidence: evidence({ number: '市会办纪要〔2026〕1号', attachments: [file] }) };
  return input;
}

/** Actions after which the next account may go on with the same issue. */
const HARMLESS = [
  'amend',
  'urge',
  'note',
  'change-person',
  'follow-up',
  'contribute',
  'call-back',
  'correct',
  'instruct',
];

type Fixture = { kit: Kit; anchor: string; file: string };

describe('every action × account × stage', () => {
  let fixture: Fixture;
  let nowhere: Reply;
  const actions = Object.keys(SPEC);

  beforeAll(async () => {
    fixture = { kit, anchor: await kit.register(), file: await scan(kit) };
    nowhere = await kit.act('groupA', 'nosuchissue', 'accept');
  });

  test('the specification’s table names the stages and actions that the code has', () => {
    expect([...actions, 'register'].sort()).toEqual([...PUBLIC_ACTIONS].sort());
    expect([...ALL_STAGES]).toEqual([...STAGES]);
    expect(new Set(SITUATIONS.map((s) => s.stage))).toEqual(new Set(ALL_STAGES));
  });

  test('no pair of account, action and situation that is refused goes unasked', () => {
    const pairs = (asked: boolean): Set<string> =>
      new Set(
        SITUATIONS.flatMap((s) =>
          ACCOUNTS.flatMap((account) =>
            actions.flatMap((action) => {
              const { status } = expected(action, account, s);
              if (status === 200 || (asked && !isAsked(action, account, s))) return [];
              return [
                `${status} ${account} ${action}`,
                `${status} ${account} ${s.name}`,
                `${status} ${action} ${s.name}`,
              ];
            }),
          ),
        ),
      );
    expect(pairs(true)).toEqual(pairs(false));
  });

  test.each(SITUATIONS.map((s) => [s.name, s] as const))(
    '%s',
    async (_name, situation) => {
      const { anchor, file } = fixture;
      let issue = await situation.make(kit, anchor, file);
      let before = await kit.snapshot(issue);

      for (const account of ACCOUNTS) {
        const want = actions.map((action) => ({ action, ...expected(action, account, situation) }));
        const allowed = want.filter((w) => w.status === 200).map((w) => w.action);

        const offered = await kit.send(account, 'GET', `/api/casework/issues/${issue}/actions`);
        if (sees(account, situation)) {
          const offer = (offered.body?.data ?? []) as { action: string; schema: { required?: string[] } }[];
          expect({ account, allowed: offer.map((o) => o.action).sort() }).toEqual({
            account,
            allowed: [...allowed].sort(),
          });
          for (const { action, part } of want.filter((w) => w.status === 200)) {
            const asks = offer.find((o) => o.action === action)?.schema.required?.includes('evidence');
            const must = 'evidence' in inputOf(account, action, situation, part, fixture);
            expect({ account, action, asks: asks ?? false }).toEqual({ account, action, asks: must });
          }
        } else expect(offered).toMatchObject({ status: 404, text: nowhere.text });

        let refusals: { action: string; http_status: number }[] = [];
        const settle = async (): Promise<void> => {
          expect({ account, unchanged: (await kit.snapshot(issue)) === before }).toEqual({
            account,
            unchanged: true,
          });
          const recorded = await kit.rows(
            `select a.action, a.http_status from refused_attempts a join issues i on i.id = a.issue_id
              where i.document_id = $1 and a.name = $2 order by a.id`,
            [issue, account],
          );
          const key = (r: Record<string, unknown>): string =>
            `${String(r['action'])} ${String(r['http_status'])}`;
          expect({ account, recorded: recorded.map(key).sort() }).toEqual({
            account,
            recorded: refusals.map(key).sort(),
          });
        };

        const ask = async ({ action, status, part }: (typeof want)[number]): Promise<void> => {
          const answer = await kit.act(
            account,
            issue,
            action,
            inputOf(account, action, situation, part, fixture),
          );
          const about = { situation: situation.name, account, action };
          expect({ ...about, status: answer.status, text: answer.text }).toEqual({
            ...about,
            status,
            text: status === 404 ? nowhere.text : expect.any(String),
          });
          if (status === 403)
            expect(answer.body.error).toMatchObject({ name: 'ForbiddenError', status: 403 });
          if (status === 409) {
            const { stage, allowedActions } = answer.body.error.details;
            expect({ ...about, stage, allowed: [...allowedActions].sort() }).toEqual({
              ...about,
              stage: situation.stage,
              allowed: [...allowed].sort(),
            });
          }
          if (status === 403 || status === 409) refusals.push({ action, http_status: status });
        };

        // Refusals change nothing, so they may come all at once.
        const refused = want.filter((w) => w.status !== 200 && isAsked(w.action, account, situation));
        for (let i = 0; i < refused.length; i += 8) await Promise.all(refused.slice(i, i + 8).map(ask));
        for (const one of want.filter((w) => w.status === 200)) {
          await settle();
          await ask(one);
          if (!HARMLESS.includes(one.action)) {
            issue = await situation.make(kit, anchor, file);
            refusals = [];
          }
          before = await kit.snapshot(issue);
        }
        await settle();
      }
    },
    600_000,
  );
});
