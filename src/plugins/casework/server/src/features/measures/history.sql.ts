/**
 * The history that the facts of an issue are derived from, as JSON: its entries in order, without those that no
 * fact depends on, and its holders with their beginnings. `i` is the issue.
 */

/** Actions whose entries move neither a step nor, as a rule, a due. */
export const QUIET: readonly string[] = [
  'note',
  'urge',
  'follow-up',
  'contribute',
  'change-person',
  'instruct',
  'request-extension',
];

const ENTRIES = `
  (select coalesce(json_agg(json_build_object(
     'seq', l.sequence, 'action', l.action, 'from', l."from", 'to', l."to", 'at', l.happened_at,
     'met', l.dues -> 'met', 'set', l.dues -> 'set',
     'behalf', coalesce(jsonb_typeof(l.actor -> 'onBehalfOf') = 'object', false), 'role', l.actor ->> 'role',
     'rating', l.input -> 'rating', 'solved', l.input -> 'solved', 'result', l.input -> 'result', 'field', l.input -> 'field',
     'value', case when l.action = 'correct' and l.input ->> 'field' = 'rating' then l.input -> 'value' end,
     'papers', coalesce(jsonb_array_length(l.input -> 'evidence' -> 'attachments'), 0) > 0,
     'chargedFrom', l.input -> 'chargedFrom', 'timeUnknown', l.input -> 'timeUnknown' = 'true'::jsonb,
     'unit', (select t.unit_id from transfers t where t.issue_id = l.issue_id and t.sequence = l.sequence and t.role = 'lead' limit 1)
   ) order by l.sequence), '[]'::json)
   from ledger_entries l
  where l.issue_id = i.id and (l.action not in (${QUIET.map((a) => `'${a}'`).join(', ')}) or (l.dues -> 'set')::text <> '{}'))`;

const HOLDS = `
  (select coalesce(json_agg(json_build_object('seq', h.sequence, 'at', h.at, 'group', h.group_id, 'leader', h.leader_id,
     'complaint', coalesce(h.complaint, false)) order by h.sequence), '[]'::json)
   from casework.issue_holders h where h.issue_id = i.id)`;

/** The whole history as one JSON value, for a select list. */
export const HISTORY = `json_build_object('receivedAt', i.received_at, 'entries', ${ENTRIES}, 'holds', ${HOLDS})`;
