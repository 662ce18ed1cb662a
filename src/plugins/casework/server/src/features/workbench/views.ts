import { createId } from '@paralleldrive/cuid2';
import type { SavedQuery, SavedView } from '../../../../contracts/workbench';
import type { Asker } from '../../platform/access/actor';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';

/**
 * Lists that people have saved under a name. A view holds filters alone: each reader's own query finds its issues.
 */

const MOST = 30;

/** @returns the asker's own, and those that the office shares */
export const listViews = (trx: Trx, { staffId, membership }: Asker): Promise<SavedView[]> =>
  asOwner(trx, 'Saved views are kept where requests may not read', () =>
    rows<SavedView>(
      trx,
      `select v.id as "documentId", v.name, v.shared, v.query,
              (v.staff_member_id = ? and v.membership = ?) as own
         from casework.saved_views v
        where v.shared or (v.staff_member_id = ? and v.membership = ?)
        order by v.shared desc, v.created_at, v.id`,
      [staffId ?? 0, membership ?? '', staffId ?? 0, membership ?? ''],
    ),
  );

type NewView = { name: string; shared?: boolean | undefined; query: SavedQuery };

/**
 * Saves a view; one of the same name is replaced.
 * @throws CaseworkError 403 for sharing by others than the office, 400 beyond thirty views
 */
export async function saveView(
  trx: Trx,
  asker: Asker,
  { name, shared = false, query }: NewView,
): Promise<SavedView> {
  if (shared && asker.kind !== 'office') throw refuse(403, 'FORBIDDEN');
  const id = createId();
  const owner = [asker.staffId ?? 0, asker.membership ?? ''];
  await asOwner(trx, 'Saved views are kept where requests may not read', async () => {
    await rows(
      trx,
      'delete from casework.saved_views where staff_member_id = ? and membership = ? and name = ?',
      [...owner, name],
    );
    const [count] = await rows<{ n: number }>(
      trx,
      'select count(*)::int as n from casework.saved_views where staff_member_id = ? and membership = ?',
      owner,
    );
    if ((count?.n ?? 0) >= MOST) throw fieldErrors([{ field: 'name', code: 'BAD_VALUE' }]);
    await rows(
      trx,
      'insert into casework.saved_views (id, staff_member_id, membership, name, shared, query) values (?, ?, ?, ?, ?, ?::jsonb)',
      [id, ...owner, name, shared, JSON.stringify(query)],
    );
  });
  return { documentId: id, name, shared, own: true, query };
}

/** @throws CaseworkError 404 for what is not the asker's own */
export async function removeView(trx: Trx, asker: Asker, documentId: string): Promise<void> {
  if (documentId.includes('\0')) throw notFound();
  const gone = await asOwner(trx, 'Saved views are kept where requests may not read', () =>
    rows(
      trx,
      'delete from casework.saved_views where id = ? and staff_member_id = ? and membership = ? returning id',
      [documentId, asker.staffId ?? 0, asker.membership ?? ''],
    ),
  );
  if (gone.length === 0) throw notFound();
}
