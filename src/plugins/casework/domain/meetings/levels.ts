/** The level on which a meeting is held (plan §四.4). */
export const MEETING_LEVELS = ['unit', 'leader', 'office', 'city'] as const;
export type MeetingLevel = (typeof MEETING_LEVELS)[number];

/** The levels of escalation that a meeting decides (spec: escalation). */
export const decidesLevels = (level: MeetingLevel): readonly number[] =>
  ({ unit: [], leader: [1, 2], office: [], city: [3] })[level];
