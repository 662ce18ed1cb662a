import type { Core } from '@strapi/strapi';
import { inTransaction, rows } from '../database/as-owner';
import { forEachDue, notWaiting } from '../sweep/each';
import { emptyReport, type SweepStep } from '../sweep/steps';
import { storeOf } from './store';

/** *choice*: how long an upload waits for the record that it is meant for. */
export const UNUSED_HOURS = 24;

type Unused = {
  id: number;
  hash: string;
  ext: string | null;
  formats: Record<string, { hash: string; ext?: string | null }> | null;
};

const STEP = 'unused-files';

/**
 * Removes uploads that no record refers to: files that people chose and did not send. Files of the media library
 * that no request brought in have no owner and stay.
 */
export const unusedFilesStep: SweepStep = {
  name: STEP,
  label: '清理未使用的上传文件',
  async run(context) {
    const report = emptyReport();
    const before = new Date(context.now.getTime() - UNUSED_HOURS * 3_600_000).toISOString();
    await forEachDue<Unused>(
      context,
      {
        step: STEP,
        next: (trx, after, limit) =>
          rows(
            trx,
            `select u.id, u.hash, u.ext, u.formats from files u join casework.file_owner o on o.file_id = u.id
              where u.created_at < ? and u.id > ? and not casework.file_is_attached(u.id)
                and ${notWaiting('u.id')} order by u.id limit ?`,
            [before, after?.id ?? 0, STEP, context.now.toISOString(), limit],
          ),
        lock: async (trx, { id }, wait) => {
          const found = await rows(
            trx,
            `select 1 from files f where f.id = ? and not casework.file_is_attached(f.id) for update ${wait ? '' : 'skip locked'}`,
            [id],
          );
          return found.length > 0;
        },
        act: async (trx, file) => {
          const names = storedNames(file);
          await rows(trx, 'select casework.forget_upload(?, ?)', [file.id, names]);
          await rows(trx, 'delete from files where id = ?', [file.id]);
          await Promise.all(names.map((name) => storeOf(context.strapi).remove(name)));
          return ['unused-file'];
        },
      },
      report,
    );
    return report;
  },
};

/** The file and the smaller pictures that were made of it. */
const storedNames = ({ hash, ext, formats }: Unused): string[] => [
  `${hash}${ext ?? ''}`,
  ...Object.values(formats ?? {}).map((format) => `${format.hash}${format.ext ?? ''}`),
];

/** *choice*: uploads of one account that wait for their record. */
const MOST_UNUSED = 200;

/** Has an account as many unused uploads as it may? */
export const isFull = async (strapi: Core.Strapi): Promise<boolean> => {
  const [row] = await inTransaction(strapi, (trx) =>
    rows<{ full: boolean }>(trx, 'select casework.uploads_full(?) as full', [MOST_UNUSED]),
  );
  return row?.full === true;
};
