import { required } from '../lifecycle/fields';
import { defineLife, type StateOf, type StepOf } from './table';

/** 待登记 (plan §四.1): what came in over a channel, until it is an issue, part of one, or neither. */
export const INTAKE_LIFE = defineLife()({
  label: { zh: '待登记', en: 'Intake' },
  states: {
    new: { label: { zh: '待登记', en: 'New' } },
    registered: { label: { zh: '已登记为诉求', en: 'Registered' }, final: true },
    attached: { label: { zh: '已并入诉求', en: 'Attached' }, final: true },
    dismissed: { label: { zh: '不予登记', en: 'Dismissed' }, final: true },
  },
  who: {
    office: { zh: '专班办', en: 'Office' },
    group: { zh: '企业的工作组', en: 'The enterprise’s group' },
    source: { zh: '来源渠道', en: 'Source' },
  },
  steps: {
    receive: {
      label: { zh: '收到', en: 'Receive' },
      from: null,
      to: 'new',
      who: ['source', 'office', 'group'],
      input: null,
      makes: ['due'],
      tells: ['office', 'group'],
      shown: false,
    },
    'assign-enterprise': {
      label: { zh: '认定企业', en: 'Name the enterprise' },
      from: ['new'],
      to: '=',
      who: ['office', 'group'],
      input: { enterprise: required.relation('enterprise') },
    },
    register: {
      label: { zh: '登记为诉求', en: 'Register' },
      from: ['new'],
      to: 'registered',
      who: ['office', 'group'],
      input: null,
      makes: ['issue'],
      final: true,
    },
    attach: {
      label: { zh: '并入诉求', en: 'Attach' },
      from: ['new'],
      to: 'attached',
      who: ['office', 'group', 'source'],
      input: { issue: required.relation('issue') },
      makes: ['note'],
      final: true,
    },
    dismiss: {
      label: { zh: '不予登记', en: 'Dismiss' },
      from: ['new'],
      to: 'dismissed',
      who: ['office', 'group'],
      input: { reason: required.text() },
      final: true,
    },
  },
});

export type IntakeState = StateOf<typeof INTAKE_LIFE>;
export type IntakeStep = StepOf<typeof INTAKE_LIFE>;
