import { emptyReport, type SweepStep } from '../../platform/sweep/steps';
import { publishEvents } from './publish';
import { sendEvents } from './send';

/** Sends events to the systems that subscribed to them. Runs after the steps that cause events. */
export const eventStep: SweepStep = {
  name: 'events',
  label: '事件推送',
  last: true,
  async run(context) {
    const report = emptyReport();
    await publishEvents(context, report);
    await sendEvents(context, report);
    return report;
  },
};
