import {
  MEETING_LIFE,
  OFFICIAL_DOCUMENT_LIFE,
  REASSIGNMENT_LIFE,
  REPORT_LIFE,
  WORK_PLAN_LIFE,
  fits,
  workPlanState,
  type MeetingState,
  type OfficialDocumentState,
  type ReassignmentState,
  type ReportState,
} from '../../../domain/life';

type Stored = Record<string, unknown>;

/** Records whose life has no step `edit` any more: handed in, approved, issued or concluded. */
const FINAL: Readonly<Record<string, (stored: Stored) => boolean>> = {
  'api::report.report': ({ state }) => !fits(REPORT_LIFE, 'edit', state as ReportState),
  'api::reassignment.reassignment': ({ state }) =>
    !fits(REASSIGNMENT_LIFE, 'edit', state as ReassignmentState),
  'api::official-document.official-document': ({ state }) =>
    !fits(OFFICIAL_DOCUMENT_LIFE, 'edit', state as OfficialDocumentState),
  'api::work-plan.work-plan': (stored) =>
    !fits(WORK_PLAN_LIFE, 'edit', workPlanState({ submittedAt: (stored['submittedAt'] as string) ?? null })),
  'api::meeting.meeting': ({ state }) => !fits(MEETING_LIFE, 'edit', state as MeetingState),
};

/** What is being made is not final yet: a new record has no state, or the first one. */
export const isFinalRecord = (model: string, stored: Stored): boolean => {
  const isNew = stored['state'] === undefined && model !== 'api::work-plan.work-plan';
  return !isNew && (FINAL[model]?.(stored) ?? false);
};
