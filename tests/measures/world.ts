import type { Actor } from '../../src/plugins/casework/domain/lifecycle';
import { startOfDay } from '../../src/plugins/casework/domain/calendar';
import { act, actAsSystem, register } from '../../src/plugins/casework/server/src/features/issues/act';
import { asOwner, rows, type Trx } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import type { SubjectFigures } from '../../src/plugins/casework/contracts/measures';
import { figuresOf, subjectsOf } from '../../src/plugins/casework/server/src/features/measures/measures';
import { CaseworkError } from '../../src/plugins/casework/server/src/platform/answers/errors';
import type { TestApp } from '../support/app';
import { issueInput, newDocumentId, type Account, type City } from '../support/city';
import { slowFigures, type Ask, type Holder, type History, type Result, type Subject } from './slow';

type Data = Record<string, unknown>;

/**
 * Histories made through the use-cases at simulated instants, inside a transaction that is rolled back. Who
 * holds an issue is noted here after every step, from its row, so that the comparison does not read what the
 * measures read.
 */
export type Histories = {
  trx: Trx;
  register(who: Account, at: Date, data?: Data): Promise<string>;
  /** @returns the status; 200 when it was done */
  act(who: Account, issue: string, action: string, at: Date, data?: Data): Promise<number>;
  stageOf(issue: string): string;
  leadOf(issue: string): Promise<string | null>;
  handOver(enterprise: string, to: 'A' | 'B', at: Date): Promise<void>;
  file: string;
  read(): Promise<History[]>;
  fast(ask: Ask): Promise<SubjectFigures[]>;
  slow(ask: Ask): Promise<Map<string, Result>>;
  /** key of a department or leader by documentId */
  key(documentId: string): number;
};

/** Strapi's driver gives jsonb as text. */
const json = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

const ms = (value: unknown): number => Date.parse(`${String(value).replace(' ', 'T').replace(/Z$/, '')}Z`);

/** Every issue's history as its ledger tells it; who held it is said by the caller. */
export async function readHistories(
  ask: (sql: string) => Promise<Data[]>,
  holdersOf: (issue: number) => Holder[],
): Promise<History[]> {
  const issues = await ask(
    `select id, stage, received_at::text as received, coalesce(imported, false) as imported from issues`,
  );
  const entries = await ask(
    `select *, happened_at::text as happened from ledger_entries order by issue_id, sequence`,
  );
  const leads = await ask(
    `select issue_id, sequence, unit_id from transfers where role = 'lead' order by id`,
  );
  return issues.map(
    (issue): History => ({
      issue: issue['id'] as number,
      stage: issue['stage'] as string,
      receivedAt: ms(issue['received']),
      imported: issue['imported'] as boolean,
      leads: leads
        .filter((l) => l['issue_id'] === issue['id'])
        .map((l) => ({ seq: l['sequence'] as number, unit: l['unit_id'] as number })),
      holders: holdersOf(issue['id'] as number),
      entries: entries
        .filter((e) => e['issue_id'] === issue['id'])
        .map((e) => {
          const dues = json(e['dues']) as {
            met: Record<string, string>;
            set: Record<string, string | null>;
          };
          return {
            seq: e['sequence'] as number,
            action: e['action'] as string,
            from: e['from'] as string | null,
            to: e['to'] as string,
            at: ms(e['happened']),
            met: Object.fromEntries(Object.entries(dues.met).map(([k, v]) => [k, Date.parse(v)])),
            set: Object.fromEntries(
              Object.entries(dues.set).map(([k, v]) => [k, v === null ? null : Date.parse(v)]),
            ),
            input: json(e['input']) as Data,
            behalf: (json(e['actor']) as { onBehalfOf: unknown }).onBehalfOf !== null,
            role: (json(e['actor']) as { role: string }).role,
          };
        }),
    }),
  );
}

