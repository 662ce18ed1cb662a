import {
  createCalendar,
  seedFromChineseDays,
  type Calendar,
  type DayKind,
  type LocalDate,
} from '../../src/plugins/casework/domain/calendar';
import { lightOf, type Actor, type Stage } from '../../src/plugins/casework/domain/lifecycle';
import { act, actAsSystem, register } from '../../src/plugins/casework/server/src/features/issues/act';
import type { Call } from '../../src/plugins/casework/server/src/platform/calls/call';
import { asOwner, rows, type Trx } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { CaseworkError } from '../../src/plugins/casework/server/src/platform/answers/errors';
import type { TestApp } from '../support/app';
import { newDocumentId, type City } from '../support/city';
import { PEOPLE, UNITS, type Data, type Enterprise, type Side, type Unit, type Who } from './state';
import { type Named } from './effects';

/** How an action came out: the answer's status, and the issue's documentId when it made one. */
export type Outcome = { status: number; documentId: string | null; body: unknown };

/** An interface to the application, driven by the model-based test. */
export type Door = {
  register(who: Who, data: Data, now: Date): Promise<Outcome>;
  act(who: Who, documentId: string, action: string, data: Data, now: Date): Promise<Outcome>;
  /** @param known how many entries of an issue's ledger have been read before, by documentId */
  read(documentIds: readonly string[], known: Record<string, number>): Promise<Seen[]>;
};

export type Entry = {
  sequence: number;
  action: string;
  from: string | null;
  to: string | null;
  actor: { role: string; onBehalfOf: { role: string } | null };
  happenedAt: string;
  recordedAt: string;
  input: Record<string, unknown>;
  dues: { met: Record<string, string>; set: Record<string, string | null> };
  prevHash: string;
  hash: string;
};

/** An issue as the tables have it. */
export type Seen = {
  picture: (now: Date) => Record<string, unknown>;
  counts: Record<string, number>;
  /** entries of the ledger that were not known */
  entries: Entry[];
  /** everything but the ledger, to see whether anything was touched */
  raw: string;
};

type Row = Record<string, unknown>;

/** The keys of the city's records. */
export type Keys = {
  department: Map<string, number>;
  leader: Map<string, number>;
  enterprise: Map<string, number>;
};

export async function keysOf(app: TestApp): Promise<Keys> {
  const load = async (table: string): Promise<Map<string, number>> => {
    const result = await app.db.query<{ id: number; document_id: string }>(
      `select id, document_id from ${table}`,
    );
    return new Map(result.rows.map((r) => [r.document_id, r.id]));
  };
  return {
    department: await load('departments'),
    leader: await load('leaders'),
    enterprise: await load('enterprises'),
  };
}

const SEED = seedFromChineseDays(
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- data of a package, no types
  require('chinese-days/dist/chinese-days.json'),
);

export const calendarWith = (overrides: readonly { date: LocalDate; kind: DayKind }[]): Calendar =>
  createCalendar({ seed: SEED, seedYears: SEED.years, overrides, enteredYears: [] });

const GROUPS = { A: 'fagai', B: 'shangwu' } as const;

export function namesOf(city: City): Named {
  const find = <K extends string>(map: Record<K, string>, value: unknown): K =>
    (Object.keys(map) as K[]).find((key) => map[key] === value) as K;
  return {
    unit: (value) => find(city.departments, value) as Unit,
    enterprise: (value) => find(city.enterprises, value) as Enterprise,
    complaint: (value) => value === city.categories.complaint,
  };
}

const actorOf = (city: City, keys: Keys, who: Who): Actor => {
  const person: { kind: Actor['kind']; of?: Side; unit?: Unit } = PEOPLE[who];
  const { kind, of, unit } = person;
  return {
    kind,
    membership: city.people[who].membership,
    name: who,
    account: `api:${who}`,
    organisation: who,
    departmentId:
      (kind === 'group' && of ? keys.department.get(city.departments[GROUPS[of]]) : undefined) ??
      (unit ? keys.department.get(city.departments[unit]) : undefined) ??
      null,
    leaderId:
      (kind === 'leader' || kind === 'liaison') && of ? (keys.leader.get(city.leaders[of]) ?? null) : null,
    enterpriseId: kind === 'enterprise' && of ? (keys.enterprise.get(city.enterprises[of]) ?? null) : null,
  };
};

const outcomeOf = async (work: () => Promise<{ status: number; body: { data: Row } }>): Promise<Outcome> => {
  try {
    const { status, body } = await work();
    return { status, body, documentId: body.data['documentId'] as string };
  } catch (error) {
    if (!(error instanceof CaseworkError)) throw error;
    return { status: error.status, body: error.toBody('zh'), documentId: null };
  }
};

