/** The stages an issue passes through, in the order of the closed loop of §六 (受理 转办 落实 反馈 销号). */
export const OPEN_STAGES = [
  'registered',
  'accepted',
  'transferred',
  'handling',
  'reported',
  'confirmed',
] as const;

export const FINAL_STAGES = ['closed', 'declined', 'merged', 'withdrawn', 'void'] as const;

export const STAGES = [...OPEN_STAGES, ...FINAL_STAGES] as const;

export type Stage = (typeof STAGES)[number];
export type OpenStage = (typeof OPEN_STAGES)[number];

/** The official name of each stage. */
export const STAGE_NAMES: Record<Stage, { zh: string; en: string }> = {
  registered: { zh: '已登记', en: 'Registered' },
  accepted: { zh: '已受理', en: 'Accepted' },
  transferred: { zh: '已转办', en: 'Transferred' },
  handling: { zh: '办理中', en: 'Handling' },
  reported: { zh: '已反馈', en: 'Reported back' },
  confirmed: { zh: '企业认可', en: 'Confirmed' },
  closed: { zh: '已销号', en: 'Closed' },
  declined: { zh: '不予受理', en: 'Declined' },
  merged: { zh: '已并案', en: 'Merged' },
  withdrawn: { zh: '企业撤回', en: 'Withdrawn' },
  void: { zh: '误录作废', en: 'Void' },
};

export const isOpen = (stage: Stage): boolean => (OPEN_STAGES as readonly Stage[]).includes(stage);
