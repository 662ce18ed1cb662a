import { FINAL_STAGES, OPEN_STAGES } from '../../../../domain/lifecycle';
import type { IssueFilters } from '../../../../contracts/workbench';
import { ISSUE_LIGHTS } from '../../../../contracts/workbench-names';
import type { Asker } from '../../platform/access/actor';
import { mayReadField } from '../../platform/access/fields';
import { refuse } from '../../platform/answers/errors';
import { conditionOf, type Condition } from '../ledgers/filters';
import { mineSql } from './waits';

type Light = (typeof ISSUE_LIGHTS)[number];

const ISSUE = 'api::issue.issue';
const stages = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
const OPEN = `i.stage in (${stages(OPEN_STAGES)})`;

/** Returns the lights that a list can show; null for issues that have ended. Other lights need not be searched. */
export function lightsOf({ view, light, stage }: IssueFilters): readonly (Light | null)[] {
  const byView: readonly (Light | null)[] =
    view === 'red' || view === 'yellow' || view === 'waiting'
      ? [view]
      : view === 'closed'
        ? [null]
        : view === 'all' || view === 'not-fully-solved'
          ? [...ISSUE_LIGHTS, null]
          : ISSUE_LIGHTS;
  const final = (name: string): boolean => (FINAL_STAGES as readonly string[]).includes(name);
  return byView.filter(
    (one) =>
      (!light || (one !== null && light.includes(one))) &&
      (!stage || stage.some((name) => final(name) === (one === null))),
  );
}

/**
 * The issues that are asked for, on `issues i`; which of them are seen is the policies' business.
 * @throws CaseworkError 400 when the asker may not read what he filters by
 */
export function issuesCondition(filters: IssueFilters, kind: Asker['kind'], now: Date): Condition {
  const readable = (field: string): void => {
    if (!mayReadField(ISSUE, field, undefined, kind))
      throw refuse(400, 'UNREADABLE_FIELD', { field }, { field });
  };
  const { q, stage, light, unit, group, leader, enterprise, from, to, view } = filters;
  const base = conditionOf('group', { stage, light, unit, group, leader, enterprise, from, to }, kind);
  const parts = [base.sql];
  const bindings = [...base.bindings];
  const add = (sql: string, ...values: unknown[]): void => {
    parts.push(`(${sql})`);
    bindings.push(...values);
  };
  if (q) {
    const like = (column: string): string => `casework.searchable(${column}) like casework.search_pattern(?)`;
    add(
      // Arrays are found once, and serve the indexes of the three columns.
      `i.id = any(array(select casework.search('issues', '{number,title,description}', ?)))
       or i.enterprise_id = any(array(select e.id from enterprises e where ${like('e.name')} or ${like('e.credit_code')}))
       or i.lead_unit_id = any(array(select d.id from departments d where ${like('d.name')} or ${like("coalesce(d.short_name, '')")}))`,
      q,
      q,
      q,
      q,
      q,
    );
  }
  if (view === 'mine') add(mineSql(kind));
  else if (view === 'closed') add(`i.stage in (${stages(FINAL_STAGES)})`);
  else if (view === 'not-fully-solved') {
    readable('notFullySolved');
    add('i.not_fully_solved is true');
  } else if (view !== 'all') add(OPEN);
  if (view === 'escalated') add('i.level >= 2');
  if (filters.category)
    add('i.category_id = (select r.id from categories r where r.document_id = ?)', filters.category);
  if (filters.handlingType) add('i.handling_type = ?', filters.handlingType);
  if (filters.level) add('i.level >= ?', filters.level);
  if (filters.extraField && filters.extraValue) {
    // The policies on the fields decide: one that the asker may not read is like one that does not exist.
    add(
      `exists (select 1 from extra_fields f where f.record = 'issue' and f.code = ?)
       and casework.searchable(i.extra ->> ?) like casework.search_pattern(?)`,
      filters.extraField,
      filters.extraField,
      filters.extraValue,
    );
  }
  if (filters.olderThan)
    add('i.received_at < ?', new Date(now.getTime() - filters.olderThan * 86_400_000).toISOString());
  return { sql: parts.join(' and '), bindings };
}
