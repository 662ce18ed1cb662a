/** Content types whose records keep their changes (database/repeatable/060-notifications.sql, 085-changes.sql). */
export const RECORDED_TYPES = [
  'enterprise',
  'enterprise-figure',
  'project',
  'visit',
  'work-plan',
  'department',
  'leader',
  'category',
  'extra-field',
  'pairing',
  'policy',
  'policy-delivery',
  'duty',
  'setting',
  'calendar-day',
  'calendar-year',
  'escalation-rule',
  'notification-template',
  'document-text',
  'notification-channel',
  'staff-member',
  'membership',
] as const;
export type RecordedType = (typeof RECORDED_TYPES)[number];

/** Types whose records hold nothing that their readers may not read: for the others, those who see all. */
export const OPEN_TYPES: readonly RecordedType[] = ['enterprise-figure', 'project', 'visit', 'work-plan'];