export async function makeHistories(app: TestApp, city: City, trx: Trx): Promise<Histories> {
  const keys = new Map<string, number>();
  for (const table of ['departments', 'leaders', 'enterprises']) {
    for (const row of await rows<{ id: number; document_id: string }>(
      trx,
      `select id, document_id from ${table}`,
    ))
      keys.set(row.document_id, row.id);
  }
  const key = (documentId: string): number => keys.get(documentId) ?? 0;
  const orgs: Partial<Record<Account, string>> = {
    groupA: city.departments.fagai,
    groupB: city.departments.shangwu,
    unitA: city.departments.zhujian,
    unitB: city.departments.jiaotong,
    unitC: city.departments.township,
  };
  const actor = (who: Account): Actor => ({
    kind: who.replace(/[ABC]$/, '') as Actor['kind'],
    membership: city.people[who].membership,
    name: who,
    account: `api:${who}`,
    organisation: who,
    departmentId: orgs[who] ? key(orgs[who]) : null,
    leaderId: /^(leader|liaison)/.test(who) ? key(city.leaders[who.endsWith('A') ? 'A' : 'B']) : null,
    enterpriseId: who.startsWith('enterprise') ? key(city.enterprises[who.endsWith('A') ? 'A' : 'B']) : null,
  });
  const file = newDocumentId();
  await trx.raw(
    `insert into files (document_id, name, hash, ext, mime, size, url, provider, created_at, updated_at, published_at)
     values (?, '扫描件.pdf', 'x', '.pdf', 'application/pdf', 1, '/x', 'local', now(), now(), now())`,
    [file],
  );

  const stages = new Map<string, string>();
  const ids = new Map<string, number>();
  const holders = new Map<number, Holder[]>();
  const note = async (at: Date): Promise<void> => {
    const found = await rows<{
      id: number;
      document_id: string;
      group_id: number;
      leader_id: number;
      complaint: boolean;
      stage: string;
      seq: number;
    }>(
      trx,
      `select i.id, i.document_id, i.group_id, i.leader_id, coalesce(i.complaint, false) as complaint, i.stage,
              (select max(sequence) from ledger_entries l where l.issue_id = i.id) as seq from issues i`,
    );
    for (const row of found) {
      ids.set(row.document_id, row.id);
      stages.set(row.document_id, row.stage);
      const list = holders.get(row.id) ?? [];
      const last = list[list.length - 1];
      if (last?.group !== row.group_id || last.leader !== row.leader_id || last.complaint !== row.complaint)
        list.push({
          seq: row.seq,
          at: at.getTime(),
          group: row.group_id,
          leader: row.leader_id,
          complaint: row.complaint,
        });
      holders.set(row.id, list);
    }
  };

  const histories: Histories = {
    trx,
    file,
    key,
    stageOf: (issue) => stages.get(issue) ?? '',
    async register(who, at, data = {}) {
      const answer = await register(trx, { ...issueInput(city), ...data }, { actor: actor(who), now: at });
      await note(at);
      return answer.body.data['documentId'] as string;
    },
    async act(who, issue, action, at, data = {}) {
      try {
        await act(trx, issue, action, data, { actor: actor(who), now: at });
      } catch (error) {
        if (error instanceof CaseworkError) return error.status;
        throw error;
      }
      await note(at);
      return 200;
    },
    async leadOf(issue) {
      const [row] = await rows<{ document_id: string }>(
        trx,
        `select d.document_id from issues i join departments d on d.id = i.lead_unit_id where i.document_id = ?`,
        [issue],
      );
      return row?.document_id ?? null;
    },
    async handOver(enterprise, to, at) {
      await asOwner(trx, 'The test changes a pairing directly', async () => {
        await trx.raw('update pairings set until = ? where enterprise_id = ? and until is null', [
          at.toISOString(),
          key(enterprise),
        ]);
        await trx.raw(
          `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, created_at, updated_at, published_at)
           values (?, ?, ?, ?, ?, now(), now(), now())`,
          [
            newDocumentId(),
            key(enterprise),
            key(city.leaders[to]),
            key(to === 'A' ? city.departments.fagai : city.departments.shangwu),
            at.toISOString(),
          ],
        );
        const open = await rows<{ id: number }>(
          trx,
          `select id from issues where enterprise_id = ? and stage in ('registered','accepted','transferred','handling','reported','confirmed') order by id`,
          [key(enterprise)],
        );
        for (const { id } of open) await actAsSystem(trx, id, 'hand-over', { reason: '调剂' }, at);
      });
      await note(at);
    },
    read: () =>
      readHistories(
        (sql) => rows(trx, sql),
        (issue) => holders.get(issue) ?? [],
      ),
    async fast(ask) {
      const subject: Subject = ask.subject;
      return figuresOf(
        trx,
        {
          subject,
          from: dayOf(ask.from),
          to: dayOf(ask.to),
          now: new Date(ask.now),
          imported: ask.imported,
          groupId: ask.group ?? null,
        },
        await subjectsOf(trx, subject),
      );
    },
    async slow(ask) {
      return slowFigures(await histories.read(), ask);
    },
  };
  return histories;
}

const dayOf = (t: number): string => new Date(t + 8 * 3_600_000).toISOString().slice(0, 10);

/** An instant from `2026-03-02 10:00` in Shanghai. */
export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

export const askOf = (
  subject: Subject,
  from: string,
  to: string,
  now: Date,
  extra: Partial<Ask> = {},
): Ask => ({
  subject,
  from: startOfDay(from).getTime(),
  to: startOfDay(to).getTime(),
  now: now.getTime(),
  imported: true,
  ...extra,
});
