import { rows, type Trx } from '../../platform/database/as-owner';
import { notFound } from '../../platform/answers/errors';
import { eventName } from './templates';

export type Page = { page: number; pageSize: number };

type Message = {
  event: string;
  title: string;
  body: string;
  number: string | null;
  /** the message is about an issue that the reader does not see in the capacity he uses now */
  hidden: boolean;
};

/**
 * The asker's own messages, newest first: PostgreSQL shows him no others. Of an issue that he does not see in the
 * capacity he uses now, returned, reassigned or another department's, no more is left than its number and what
 * happened: an inbox is one of the ways in (spec: page 5, visibility).
 */
export async function readInbox(
  trx: Trx,
  { page, pageSize }: Page,
  onlyUnread: boolean,
): Promise<{ messages: object[]; total: number; unread: number }> {
  const condition = onlyUnread ? 'where m.read_at is null' : '';
  const [counts] = await rows<{ total: number; unread: number }>(
    trx,
    `select count(*)::int as total, (count(*) filter (where m.read_at is null))::int as unread from casework.messages m`,
  );
  const found = await rows<Message>(
    trx,
    `select m.id, m.event, m.title, m.body, m.created_at as "createdAt", m.read_at as "readAt",
            i.document_id as issue, coalesce(i.number, m.number) as number, m.issue_id is not null and i.id is null as hidden
       from casework.messages m left join issues i on i.id = m.issue_id ${condition}
      order by m.created_at desc, m.id limit ? offset ?`,
    [pageSize, (page - 1) * pageSize],
  );
  return {
    messages: found.map(({ hidden, ...message }) => ({
      ...message,
      eventName: eventName(message.event),
      ...(hidden ? remaining(message) : {}),
    })),
    total: (onlyUnread ? counts?.unread : counts?.total) ?? 0,
    unread: counts?.unread ?? 0,
  };
}

const remaining = ({ event, number }: Omit<Message, 'hidden'>): { title: string; body: string } => ({
  title: [eventName(event), number].filter(Boolean).join(' '),
  body: '该诉求不在当前身份的查看范围内，消息内容不再显示。',
});

export async function countUnread(trx: Trx): Promise<number> {
  const [row] = await rows<{ unread: number }>(
    trx,
    'select count(*)::int as unread from casework.messages where read_at is null',
  );
  return row?.unread ?? 0;
}

/** Marks one of the asker's messages, or all of them. */
export async function markRead(trx: Trx, id: string | null, now: Date): Promise<number> {
  const marked = await rows(
    trx,
    `update casework.messages set read_at = coalesce(read_at, ?) where ${id === null ? 'read_at is null' : 'id = ?::uuid'} returning 1`,
    id === null ? [now.toISOString()] : [now.toISOString(), id],
  );
  if (id !== null && marked.length === 0) throw notFound();
  return marked.length;
}

export type Preferences = { email: 'off' | 'each' | 'digest'; muted: string[] };

export async function readPreferences(trx: Trx): Promise<Preferences> {
  const [row] = await rows<Preferences>(trx, 'select email, muted from casework.notification_preferences');
  return row ?? { email: 'digest', muted: [] };
}

export async function writePreferences(trx: Trx, { email, muted }: Preferences): Promise<void> {
  const written = await rows(
    trx,
    `insert into casework.notification_preferences (staff_id, email, muted)
     select casework.staff(), ?, ?::text[] where casework.staff() is not null
     on conflict (staff_id) do update set email = excluded.email, muted = excluded.muted returning 1`,
    [email, muted],
  );
  if (written.length === 0) throw notFound();
}
