import { ASSESSMENT_LIFE, OBJECTION_LIFE } from './assessment';
import { ASSESSMENT_SCHEME_LIFE } from './assessment-scheme';
import { COMMON_PROBLEM_LIFE } from './common-problem';
import { INSPECTION_LIFE } from './inspection';
import { INTAKE_LIFE } from './intake';
import { AGENDA_ITEM_LIFE, MEETING_LIFE } from './meeting';
import { OFFICIAL_DOCUMENT_LIFE } from './official-document';
import { REASSIGNMENT_LIFE } from './reassignment';
import { REPORT_LIFE } from './report';
import type { AnyLife } from './table';
import { WORK_PLAN_LIFE } from './work-plan';

export * from './table';
export * from './assessment';
export * from './assessment-scheme';
export * from './common-problem';
export * from './inspection';
export * from './intake';
export * from './meeting';
export * from './official-document';
export * from './reassignment';
export * from './report';
export * from './work-plan';

/** Every life beside the issue's, by its record: the docs and the test walk them. */
export const LIVES = {
  reassignment: REASSIGNMENT_LIFE,
  report: REPORT_LIFE,
  'work-plan': WORK_PLAN_LIFE,
  meeting: MEETING_LIFE,
  'meeting-item': AGENDA_ITEM_LIFE,
  'common-problem': COMMON_PROBLEM_LIFE,
  inspection: INSPECTION_LIFE,
  intake: INTAKE_LIFE,
  'official-document': OFFICIAL_DOCUMENT_LIFE,
  'assessment-scheme': ASSESSMENT_SCHEME_LIFE,
  assessment: ASSESSMENT_LIFE,
  objection: OBJECTION_LIFE,
} satisfies Record<string, AnyLife>;
