import { FINAL_STAGES, OPEN_STAGES } from '../../../../domain/lifecycle';
import { startOfDay } from '../../../../domain/calendar';
import type { LedgerTable, TableFilters } from '../../../../contracts/ledger-tables';
import type { Asker } from '../../platform/access/actor';
import { mayReadField } from '../../platform/access/fields';
import { refuse } from '../../platform/answers/errors';

/** A condition in SQL, on `issues i` and, in the units' table, `transfers t`. Bindings are `?`. */
export type Condition = { sql: string; bindings: unknown[] };

const ISSUE = 'api::issue.issue';
const NOW = `(now() at time zone 'UTC')`;
const WAITING = ['reported', 'confirmed'];
const WORKING = OPEN_STAGES.filter((stage) => !WAITING.includes(stage));
const listed = (stages: readonly string[]): string => `(${stages.map((stage) => `'${stage}'`).join(', ')})`;

/** Lights as conditions on the stored columns, which have indexes (platform/access/light-query.ts). */
export const LIGHTS: Record<'red' | 'yellow' | 'green' | 'waiting', string> = {
  red: `i.stage in ${listed(WORKING)} and i.red_from <= ${NOW}`,
  yellow: `i.stage in ${listed(WORKING)} and i.yellow_from <= ${NOW} and (i.red_from is null or i.red_from > ${NOW})`,
  green: `i.stage in ${listed(WORKING)} and (i.red_from is null or i.red_from > ${NOW})
    and (i.yellow_from is null or i.yellow_from > ${NOW})`,
  waiting: `i.stage in ${listed(WAITING)}`,
};

/** A transfer is live through every final stage until it is one of these (spec: transfer). */
export const ENDED_TRANSFERS = `('returned', 'superseded', 'cancelled', 'reopened')`;

const record = (table: string): string => `(select r.id from ${table} r where r.document_id = ?)`;

/** The field behind each filter: a reader who may not read it may not filter by it, or he could infer it. */
const ASKS_BY: Partial<Record<keyof TableFilters, string>> = {
  light: 'light',
  stage: 'stage',
  unit: 'leadUnit',
  group: 'group',
  leader: 'leader',
  enterprise: 'enterprise',
};

/**
 * The rows of a table that are asked for; which of them are seen is the policies' business.
 * @throws CaseworkError 400 when the asker may not read what he filters by
 */
export function conditionOf(table: LedgerTable, filters: TableFilters, kind: Asker['kind']): Condition {
  for (const [name, field] of Object.entries(ASKS_BY)) {
    if (filters[name as keyof TableFilters] === undefined) continue;
    if (!mayReadField(ISSUE, field, undefined, kind))
      throw refuse(400, 'UNREADABLE_FIELD', { field }, { field });
  }
  const parts: string[] = [];
  const bindings: unknown[] = [];
  const add = (sql: string, ...values: unknown[]): void => {
    parts.push(`(${sql})`);
    bindings.push(...values);
  };
  // The lead sees the support units' transfers, but its own ledger is of what it has itself.
  if (table === 'unit' && kind === 'unit') add('t.unit_id = casework.org()');
  if (filters.from) add('i.received_at >= ?', startOfDay(filters.from).toISOString());
  if (filters.to) add('i.received_at < ?', startOfDay(filters.to).toISOString());
  if (filters.stage) add('i.stage = any(?)', filters.stage);
  if (filters.light) add(filters.light.map((light) => `(${LIGHTS[light]})`).join(' or '));
  if (filters.unit)
    add(`${table === 'unit' ? 't.unit_id' : 'i.lead_unit_id'} = ${record('departments')}`, filters.unit);
  if (filters.group) add(`i.group_id = ${record('departments')}`, filters.group);
  if (filters.leader) add(`i.leader_id = ${record('leaders')}`, filters.leader);
  if (filters.enterprise) add(`i.enterprise_id = ${record('enterprises')}`, filters.enterprise);
  if (filters.search) {
    const { search } = filters;
    const like = (column: string): string => `casework.searchable(${column}) like casework.search_pattern(?)`;
    add(
      `i.id in (select casework.search('issues', '{number,title}', ?))
       or exists (select 1 from enterprises e where e.id = i.enterprise_id and (${like('e.name')} or ${like('e.credit_code')}))`,
      search,
      search,
      search,
    );
  }
  return { sql: parts.length === 0 ? 'true' : parts.join(' and '), bindings };
}

/** Exactly these issues. */
export const amongIssues = (ids: readonly number[]): Condition => ({ sql: 'i.id = any(?)', bindings: [ids] });

export const isFinal = (stage: string): boolean => (FINAL_STAGES as readonly string[]).includes(stage);
