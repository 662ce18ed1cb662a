import type { Core } from '@strapi/strapi';
import { localDateOf } from '../../../../domain/calendar';
import { inTransaction, rows } from '../../platform/database/as-owner';
import { dataFolder } from '../../platform/files/store';
import { claimOnce } from '../../platform/sweep/claims';
import { count, emptyReport, type SweepStep } from '../../platform/sweep/steps';
import { makeAnchor } from './anchor';
import { fingerprintOf, installationKey } from './key';
import { sendAnchors } from './send';

/** Anchors the ledgers at the first sweep of a day; sends the anchors that are still unsent at every sweep. */
export const anchorStep: SweepStep = {
  name: 'anchors',
  label: '台账存证',
  async run(context) {
    const { strapi, now } = context;
    const report = emptyReport();
    const day = localDateOf(now);
    const made = await inTransaction(strapi, async (trx) => {
      const [later] = await rows(trx, 'select 1 from casework.anchors where day >= ? limit 1', [day]);
      if (later || !(await claimOnce(trx, 'anchors', day, now))) return false;
      await makeAnchor(trx, installationKey(dataFolder(strapi)), day, now);
      return true;
    });
    if (made) count(report, 'anchors');
    await sendAnchors(context, report);
    return report;
  },
};

/** At a start: makes the key if there is none, and says by what others know it. */
export function showKey(strapi: Core.Strapi): void {
  const { publicKey } = installationKey(dataFolder(strapi));
  strapi.log.info(`台账存证公钥 Anchors are signed by ${fingerprintOf(publicKey)}`);
}
