import { calendarStep } from '../escalation/calendar-step';
import { issueStep } from '../escalation/step';
import { notificationStep } from '../notifications/step';
import { cleanUpStep } from './clean-up';
import { addSweepStep } from './steps';

/** The steps of these rooms. Another room adds its own by `addSweepStep` when the plugin registers. */
export function installSweepSteps(): void {
  addSweepStep(issueStep);
  addSweepStep(calendarStep);
  addSweepStep(cleanUpStep);
  addSweepStep(notificationStep);
}
