import { isOpen, lightOf, type Actor, type Case, type Ref } from '../../../../domain/lifecycle';
import { readableExtra, type ExtraField } from '../../../../domain/extra';
import { ENTERPRISE_FIELDS, UNIT_HIDDEN } from '../../platform/access/fields';

export { ENTERPRISE_FIELDS, UNIT_HIDDEN };

const ref = (r: Ref | null, name: 'name' | 'title' | 'number' = 'name'): Record<string, unknown> | null =>
  r ? { id: r.id, documentId: r.documentId, [name]: r.name } : null;

const iso = (d: Date | null): string | null => d?.toISOString() ?? null;

/**
 * The issue as clients read it: the fields that the specification names, as far as this actor may read
 * them, with relations as `{id, documentId, name}`.
 */
export function presentIssue(
  subject: Case,
  actor: Pick<Actor, 'kind'>,
  now: Date,
  { createdAt, extraFields }: { createdAt: Date; extraFields: readonly ExtraField[] },
): Record<string, unknown> {
  const { issue } = subject;
  const all: Record<string, unknown> = {
    number: issue.number,
    title: issue.title,
    description: issue.description,
    kind: issue.kind,
    channel: issue.channel,
    category: ref(issue.category),
    handlingType: issue.handlingType,
    stage: issue.stage,
    level: issue.level,
    light: lightOf(issue, now),
    dueAt: iso(issue.dueAt),
    yellowFrom: iso(issue.yellowFrom),
    longTerm: issue.longTerm,
    enterprise: ref(issue.enterprise),
    group: ref(issue.group),
    leader: ref(issue.leader, 'title'),
    leadUnit: ref(issue.leadUnit),
    mainIssue: ref(issue.mainIssue, 'number'),
    receivedAt: iso(issue.receivedAt),
    acceptDueAt: iso(issue.acceptDueAt),
    transferDueAt: iso(issue.transferDueAt),
    takeUpDueAt: iso(issue.takeUpDueAt),
    deadline: iso(issue.deadline),
    firstDeadline: iso(issue.firstDeadline),
    committedDeadline: iso(issue.committedDeadline),
    confirmDueAt: iso(issue.confirmDueAt),
    consentDueAt: iso(issue.consentDueAt),
    milestoneDueAt: iso(issue.milestoneDueAt),
    closedAt: iso(issue.closedAt),
    rating: issue.rating,
    ratingOnBehalf: issue.ratingOnBehalf,
    solved: issue.solved,
    notFullySolved: issue.notFullySolved,
    reworkCount: issue.reworkCount,
    returnCount: issue.returnCount,
    reopenCount: issue.reopenCount,
    urgeCount: issue.urgeCount,
    instructionOpen: issue.instructionOpen,
    instructionDueAt: iso(issue.instructionDueAt),
    provisional: issue.provisional,
    imported: issue.imported,
    ...(issue.extra ? { extra: readableExtra(extraFields, issue.extra, actor.kind) } : {}),
  };
  const fields = Object.entries(all).filter(([field]) => {
    if (actor.kind === 'enterprise') return (ENTERPRISE_FIELDS as readonly string[]).includes(field);
    if (actor.kind === 'unit') return !(UNIT_HIDDEN as readonly string[]).includes(field);
    return true;
  });
  return {
    id: issue.id,
    documentId: issue.documentId,
    ...Object.fromEntries(fields),
    createdAt: createdAt.toISOString(),
    ...(actor.kind === 'enterprise' ? {} : { open: isOpen(issue.stage) }),
  };
}
