import { DEMO_KEY } from '../src/plugins/casework/server/src/platform/access/startup';
import { rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';

/** How far the demo data has been written; kept in Strapi's store, in the transaction of each step. */
export type Marker = {
  version: 1;
  /** the day whose plan it is; a seed that was broken off goes on with that day's */
  day: string;
  /** of the plan, so that another version's plan is not continued with this one's */
  hash: string;
  done: number;
  /** stories that the rules refused to go on with */
  dropped: number[];
  /** those of them that have no issue, because the registration itself was refused */
  unmade: number[];
  /** documentId of the example scan */
  file: string;
  passwordHash: string;
  finished: boolean;
};

export async function readMarker(trx: Trx): Promise<Marker | null> {
  const [row] = await rows<{ value: string }>(
    trx,
    'select value from strapi_core_store_settings where key = ?',
    [DEMO_KEY],
  );
  return row ? (JSON.parse(row.value) as Marker) : null;
}

export async function createMarker(trx: Trx, marker: Marker): Promise<void> {
  await trx.raw(`insert into strapi_core_store_settings (key, value, type) values (?, ?, 'object')`, [
    DEMO_KEY,
    JSON.stringify(marker),
  ]);
}

/**
 * Moves the marker on.
 * @throws when it is not where this process left it: another one is writing the same demo data
 */
export async function moveMarker(trx: Trx, from: Marker, to: Marker): Promise<void> {
  const moved = await rows(
    trx,
    'update strapi_core_store_settings set value = ? where key = ? and value = ? returning 1 as one',
    [JSON.stringify(to), DEMO_KEY, JSON.stringify(from)],
  );
  if (moved.length === 0) {
    throw new Error('另一个进程正在写入演示数据，请稍候再试。 Another process is writing the demo data.');
  }
}