/** The use-cases themselves, in one transaction that the run rolls back, at any instant. */
export function useCases(
  app: TestApp,
  city: City,
  keys: Keys,
  trx: Trx,
): Door & {
  openPairing(): Promise<void>;
  handOver(documentId: string, now: Date): Promise<boolean>;
  declareDay(date: LocalDate, kind: DayKind): Promise<void>;
  recompute(documentId: string, now: Date): Promise<boolean>;
} {
  const call = (who: Who, now: Date): Call => ({ actor: actorOf(city, keys, who), now });
  const asSystem = async (
    documentId: string,
    action: 'hand-over' | 'recompute',
    now: Date,
  ): Promise<boolean> => {
    const [row] = await rows<{ id: number }>(trx, 'select id from issues where document_id = ?', [
      documentId,
    ]);
    return asOwner(trx, 'The test acts as the system', () =>
      actAsSystem(trx, row?.id ?? 0, action, { reason: '测试' }, now),
    );
  };
  return {
    register: (who, data, now) => outcomeOf(() => register(trx, data, call(who, now))),
    act: (who, documentId, action, data, now) =>
      outcomeOf(() => act(trx, documentId, action, data, call(who, now))),
    read: (ids, known) =>
      read(city, keys, async (sql, values) => rows<Row>(trx, sql.replace(/\$\d/g, '?'), values), ids, known),
    async openPairing() {
      await trx.raw(
        `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, created_at, updated_at, published_at)
         values (?, ?, ?, ?, '2020-01-01', now(), now(), now())`,
        [
          newDocumentId(),
          keys.enterprise.get(city.enterprises.unpaired) ?? 0,
          keys.leader.get(city.leaders.B) ?? 0,
          keys.department.get(city.departments.shangwu) ?? 0,
        ],
      );
    },
    handOver: (documentId, now) => asSystem(documentId, 'hand-over', now),
    async declareDay(date, kind) {
      await trx.raw(
        `insert into calendar_days (document_id, date, kind, created_at, updated_at, published_at) values (?, ?, ?, now(), now(), now())`,
        [newDocumentId(), date, kind],
      );
    },
    recompute: (documentId, now) => asSystem(documentId, 'recompute', now),
  };
}

/** The same over HTTP, at the present instant. */
export function overHttp(app: TestApp, city: City, keys: Keys): Door {
  const outcome = ({
    status,
    body,
  }: {
    status: number;
    body: { data?: { documentId?: string } | null };
  }): Outcome => ({
    status,
    body,
    documentId: body.data?.documentId ?? null,
  });
  return {
    register: async (who, data) => outcome(await city.as(who).post('/api/casework/issues', { data })),
    act: async (who, documentId, action, data) => outcome(await city.as(who).act(documentId, action, data)),
    read: (ids, known) =>
      read(city, keys, async (sql, values) => (await app.db.query<Row>(sql, values)).rows, ids, known),
  };
}

const instant = (value: unknown): Date | null =>
  typeof value === 'string' ? new Date(`${value.replace(' ', 'T')}Z`) : null;

const ENDED = ['returned', 'superseded', 'cancelled', 'reopened'];

