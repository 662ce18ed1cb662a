import { defineLife, type StateOf, type StepOf } from './table';

/** 报告 (plan §四.7): drafted from the period's data, immutable once submitted; a correction is a new version. */
export const REPORT_LIFE = defineLife()({
  label: { zh: '报告', en: 'Report' },
  states: {
    draft: { label: { zh: '草稿', en: 'Draft' } },
    submitted: { label: { zh: '已报送', en: 'Submitted' }, final: true },
  },
  who: { author: { zh: '报告单位', en: 'Author' } },
  steps: {
    draft: {
      label: { zh: '起草', en: 'Draft' },
      from: null,
      to: 'draft',
      who: ['author'],
      input: null,
      makes: ['facts', 'extracts'],
      shown: false,
    },
    edit: {
      label: { zh: '修改', en: 'Edit' },
      from: ['draft'],
      to: '=',
      who: ['author'],
      input: null,
    },
    submit: {
      label: { zh: '报送', en: 'Submit' },
      from: ['draft'],
      to: 'submitted',
      who: ['author'],
      input: {},
      makes: ['duty'],
      tells: ['receiver'],
      final: true,
    },
  },
  refusedIn: { submitted: 'ALREADY_SUBMITTED' },
});

export type ReportState = StateOf<typeof REPORT_LIFE>;
export type ReportStep = StepOf<typeof REPORT_LIFE>;
