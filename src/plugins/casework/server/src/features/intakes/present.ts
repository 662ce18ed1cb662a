import type { IntakeDetail, IntakeLine, Prefill } from '../../../../contracts/intakes';
import { guessCategory, plainLine, plainText, type CategoryChoice } from '../../../../domain/intake';
import { INTAKE_LIFE, allowed, type IntakeState } from '../../../../domain/life';
import type { Page } from '../../../../contracts/paging';
import { notFound } from '../../platform/answers/errors';
import { rows, type Row, type Trx } from '../../platform/database/as-owner';
import { ref, utc } from '../../platform/database/sql';
import type { Asker } from '../../platform/access/actor';

/** Runs under the caller's policies: an issue or a group that he does not see is null. */
const LINE = `n.document_id as "documentId", n.state, n.channel, n.source, n.outside_number as "outsideNumber",
  json_build_object('name', n.from_name, 'address', n.from_address) as "from", ${utc('n.received_at')} as "receivedAt",
  ${utc('n.due_at')} as "dueAt", n.subject, coalesce(n.complaint, false) as complaint,
  case when n.state = 'new' then case when n.due_at <= ?::timestamp then 'red' when n.yellow_from <= ?::timestamp then 'yellow'
       else 'green' end end as light,
  ${ref('enterprises', 'n.enterprise_id')} as enterprise,
  (select json_build_object('documentId', g.document_id, 'name', g.name) from pairings p join departments g on g.id = p.group_id
    where p.enterprise_id = n.enterprise_id and p.until is null) as "group",
  (select json_build_object('documentId', i.document_id, 'number', i.number, 'stage', i.stage) from issues i where i.id = n.issue_id) as issue`;

const file = (field: string): string =>
  `(select coalesce(json_agg(json_build_object('documentId', f.document_id, 'name', f.name) order by m."order"), '[]'::json)
      from files_related_mph m join files f on f.id = m.file_id
     where m.related_id = n.id and m.related_type = 'api::intake.intake' and m.field = '${field}')`;

/** In which capacities the asker stands to what he sees. */
export const capacitiesOf = ({ kind }: Pick<Asker, 'kind'>): ('office' | 'group')[] =>
  kind === 'office' || kind === 'group' ? [kind] : [];

/**
 * A page of what came in, as the asker sees it: what waits by its due, what has been dealt with by when.
 * @param state 'all' for every state
 */
export async function listIntakes(
  trx: Trx,
  { state, pagination }: { state: IntakeState | 'all'; pagination: Page },
  now: Date,
): Promise<{ lines: IntakeLine[]; total: number }> {
  const at = now.toISOString();
  const which = state === 'all' ? 'true' : 'n.state = ?';
  const given = state === 'all' ? [] : [state];
  const lines = await rows<IntakeLine & Row>(
    trx,
    `select ${LINE} from intakes n where ${which}
      order by n.state <> 'new', case when n.state = 'new' then n.due_at end, n.handled_at desc, n.id limit ? offset ?`,
    [at, at, ...given, pagination.pageSize, (pagination.page - 1) * pagination.pageSize],
  );
  const [counted] = await rows<{ total: number }>(
    trx,
    `select count(*)::int as total from intakes n where ${which}`,
    given,
  );
  return { lines, total: counted?.total ?? 0 };
}

type Found = Omit<IntakeDetail, 'allowed' | 'prefill' | 'original' | 'text'> & {
  text: string | null;
  originals: IntakeDetail['attachments'];
  category: string | null;
  categories: CategoryChoice[] | null;
};

/**
 * Returns an intake, with the prefilled values of the register form.
 * @throws CaseworkError 404 when the caller does not see it
 */
export async function readIntake(
  trx: Trx,
  documentId: string,
  asker: Pick<Asker, 'kind'>,
  now: Date,
): Promise<IntakeDetail> {
  const at = now.toISOString();
  const [found] = await rows<Found & Row>(
    trx,
    `select ${LINE}, n.text, ${file('attachments')} as attachments, ${file('original')} as originals, n.left_out as "leftOut",
            n.reason, ${utc('n.handled_at')} as "handledAt", n.handled_by as "handledBy",
            (select c.document_id from categories c where c.id = n.category_id) as category,
            (select json_agg(json_build_object('documentId', c.document_id, 'name', c.name, 'complaint', coalesce(c.complaint, false))
                    order by c.sort_order, c.id) from categories c where c.active is not false) as categories
       from intakes n where n.document_id = ?`,
    [at, at, documentId.includes('\0') ? '' : documentId],
  );
  if (!found) throw notFound();
  const { originals, category, categories, text, ...rest } = found;
  const steps = allowed(INTAKE_LIFE, { state: found.state, as: capacitiesOf(asker) });
  const detail = { ...rest, text: text ?? '', original: originals[0] ?? null, allowed: steps };
  return {
    ...detail,
    prefill: found.state === 'new' ? prefillOf(detail, category, categories ?? []) : null,
  };
}

function prefillOf(
  {
    enterprise,
    subject,
    text,
    complaint,
  }: Pick<IntakeDetail, 'enterprise' | 'subject' | 'text' | 'complaint'>,
  category: string | null,
  categories: readonly CategoryChoice[],
): Prefill {
  return {
    enterprise: enterprise?.documentId ?? null,
    title: plainLine(subject),
    description: plainText(text === '' ? subject : text),
    kind: 'appeal',
    category: category ?? guessCategory(categories, `${subject}\n${text}`, complaint)?.documentId ?? null,
    handlingType: 'normal',
  };
}
