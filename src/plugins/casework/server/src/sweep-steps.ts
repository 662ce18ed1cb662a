import { packStep } from './features/archive/pack-step';
import { retentionStep } from './features/archive/retention-step';
import { calendarStep } from './features/calendar/missing-year-step';
import { anchorStep } from './features/evidence/step';
import { replyStep } from './features/documents/reply-step';
import { issueStep } from './features/escalation/step';
import { eventStep } from './features/events/step';
import { intakeStep } from './features/intakes/step';
import { mailIntakeStep } from './features/mail-intake/step';
import { notificationStep } from './features/notifications/step';
import { unusedFilesStep } from './platform/files/clean-up-step';
import { cleanUpStep } from './platform/sweep/clean-up';
import { addSweepStep } from './platform/sweep/steps';

/** Adds the steps of these features. Other features add their own by `addSweepStep` when the plugin registers. */
export function installSweepSteps(): void {
  addSweepStep(issueStep);
  addSweepStep(mailIntakeStep);
  addSweepStep(intakeStep);
  addSweepStep(replyStep);
  addSweepStep(calendarStep);
  addSweepStep(cleanUpStep);
  addSweepStep(unusedFilesStep);
  addSweepStep(anchorStep);
  addSweepStep(packStep);
  addSweepStep(retentionStep);
  addSweepStep(eventStep);
  addSweepStep(notificationStep);
}