async function read(
  city: City,
  keys: Keys,
  query: (sql: string, values: unknown[]) => Promise<Row[]>,
  ids: readonly string[],
  known: Record<string, number>,
): Promise<Seen[]> {
  const part = (table: string): string =>
    `(select coalesce(json_agg(t order by t.id), '[]'::json) from ${table} t where t.issue_id = i.id)`;
  const found = await query(
    `select i.document_id, json_build_object('issue', row_to_json(i), 'transfers', ${part('transfers')}, 'requests', ${part('issue_requests')},
       'escalations', ${part('escalations')}, 'milestones', ${part('milestones')}, 'main', (select m.document_id from issues m where m.id = i.main_issue_id),
       'entries', (select coalesce(json_agg(l order by l.sequence), '[]'::json) from ledger_entries l
                    where l.issue_id = i.id and l.sequence > coalesce(($1::json ->> i.document_id)::int, 0))) as all
       from issues i where i.document_id = any($2)`,
    [JSON.stringify(known), ids],
  );
  const unitName = (id: unknown): Unit | null =>
    UNITS.find((u) => keys.department.get(city.departments[u]) === id) ?? null;
  const nameOf = <K extends string>(
    names: Record<K, string>,
    map: Map<string, number>,
    id: unknown,
  ): K | null => (Object.keys(names) as K[]).find((key) => map.get(names[key]) === id) ?? null;

  return ids.map((id) => {
    const all = found.find((r) => r['document_id'] === id)?.['all'] as {
      issue: Row;
      transfers: Row[];
      requests: Row[];
      escalations: Row[];
      milestones: Row[];
      main: string | null;
      entries: Row[];
    };
    const { issue, entries, ...parts } = all;
    const live = all.transfers.filter((t) => !ENDED.includes(t['state'] as string));
    const leads = live.filter((t) => t['role'] === 'lead');
    const open = all.escalations.filter((e) => e['state'] === 'open');
    if (leads.length > 1 || open.length > 1) throw new Error('more than one live lead or open escalation');
    const [lead] = leads;
    const deadline = instant(issue['deadline']);
    if (lead && deadline && instant(lead['deadline'])?.getTime() !== deadline.getTime())
      throw new Error('the lead transfer has another deadline than its issue');
    const group = nameOf(city.departments, keys.department, issue['group_id']);
    const leader = nameOf(city.leaders, keys.leader, issue['leader_id']);
    const pair = group === 'fagai' ? 'A' : group === 'shangwu' ? 'B' : null;
    if (leader !== pair) throw new Error(`group ${group} with leader ${leader}`);
    const date = (column: string): Date | null => instant(issue[column]);
    const yellowFrom = date('yellow_from');
    const redFrom = date('red_from');
    const stage = issue['stage'] as Stage;
    const states: Record<string, string> = { sent: 'asked', contributed: 'contributed', skipped: 'skipped' };
    return {
      raw: JSON.stringify({ issue, ...parts }),
      counts: {
        rework: issue['rework_count'] as number,
        return: issue['return_count'] as number,
        reopen: issue['reopen_count'] as number,
        urge: issue['urge_count'] as number,
      },
      picture: (now) => ({
        stage,
        light: lightOf({ stage, redFrom, yellowFrom }, now),
        level: issue['level'],
        enterprise: nameOf(city.enterprises, keys.enterprise, issue['enterprise_id']),
        pair,
        complaint: issue['complaint'],
        handlingType: issue['handling_type'],
        receivedAt: date('received_at'),
        closedAt: date('closed_at'),
        longTerm: issue['long_term'],
        rating: issue['rating'],
        ratingOnBehalf: issue['rating_on_behalf'],
        solved: issue['solved'],
        notFullySolved: issue['not_fully_solved'],
        instructionOpen: issue['instruction_open'],
        instructionDueAt: date('instruction_due_at'),
        acceptDueAt: date('accept_due_at'),
        transferDueAt: date('transfer_due_at'),
        takeUpDueAt: date('take_up_due_at'),
        confirmDueAt: date('confirm_due_at'),
        consentDueAt: date('consent_due_at'),
        deadline,
        firstDeadline: date('first_deadline'),
        committedDeadline: date('committed_deadline'),
        dueAt: date('due_at'),
        yellowFrom,
        redFrom,
        milestoneDueAt: date('milestone_due_at'),
        provisional: issue['provisional'],
        leadUnit: unitName(issue['lead_unit_id']),
        lead: lead
          ? { unit: unitName(lead['unit_id']), binding: lead['binding'], grants: lead['grant_count'] }
          : null,
        supports: live
          .filter((t) => t['role'] === 'support')
          .map((t) => ({
            unit: unitName(t['unit_id']),
            state: states[t['state'] as string] ?? t['state'],
            deadline: instant(t['deadline']),
          }))
          .sort((a, b) => String(a.unit).localeCompare(String(b.unit))),
        requests: all.requests
          .filter((r) => r['state'] === 'pending')
          .map((r) => r['kind'])
          .sort(),
        escalation: open[0]?.['level'] ?? null,
        milestones: all.milestones
          .filter((m) => m['state'] === 'open')
          .map((m) => m['date'])
          .sort(),
        mainIssue: all.main,
      }),
      entries: entries.map((e) => ({
        sequence: e['sequence'] as number,
        action: e['action'] as string,
        from: e['from'] as string | null,
        to: e['to'] as string | null,
        actor: e['actor'] as Entry['actor'],
        happenedAt: instant(e['happened_at'])?.toISOString() ?? '',
        recordedAt: instant(e['recorded_at'])?.toISOString() ?? '',
        input: e['input'] as Entry['input'],
        dues: e['dues'] as Entry['dues'],
        prevHash: e['prev_hash'] as string,
        hash: e['hash'] as string,
      })),
    };
  });
}
