import { required } from '../lifecycle/fields';
import { defineLife, type StateOf, type StepOf } from './table';

/** 调剂 (plan §四.8): a change of pairing, which the government approves before it takes effect. */
export const REASSIGNMENT_LIFE = defineLife()({
  label: { zh: '调剂', en: 'Reassignment' },
  states: {
    drafted: { label: { zh: '拟稿', en: 'Drafted' } },
    submitted: { label: { zh: '已报送', en: 'Submitted' } },
    approved: { label: { zh: '已批准', en: 'Approved' } },
    refused: { label: { zh: '不同意', en: 'Refused' }, final: true },
    effective: { label: { zh: '已生效', en: 'Effective' }, final: true },
  },
  who: { office: { zh: '专班办', en: 'Office' } },
  steps: {
    draft: {
      label: { zh: '拟稿', en: 'Draft' },
      from: null,
      to: 'drafted',
      who: ['office'],
      input: null,
      shown: false,
    },
    edit: {
      label: { zh: '修改', en: 'Edit' },
      from: ['drafted'],
      to: '=',
      who: ['office'],
      input: null,
      shown: false,
    },
    submit: {
      label: { zh: '报送审批', en: 'Submit' },
      from: ['drafted'],
      to: 'submitted',
      who: ['office'],
      input: {},
    },
    approve: {
      label: { zh: '登记批准', en: 'Enter the approval' },
      from: ['submitted'],
      to: 'approved',
      who: ['office'],
      input: { approvalNumber: required.text(100) },
    },
    refuse: {
      label: { zh: '登记不批准', en: 'Enter the refusal' },
      from: ['submitted'],
      to: 'refused',
      who: ['office'],
      input: { reason: required.text(2000) },
      final: true,
    },
    'take-effect': {
      label: { zh: '办理生效', en: 'Take effect' },
      from: ['approved'],
      to: 'effective',
      who: ['office'],
      input: {},
      makes: ['pairing', 'hand-over', 'duties'],
      tells: ['leader', 'group', 'enterprise'],
      final: true,
    },
  },
});

export type ReassignmentState = StateOf<typeof REASSIGNMENT_LIFE>;
export type ReassignmentStep = StepOf<typeof REASSIGNMENT_LIFE>;
