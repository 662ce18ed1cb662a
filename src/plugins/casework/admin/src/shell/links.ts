/** Types in daily use come first, types seldom looked up last. The others keep their place between. */
const FIRST = [
  'issue',
  'intake',
  'enterprise',
  'visit',
  'meeting',
  'report',
  'duty',
  'work-plan',
  'common-problem',
  'official-document',
  'policy',
  'policy-delivery',
  'enterprise-figure',
  'project',
  'inspection',
  'pairing',
  'reassignment',
  'leader',
  'department',
  'staff-member',
  'membership',
  'category',
  'extra-field',
];

const LAST = [
  'escalation-rule',
  'document-text',
  'notification-template',
  'notification-channel',
  'event-subscription',
  'calendar-year',
  'calendar-day',
  'transfer',
  'issue-request',
  'escalation',
  'milestone',
  'meeting-item',
  'ledger-entry',
  'refused-attempt',
];

/**
 * Returns the styles that put the types in order, because the Content Manager always lists them alphabetically.
 */
export const orderRules = (): string =>
  [...FIRST.map((name, i) => [name, i - 100] as const), ...LAST.map((name, i) => [name, i + 100] as const)]
    .map(
      ([name, order]) =>
        `nav li:has(> a[href$='/collection-types/api::${name}.${name}']) { order: ${order}; }`,
    )
    .join('\n');
