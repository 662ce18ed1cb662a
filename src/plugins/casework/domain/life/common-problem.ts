import { defineLife, type StateOf } from './table';

/** 共性问题 (plan §三.1): one cause behind issues of several enterprises; a meeting decides on it, again if need be. */
export const COMMON_PROBLEM_LIFE = defineLife()({
  label: { zh: '共性问题', en: 'Common problem' },
  states: {
    open: { label: { zh: '待处理', en: 'Open' } },
    decided: { label: { zh: '已决定', en: 'Decided' } },
  },
  who: {
    office: { zh: '专班办', en: 'Office' },
    system: { zh: '系统（议定会议时）', en: 'System, when a meeting is concluded' },
  },
  steps: {
    open: {
      label: { zh: '立项', en: 'Open' },
      from: null,
      to: 'open',
      who: ['office'],
      input: null,
      shown: false,
    },
    edit: {
      label: { zh: '修改', en: 'Edit' },
      from: ['open', 'decided'],
      to: '=',
      who: ['office'],
      input: null,
      shown: false,
    },
    link: {
      label: { zh: '归入诉求', en: 'Link issues' },
      from: ['open', 'decided'],
      to: '=',
      who: ['office'],
      input: null,
    },
    unlink: {
      label: { zh: '移出诉求', en: 'Unlink issues' },
      from: ['open', 'decided'],
      to: '=',
      who: ['office'],
      input: null,
    },
    decide: {
      label: { zh: '会办决定', en: 'Decide' },
      from: ['open', 'decided'],
      to: 'decided',
      who: ['system'],
      input: null,
      makes: ['decision', 'duty'],
      tells: ['enterprise'],
      shown: false,
    },
  },
});

export type CommonProblemState = StateOf<typeof COMMON_PROBLEM_LIFE>;
