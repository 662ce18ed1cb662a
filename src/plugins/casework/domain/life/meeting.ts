import type { LocalDate } from '../calendar';
import { defineLife, type StateOf, type StepOf } from './table';

/**
 * Facts that a meeting's conclusion depends on: the local dates, and whether it is proven to have been held. A
 * leader's or the city's meeting, which is owed each month, is proven by its items, or by a paper that the leader
 * has signed.
 */
export type MeetingFacts = { heldOn: LocalDate; today: LocalDate; proven: boolean };

/** 会办 (plan §四.4): an agenda is filled while the meeting is planned; its decisions apply when it is concluded. */
export const MEETING_LIFE = defineLife<MeetingFacts>()({
  label: { zh: '会办', en: 'Meeting' },
  states: {
    planned: { label: { zh: '拟召开', en: 'Planned' } },
    concluded: { label: { zh: '已结束', en: 'Concluded' }, final: true },
  },
  who: {
    convener: { zh: '召集方（包联领导、联络员、工作组、承办单位或专班办）', en: 'Convener' },
    participant: { zh: '看得到该会议的人', en: 'Whoever sees the meeting' },
  },
  steps: {
    plan: {
      label: { zh: '安排', en: 'Plan' },
      from: null,
      to: 'planned',
      who: ['convener'],
      input: null,
      makes: ['agenda'],
      shown: false,
    },
    edit: {
      label: { zh: '修改', en: 'Edit' },
      from: ['planned'],
      to: '=',
      who: ['convener'],
      input: null,
      shown: false,
    },
    'change-agenda': {
      label: { zh: '调整议程', en: 'Change the agenda' },
      from: ['planned'],
      to: '=',
      // Whose agenda it is, row-level security says.
      who: ['convener', 'participant'],
      input: null,
    },
    conclude: {
      label: { zh: '议定', en: 'Conclude' },
      from: ['planned'],
      to: 'concluded',
      who: ['convener'],
      input: {},
      refuses: ({ heldOn, today, proven }) =>
        heldOn > today ? { code: 'MEETING_AHEAD' } : proven ? null : { code: 'MEETING_EMPTY' },
      makes: ['decisions', 'agenda-items', 'duty', 'minutes'],
      tells: ['group', 'leader', 'lead-unit', 'enterprise'],
      final: true,
    },
  },
  refusedIn: { concluded: 'MEETING_CONCLUDED' },
});

export type MeetingState = StateOf<typeof MEETING_LIFE>;
export type MeetingStep = StepOf<typeof MEETING_LIFE>;

/** 议题: decided and applied with its meeting, or carried over to the next one. */
export const AGENDA_ITEM_LIFE = defineLife()({
  label: { zh: '会议议题', en: 'Agenda item' },
  states: {
    open: { label: { zh: '待处理', en: 'Open' } },
    applied: { label: { zh: '已落实', en: 'Applied' }, final: true },
    carried: { label: { zh: '转下次会议', en: 'Carried over' }, final: true },
  },
  who: {
    convener: { zh: '召集方', en: 'Convener' },
    system: { zh: '系统（议定会议时）', en: 'System, when the meeting is concluded' },
  },
  steps: {
    put: {
      label: { zh: '列入议程', en: 'Put on the agenda' },
      from: null,
      to: 'open',
      who: ['convener', 'system'],
      input: null,
      shown: false,
    },
    decide: {
      label: { zh: '记录决定', en: 'Write the decision down' },
      from: ['open'],
      to: '=',
      who: ['convener'],
      input: null,
      shown: false,
    },
    apply: {
      label: { zh: '落实决定', en: 'Apply the decision' },
      from: ['open'],
      to: 'applied',
      who: ['system'],
      input: {},
      makes: ['decide', 'note'],
      shown: false,
    },
    carry: {
      label: { zh: '转下次会议', en: 'Carry over' },
      from: ['open'],
      to: 'carried',
      who: ['system'],
      input: {},
      shown: false,
    },
  },
});

export type AgendaItemState = StateOf<typeof AGENDA_ITEM_LIFE>;
