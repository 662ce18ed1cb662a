import type { ListMessages, MessageOfEnterprise } from '../../../../contracts/enterprise-messages';
import type { Asker } from '../../platform/access/actor';
import { notFound, refuse } from '../../platform/answers/errors';
import { asOwner, rows, type Row, type Trx } from '../../platform/database/as-owner';
import { queueNotice } from '../../platform/outbox/queue';

/**
 * Messages of enterprises as the staff reads and answers them. Requests have no right on their table; who sees which is
 * said here: a group those of the enterprises that it is paired with now, about its own issues or none, and none about
 * complaints; the office, and whoever oversees, all.
 */

type Line = Omit<MessageOfEnterprise, 'mayAnswer'> & { complaint: boolean };

const LINE = `m.id::text as id, json_build_object('documentId', e.document_id, 'name', e.name) as enterprise,
  case when i.id is not null then json_build_object('documentId', i.document_id, 'number', i.number) end as issue,
  coalesce(i.complaint, false) as complaint, m.contact, m.text,
  to_char(m.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  case when m.answered_at is not null then json_build_object('text', m.answer, 'by', m.answered_by, 'who', s.name,
    'at', to_char(m.answered_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as answer`;

const FROM = `casework.enterprise_messages m join enterprises e on e.id = m.enterprise_id
  left join issues i on i.id = m.issue_id left join staff_members s on s.id = m.answered_staff`;

const inWindow = <T>(trx: Trx, work: () => Promise<T>): Promise<T> =>
  asOwner(trx, 'Messages of enterprises are kept where requests may not read', work);

type Condition = { sql: string; bindings: (string | number)[] };

function seenBy({ kind, departmentId }: Asker): Condition {
  if (kind !== 'group') return { sql: 'true', bindings: [] };
  return {
    sql: `exists (select 1 from pairings p where p.enterprise_id = m.enterprise_id and p.until is null and p.group_id = ?)
          and (i.id is null or (i.complaint is not true and i.group_id = ?))`,
    bindings: [departmentId ?? 0, departmentId ?? 0],
  };
}

const presented = ({ complaint, ...line }: Line, { kind }: Asker): MessageOfEnterprise => ({
  ...line,
  // Of a complaint the office acts in the group's place; else the group, and the office where there is none.
  mayAnswer: line.answer === null && (kind === 'office' || (kind === 'group' && !complaint)),
});

/** A page of the messages that the asker sees: what waits, the oldest first; then what has been answered. */
export function listMessages(
  trx: Trx,
  { state, enterprise, pagination: { page, pageSize } }: ListMessages,
  asker: Asker,
): Promise<{ messages: MessageOfEnterprise[]; total: number }> {
  const seen = seenBy(asker);
  const where = [
    seen.sql,
    ...(state === 'waiting' ? ['m.answered_at is null'] : []),
    ...(enterprise === undefined ? [] : ['e.document_id = ?']),
  ].join(' and ');
  const bindings = [...seen.bindings, ...(enterprise === undefined ? [] : [enterprise])];
  return inWindow(trx, async () => {
    const found = await rows<Line & Row>(
      trx,
      `select ${LINE} from ${FROM} where ${where}
        order by m.answered_at is not null, case when m.answered_at is null then m.at end, m.at desc, m.id limit ? offset ?`,
      [...bindings, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await rows<{ total: number }>(
      trx,
      `select count(*)::int as total from ${FROM} where ${where}`,
      bindings,
    );
    return { messages: found.map((line) => presented(line, asker)), total: counted?.total ?? 0 };
  });
}

const readMessage = async (trx: Trx, id: string, asker: Asker): Promise<MessageOfEnterprise | null> => {
  const seen = seenBy(asker);
  const [found] = await rows<Line & Row>(
    trx,
    `select ${LINE} from ${FROM} where m.id = ?::bigint and ${seen.sql}`,
    [id, ...seen.bindings],
  );
  return found ? presented(found, asker) : null;
};

/**
 * Answers a message, once: the answer is shown on the enterprise's page, and whoever acts for the enterprise is told.
 * @throws CaseworkError 404 for one that the asker does not see, 409 when it has been answered
 */
export function answerMessage(
  trx: Trx,
  id: string,
  text: string,
  { asker, requireWho, now }: { asker: Asker; requireWho: () => void; now: Date },
): Promise<MessageOfEnterprise> {
  return inWindow(trx, async () => {
    if ((await readMessage(trx, id, asker)) === null) throw notFound();
    requireWho();
    const [done] = await rows<{ enterpriseId: number; issueId: number | null }>(
      trx,
      `update casework.enterprise_messages set answer = ?, answered_at = ?, answered_by = ?, answered_staff = ?
        where id = ?::bigint and answered_at is null returning enterprise_id as "enterpriseId", issue_id as "issueId"`,
      [text, now.toISOString(), asker.organisation, asker.staffId, id],
    );
    if (!done) throw refuse(409, 'ALREADY_ANSWERED');
    await queueNotice(
      trx,
      {
        event: 'enterprise-answer',
        audiences: [{ kind: 'enterprise', id: done.enterpriseId }],
        issueId: done.issueId,
        facts: { 内容: text },
      },
      now,
    );
    const answered = await readMessage(trx, id, asker);
    if (answered === null) throw notFound();
    return answered;
  });
}
