import { defineLife, fits, stepNames, type StateOf, type StepOf } from './table';

/** 督导 (plan §六.4): what the office found, and whether it has been put right. */
export const INSPECTION_LIFE = defineLife()({
  label: { zh: '督导', en: 'Inspection' },
  states: {
    recorded: { label: { zh: '已记录', en: 'Recorded' } },
    rectifying: { label: { zh: '整改中', en: 'Being rectified' } },
    rectified: { label: { zh: '已整改', en: 'Rectified' } },
  },
  who: { office: { zh: '专班办', en: 'Office' } },
  steps: {
    record: {
      label: { zh: '记录', en: 'Record' },
      from: null,
      to: 'recorded',
      who: ['office'],
      input: null,
      shown: false,
    },
    demand: {
      label: { zh: '要求整改', en: 'Demand rectification' },
      from: ['recorded', 'rectified'],
      to: 'rectifying',
      who: ['office'],
      input: null,
    },
    rectify: {
      label: { zh: '完成整改', en: 'Rectify' },
      from: ['recorded', 'rectifying'],
      to: 'rectified',
      who: ['office'],
      input: null,
    },
    'correct-record': {
      label: { zh: '更正记录', en: 'Correct the record' },
      from: ['rectifying', 'rectified'],
      to: 'recorded',
      who: ['office'],
      input: null,
      shown: false,
    },
  },
});

export type InspectionState = StateOf<typeof INSPECTION_LIFE>;
export type InspectionStep = StepOf<typeof INSPECTION_LIFE>;

/** Returns the state of an inspection, which is not stored: it follows from its form. */
export function inspectionState(form: {
  rectificationDue: string | null;
  rectifiedAt: Date | string | null;
}): InspectionState {
  if (form.rectifiedAt !== null) return 'rectified';
  return form.rectificationDue === null ? 'recorded' : 'rectifying';
}

/**
 * The steps that a form takes when it is stored: none when it leaves the state as it is, `record` and perhaps one more
 * when the record is made.
 * @param before null before it is made
 */
export function inspectionSteps(before: InspectionState | null, after: InspectionState): InspectionStep[] {
  if (before === null) return ['record', ...inspectionSteps('recorded', after)];
  if (before === after) return [];
  return stepNames(INSPECTION_LIFE).filter(
    (name) => INSPECTION_LIFE.steps[name].to === after && fits(INSPECTION_LIFE, name, before),
  );
}
