import { defineLife, type StateOf, type StepOf } from './table';

/** 年度工作计划 (plan §三.2): immutable once submitted; a correction is another version. */
export const WORK_PLAN_LIFE = defineLife()({
  label: { zh: '年度工作计划', en: 'Work plan' },
  states: {
    draft: { label: { zh: '草稿', en: 'Draft' } },
    submitted: { label: { zh: '已报送', en: 'Submitted' }, final: true },
  },
  who: { group: { zh: '工作组', en: 'Group' } },
  steps: {
    draft: {
      label: { zh: '起草', en: 'Draft' },
      from: null,
      to: 'draft',
      who: ['group'],
      input: null,
      shown: false,
    },
    edit: {
      label: { zh: '修改', en: 'Edit' },
      from: ['draft'],
      to: '=',
      who: ['group'],
      input: null,
    },
    submit: {
      label: { zh: '报送', en: 'Submit' },
      from: ['draft'],
      to: 'submitted',
      who: ['group'],
      input: {},
      makes: ['version', 'duty'],
      final: true,
    },
  },
  refusedIn: { submitted: 'ALREADY_SUBMITTED' },
});

export type WorkPlanState = StateOf<typeof WORK_PLAN_LIFE>;
export type WorkPlanStep = StepOf<typeof WORK_PLAN_LIFE>;

/** Returns the state of a plan, which is not stored: it follows from the instant of submission. */
export const workPlanState = (plan: { submittedAt: Date | string | null }): WorkPlanState =>
  plan.submittedAt === null ? 'draft' : 'submitted';
