import { emptyReport, type SweepStep } from '../../platform/sweep/steps';
import { deliverOutbox } from './deliver';
import { sendDigests } from './digest';
import { isMailOn } from './mail';
import { sendDeliveries } from './send';

/** Delivers queued notices. The last of all steps, because the others queue notices. */
export const notificationStep: SweepStep = {
  name: 'notifications',
  label: '通知送达',
  last: true,
  async run(context) {
    const report = emptyReport();
    const mail = isMailOn();
    await deliverOutbox(context, mail, report);
    if (mail) await sendDigests(context, report);
    await sendDeliveries(context, mail, report);
    return report;
  },
};
