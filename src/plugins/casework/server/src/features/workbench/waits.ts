import { WAIT_NAMES, waitRow, type Capacity, type WaitName } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';

/**
 * SQL of what waits for the caller, on `issues i` (domain/lifecycle/waiting.ts defines the list). The policies
 * decide which issues he sees; this file decides which of them are his to act on.
 */

const pending = (kind: string): string =>
  `exists (select 1 from issue_requests r where r.issue_id = i.id and r.kind = '${kind}' and r.state = 'pending')`;

const escalation = (state: 'open' | 'proposed', levels: string): string =>
  `exists (select 1 from escalations s where s.issue_id = i.id and s.state = '${state}' and s.level in (${levels}))`;

/** The caller's organisation, asked for once in a statement. */
const OWN = '(select casework.org())';

/** The unit's own transfers are found once, not looked for at every issue. */
const ownTransfer = (role: 'lead' | 'support', states: string): string =>
  `i.id = any(array(select t.issue_id from transfers t where t.role = '${role}' and t.state in (${states}) and t.unit_id = ${OWN}))`;

/** Extensions of a transfer that was granted one before are the leader's to answer (spec: actions). */
const granted = (how: '=' | '>'): string =>
  `exists (select 1 from transfers t where t.issue_id = i.id and t.role = 'lead'
     and t.state in ('sent', 'handling') and coalesce(t.grant_count, 0) ${how} 0)`;

const RETURNS = 'coalesce(i.returns_since_reopening, 0)';

/** Condition beside the stage that the issue waits; some depend on the capacity. */
const FACTS: Record<WaitName, string | Partial<Record<Capacity, string>>> = {
  consent: 'true',
  'answer-withdrawal': pending('withdrawal'),
  'answer-decline': pending('decline'),
  'answer-extension': {
    group: `${pending('extension')} and ${granted('=')}`,
    leader: `${pending('extension')} and ${granted('>')}`,
  },
  decide: { leader: escalation('open', '1, 2'), office: escalation('open', '3') },
  'answer-proposal': { group: escalation('proposed', '1, 2'), leader: escalation('proposed', '3') },
  accept: `not ${pending('decline')}`,
  transfer: `${RETURNS} < 2`,
  assign: `${RETURNS} >= 2`,
  'take-up': ownTransfer('lead', `'sent'`),
  'report-back': ownTransfer('lead', `'sent', 'handling'`),
  contribute: ownTransfer('support', `'sent', 'handling'`),
  confirm: 'true',
};

/** When somebody of a kind has a capacity on an issue, his own or, where the row says so, another's. */
function holds(kind: Asker['kind'], capacity: Capacity): string | null {
  // The enterprise answers for itself; the group enters it, the office on complaints (spec: relation).
  const entered = capacity === 'enterprise' ? 'group' : capacity;
  switch (kind) {
    case 'group':
      return entered === 'group' ? `i.complaint is not true and i.group_id = ${OWN}` : null;
    case 'leader':
    case 'liaison':
      return entered === 'leader'
        ? 'i.complaint is not true and i.leader_id = (select casework.leader())'
        : null;
    case 'office':
      if (entered === 'office') return 'true';
      return entered === 'group' || entered === 'leader' ? 'i.complaint is true' : null;
    case 'unit':
      return entered === 'lead-unit' || entered === 'support-unit' ? 'i.complaint is not true' : null;
    default:
      return null;
  }
}

/** The conditions of everything that can wait for this kind, in the order of the table. */
export function waitsOf(kind: Asker['kind']): { name: WaitName; sql: string }[] {
  return WAIT_NAMES.flatMap((name) => {
    const { as, from } = waitRow(name);
    const facts = FACTS[name];
    const stages = from.map((stage) => `'${stage}'`).join(', ');
    const parts = as.flatMap((capacity) => {
      const mine = holds(kind, capacity);
      const fact = typeof facts === 'string' ? facts : facts[capacity];
      return mine && fact ? [`(${mine} and ${fact})`] : [];
    });
    return parts.length === 0 ? [] : [{ name, sql: `(i.stage in (${stages}) and (${parts.join(' or ')}))` }];
  });
}

/** The issues that wait for the asker. */
export function mineSql(kind: Asker['kind']): string {
  const waits = waitsOf(kind);
  if (waits.length === 0) return 'false';
  const branches = waits.map(({ sql }) => `select i.id from issues i where ${sql}`);
  return `i.id in (${branches.join(' union all ')})`;
}

/** Returns the SQL of one issue's waits, as an array of names. */
export function waitsArray(kind: Asker['kind']): string {
  const waits = waitsOf(kind);
  if (waits.length === 0) return `'{}'::text[]`;
  return `array_remove(array[${waits.map(({ name, sql }) => `case when ${sql} then '${name}' end`).join(', ')}]::text[], null)`;
}
