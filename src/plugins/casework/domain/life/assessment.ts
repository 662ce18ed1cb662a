import { optional, required } from '../lifecycle/fields';
import { defineLife, type StateOf, type StepOf } from './table';

/** The facts beside the state that the steps of an assessment depend on. */
export type AssessmentFacts = {
  /** objections without a decision */
  openObjections: number;
  /** the end of the days for objections; null before publication */
  objectionsUntil: Date | null;
  now: Date;
};

/** 考核 (plan §五): computed, approved, published (晾晒), open to objections for some days, final. */
export const ASSESSMENT_LIFE = defineLife<AssessmentFacts>()({
  label: { zh: '考核', en: 'Assessment' },
  states: {
    computed: { label: { zh: '已测算', en: 'Computed' } },
    approved: { label: { zh: '已审定', en: 'Approved' } },
    published: { label: { zh: '晾晒中', en: 'Published' } },
    final: { label: { zh: '已定案', en: 'Final' }, final: true },
  },
  who: {
    assessor: { zh: '考核方', en: 'Assessor' },
    head: { zh: '专班组长', en: 'Head of the task force' },
    subject: { zh: '被考核单位', en: 'Subject' },
  },
  steps: {
    compute: {
      label: { zh: '测算', en: 'Compute' },
      from: null,
      to: 'computed',
      who: ['assessor'],
      input: null,
      makes: ['rows'],
      shown: false,
    },
    adjust: {
      label: { zh: '加减分', en: 'Adjust' },
      from: ['computed'],
      to: '=',
      who: ['assessor'],
      input: null,
      makes: ['adjustment', 'rows'],
    },
    approve: {
      label: { zh: '审定', en: 'Approve' },
      from: ['computed'],
      to: 'approved',
      who: ['head', 'assessor'],
      // The assessor enters what was signed on paper: approver and evidence are then required (400).
      input: { approver: optional.text(50), evidence: optional.evidence() },
    },
    publish: {
      label: { zh: '晾晒', en: 'Publish' },
      from: ['approved'],
      to: 'published',
      who: ['assessor'],
      input: {},
      makes: ['snapshot', 'objectionsUntil', 'ratings-shown-to-units'],
      tells: ['subject'],
      final: true,
    },
    object: {
      label: { zh: '提出异议', en: 'Object' },
      from: ['published'],
      to: '=',
      who: ['subject', 'assessor'],
      input: {
        subject: required.relation('department'),
        reason: required.text(),
        attachments: optional.files(),
      },
      refuses: ({ objectionsUntil, now }) =>
        objectionsUntil !== null && now >= objectionsUntil ? { code: 'OBJECTION_PERIOD_OVER' } : null,
      makes: ['objection'],
      tells: ['assessor'],
    },
    'decide-objection': {
      label: { zh: '答复异议', en: 'Decide an objection' },
      from: ['published'],
      to: '=',
      who: ['assessor'],
      input: { result: required.choice(['upheld', 'recomputed']), reason: required.text() },
      makes: ['objection', 'rows'],
      tells: ['subject'],
      shown: false,
    },
    finalise: {
      label: { zh: '定案', en: 'Finalise' },
      from: ['published'],
      to: 'final',
      who: ['assessor'],
      input: {},
      refuses: ({ openObjections, objectionsUntil, now }) => {
        if (openObjections > 0) return { code: 'OBJECTIONS_OPEN', params: { count: openObjections } };
        return objectionsUntil !== null && now < objectionsUntil ? { code: 'OBJECTION_PERIOD_RUNS' } : null;
      },
      tells: ['subject'],
      final: true,
    },
  },
});

export type AssessmentState = StateOf<typeof ASSESSMENT_LIFE>;
export type AssessmentStep = StepOf<typeof ASSESSMENT_LIFE>;

/** An objection to a published assessment: decided once, upheld as it was or recomputed with what changed. */
export const OBJECTION_LIFE = defineLife()({
  label: { zh: '考核异议', en: 'Objection' },
  states: {
    open: { label: { zh: '待答复', en: 'Open' } },
    upheld: { label: { zh: '维持', en: 'Upheld' }, final: true },
    recomputed: { label: { zh: '重新测算', en: 'Recomputed' }, final: true },
  },
  who: {
    subject: { zh: '被考核单位', en: 'Subject' },
    assessor: { zh: '考核方', en: 'Assessor' },
  },
  steps: {
    raise: {
      label: { zh: '提出', en: 'Raise' },
      from: null,
      to: 'open',
      who: ['subject', 'assessor'],
      input: null,
      shown: false,
    },
    uphold: {
      label: { zh: '维持原结果', en: 'Uphold' },
      from: ['open'],
      to: 'upheld',
      who: ['assessor'],
      input: { reason: required.text() },
      final: true,
    },
    recompute: {
      label: { zh: '重新测算', en: 'Recompute' },
      from: ['open'],
      to: 'recomputed',
      who: ['assessor'],
      input: { reason: required.text() },
      makes: ['rows'],
      final: true,
    },
  },
});

export type ObjectionState = StateOf<typeof OBJECTION_LIFE>;
