import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { accountOf } from '../../platform/access/actor';
import { idempotencyOf } from '../../platform/calls/call';
import { claimKey } from '../../platform/calls/idempotency';
import { inTransaction, type Trx } from '../../platform/database/as-owner';

type Created = { documentId: string };

/**
 * Makes a record once for one `Idempotency-Key`: a second click on 保存 is answered with the first's record. Two at
 * once meet at the key; the second waits until the first has committed.
 * @throws CaseworkError 400 a key that is none, 409 other data under the same key
 */
export async function createOnce(
  strapi: Core.Strapi,
  ctx: Context,
  data: unknown,
  {
    elevated,
    create,
    read,
  }: {
    elevated: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
    create: () => Promise<unknown>;
    read: (documentId: string) => Promise<unknown>;
  },
): Promise<unknown> {
  const idempotency = idempotencyOf(ctx);
  if (!idempotency) return create();
  const account = accountOf(ctx).label;
  const { key, replay } = await inTransaction(strapi, (trx) =>
    claimKey(trx, { actor: { account }, idempotency }, data),
  );
  if (replay) return read(replay.body.data['documentId'] as string);
  const made = (await create()) as Created | null;
  if (made && key) {
    await elevated((trx) =>
      trx.raw(
        'update casework.idempotency set status = ?, body = ? where account = ? and path = ? and key = ?',
        [201, JSON.stringify({ data: { documentId: made.documentId } }), key.account, key.path, key.key],
      ),
    );
  }
  return made;
}
