import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FINAL_STAGES } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { inTransaction, rows } from '../../platform/database/as-owner';
import { reasonOf } from '../../platform/base/reason';
import { storeOf } from '../../platform/files/store';
import { count, emptyReport, type SweepStep } from '../../platform/sweep/steps';
import { gatherPackage } from './gather';
import { recordPacked } from './packed';
import { writePackage } from './write';

/** Packages that are made in one sweep: the rest follows a minute later. */
const AT_ONCE = 20;

/** Whoever keeps the archive reads all of a ledger. */
const KEEPER: Asker = {
  kind: 'office',
  membership: null,
  staffId: null,
  name: '',
  organisation: '',
  departmentId: null,
  leaderId: null,
  enterpriseId: null,
  account: 'system',
  error: null,
};

type Waiting = { id: number; documentId: string; year: string };

/** Finished, anchored to its end, past the days in which the enterprise may reopen it, and not packed as it ended. */
const WAITING = `
  select i.id, i.document_id as "documentId", to_char(i.received_at + interval '8 hours', 'YYYY') as year
    from issues i
    join lateral (select l.sequence, l.happened_at from ledger_entries l where l.issue_id = i.id order by l.sequence desc limit 1) l on true
    join casework.anchor_chains c on c.chain = i.document_id
   where i.stage in (${FINAL_STAGES.map((stage) => `'${stage}'`).join(', ')}) and i.id > ?
     and l.happened_at < ?::timestamptz at time zone 'UTC' - make_interval(days => coalesce((select reopen_days from settings limit 1), 30))
     and exists (select 1 from casework.anchor_heads h where h.position = c.position and h.sequence = l.sequence)
     and not exists (select 1 from casework.archive_packages a where a.issue_id = i.id and a.sequence = l.sequence)
   order by i.id limit ?`;

/**
 * Packs finished issues into ARCHIVE_DIR, a folder for each year in which they were received. A package that is there
 * already is of the same end of the ledger, or of an earlier one of an issue that was reopened: each has its own name.
 */
export const packStep: SweepStep = {
  name: 'archive',
  label: '诉求归档',
  async run(context) {
    const { strapi, now } = context;
    const report = emptyReport();
    const folder = process.env['ARCHIVE_DIR'] ?? '';
    if (folder === '') return report;
    let after = 0;
    while (report.done['packed'] === undefined || report.done['packed'] < AT_ONCE) {
      const waiting = await inTransaction(strapi, (trx) =>
        rows<Waiting>(trx, WAITING, [after, now.toISOString(), AT_ONCE]),
      );
      for (const { id, documentId, year } of waiting) {
        if (context.draining()) return report;
        after = id;
        try {
          await inTransaction(strapi, async (trx) => {
            const gathered = await gatherPackage(trx, documentId, KEEPER);
            const name = `${gathered.name}-${String(gathered.entries.length).padStart(4, '0')}.zip`;
            const file = path.join(folder, year, name);
            await mkdir(path.dirname(file), { recursive: true });
            if (!existsSync(file)) {
              const part = `${file}.${process.pid}.part`;
              await pipeline(
                await writePackage(gathered, storeOf(strapi)),
                createWriteStream(part, { flush: true } as object),
              ).catch(async (error: unknown) => {
                await rm(part, { force: true });
                throw error;
              });
              await rename(part, file);
            }
            await recordPacked(trx, documentId, null, now);
          });
          count(report, 'packed');
        } catch (error) {
          strapi.log.error(`casework: archive ${documentId}: ${reasonOf(error)}`);
          report.failed += 1;
        }
      }
      if (waiting.length < AT_ONCE) break;
    }
    return report;
  },
};
