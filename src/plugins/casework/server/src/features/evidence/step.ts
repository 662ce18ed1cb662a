import type { Core } from '@strapi/strapi';
import { localDateOf } from '../../../../domain/calendar';
import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { dataFolder } from '../../platform/files/store';
import { claimOnce } from '../../platform/sweep/claims';
import { count, emptyReport, type SweepStep } from '../../platform/sweep/steps';
import { queueNotice } from '../../platform/outbox/queue';
import { lookAgain, makeAnchor } from './anchor';
import type { Amiss } from './ends';
import { fingerprintOf, installationKey, type InstallationKey } from './key';
import { sendAnchors } from './send';

/** Findings stand on the page of the run state until a later look does not find them. */
const STEP = 'anchors';

/** Findings that a notice quotes. */
const QUOTED = 5;

const WAITING = `select exists (select 1 from casework.sweep_failures where step = '${STEP}' and retry_at <= ?) as due`;

/**
 * Anchors the ledgers at the first sweep of a day; sends the anchors that are still unsent at every sweep. What is
 * found changed is named and told, and keeps nothing else from being anchored.
 */
export const anchorStep: SweepStep = {
  name: STEP,
  label: '台账存证',
  async run(context) {
    const { strapi, now } = context;
    const report = emptyReport();
    const day = localDateOf(now);
    const key = installationKey(dataFolder(strapi));
    const made = await inTransaction(strapi, async (trx) => {
      const [present] = await rows(trx, 'select 1 from casework.anchors where day = ? limit 1', [day]);
      if (present || !(await claimOnce(trx, STEP, day, now))) return null;
      const anchor = await makeAnchor(trx, key, day, now);
      if (anchor) await tell(trx, anchor.amiss, now);
      return anchor;
    });
    if (made) count(report, 'anchors');
    report.failed += made?.amiss.length ?? 0;
    // Somebody has asked for it at the page, or a day without an anchor has passed.
    if (!made) await inTransaction(strapi, (trx) => lookIfAsked(trx, key, day, now));
    await sendAnchors(context, report);
    return report;
  },
};

async function lookIfAsked(trx: Trx, key: InstallationKey, day: string, now: Date): Promise<void> {
  const [waiting] = await rows<{ due: boolean }>(trx, WAITING, [now.toISOString()]);
  if (waiting?.due) await tell(trx, await lookAgain(trx, key, day), now);
}

/** Notes what was found, forgets what is no more, and tells the auditor, the head and the office what is new. */
async function tell(trx: Trx, amiss: readonly Amiss[], now: Date): Promise<void> {
  const subjects = amiss.map(({ subject }) => subject);
  await rows(
    trx,
    `delete from casework.sweep_failures where step = '${STEP}' and not subject = any (?::text[])`,
    [subjects],
  );
  const fresh: string[] = [];
  for (const { subject, reason } of amiss) {
    const [row] = await rows<{ attempts: number }>(
      trx,
      `insert into casework.sweep_failures as f (step, subject, error, first_at, last_at, retry_at)
       values ('${STEP}', ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz + interval '1 day')
       on conflict (step, subject) do update
          set error = excluded.error, last_at = excluded.last_at, retry_at = excluded.retry_at, attempts = f.attempts + 1
       returning attempts`,
      [subject, reason, now.toISOString(), now.toISOString(), now.toISOString()],
    );
    if (row?.attempts === 1) fresh.push(reason);
  }
  if (fresh.length === 0) return;
  const more = fresh.length > QUOTED ? [`……另有 ${fresh.length - QUOTED} 处`] : [];
  await queueNotice(
    trx,
    {
      event: 'evidence-amiss',
      audiences: [
        { kind: 'auditor', id: null },
        { kind: 'head', id: null },
        { kind: 'office', id: null },
      ],
      // Complaints may be among them: letters say no more than that there is something.
      complaint: true,
      facts: { 件数: String(fresh.length), 情况: [...fresh.slice(0, QUOTED), ...more].join('；') },
    },
    now,
  );
}

/** At a start: makes the key if there is none, and says by what others know it. */
export function showKey(strapi: Core.Strapi): void {
  const { publicKey } = installationKey(dataFolder(strapi));
  strapi.log.info(`台账存证公钥 Anchors are signed by ${fingerprintOf(publicKey)}`);
}
