import type { Pool } from 'pg';
import { type Reader } from './world/types';

/**
 * The rule of visibility once more, in plain TypeScript over all rows, written from the specification (page 5) and
 * not from platform/access/visibility.ts. The answers of the interfaces are compared with it.
 */

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of every table
export type Row = Record<string, any> & { id: number };
export type Everything = Record<string, Row[]>;

/** Content types with their tables, as Strapi names them. */
export type TypeTable = { uid: string; name: string; table: string };

export async function everything(db: Pool, types: readonly TypeTable[]): Promise<Everything> {
  const all: Everything = {};
  for (const { name, table } of types) {
    const { rows } = await db.query<Row>(`select * from "${table}" order by id`);
    all[name] = rows;
  }
  // Which enterprises a visit was to; days and instants as texts that compare.
  const { rows } = await db.query<Row>(`
    select k.id, k.visit_id, v.leader_id, k.enterprise_id, v.date::text as date
      from visits_enterprises_lnk k join visits v on v.id = k.visit_id order by k.id`);
  all[VISITED] = rows;
  return all;
}

const VISITED = 'visits to enterprises';

/** Days are those of Shanghai. */
const localDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Is, or was then, the enterprise paired with this group and the leader who came? On the day itself both ends count;
 * 'both' is for what is changed: it is, and was.
 */
function visitedAs(all: Everything, reader: Reader, link: Row, when: 'both' | 'either'): boolean {
  return (all['pairing'] ?? []).some((p) => {
    if (p['enterprise_id'] !== link['enterprise_id'] || p['leader_id'] !== link['leader_id']) return false;
    if (p['group_id'] !== reader.department) return false;
    const day = link['date'] as string;
    const began = localDay(p['since']) <= day;
    if (p['until'] === null) return when === 'either' || began;
    return when === 'either' && began && day <= localDay(p['until']);
  });
}

const visitedBy = (all: Everything, visit: Row): Row[] =>
  (all[VISITED] ?? []).filter((link) => link['visit_id'] === visit.id);

const DEAD = ['returned', 'superseded', 'cancelled', 'reopened'];

type Sight = (row: Row) => boolean;

/** Returns the ids of every type that a reader sees. */
export function visible(all: Everything, reader: Reader): Record<string, Set<number>> {
  const sight = sightOf(all, reader);
  return Object.fromEntries(
    Object.entries(all).map(([name, rows]) => {
      const see = sight[name] ?? nothing;
      return [name, new Set(rows.filter(see).map((row) => row.id))];
    }),
  );
}

/**
 * After its due, a leader's duty is shown only to him and to those who see everything: no group is told that he is
 * late (page 3).
 */
const untold: Sight = (row) =>
  !['leader-visit', 'leader-meeting'].includes(row['type']) ||
  row['waived_at'] !== null ||
  row['voided_at'] !== null ||
  (row['due_at'] as Date).getTime() > Date.now();

const nothing: Sight = () => false;
const everyRow: Sight = () => true;

function sightOf(all: Everything, reader: Reader): Record<string, Sight> {
  const table = (name: string): Row[] => all[name] ?? [];
  if (reader.kind === 'none') return {};
  if (reader.kind === 'office' || reader.kind === 'auditor')
    return Object.fromEntries(Object.keys(all).map((name) => [name, everyRow]));

  const org = reader.department;
  const isMine = (row: Row): boolean =>
    reader.kind === 'group' ? row['group_id'] === org : row['leader_id'] === reader.leader;
  const reference = {
    department: everyRow,
    category: everyRow,
    policy: everyRow,
    'calendar-day': everyRow,
    'calendar-year': everyRow,
    setting: everyRow,
  };
  /** The assessment that a row hangs on, and what its scheme assesses. */
  const assessment = (row: Row): Row | undefined =>
    table('assessment').find((one) => one.id === row['assessment_id']);
  const assesses = (one: Row | undefined): unknown =>
    table('assessment-scheme').find((scheme) => scheme.id === one?.['scheme_id'])?.['assesses'];
  const isPublic = (one: Row | undefined): boolean => ['published', 'final'].includes(one?.['state']);
  const own = (one: Row | undefined): boolean =>
    reader.kind === 'group' && one !== undefined && one['group_id'] === org;
  const assessments = {
    'assessment-scheme': (row: Row) => row['state'] !== 'draft',
    assessment: (row: Row) => isPublic(row) || own(row),
    'assessment-adjustment': (row: Row) => isPublic(assessment(row)) || own(assessment(row)),
    'assessment-objection': (row: Row) =>
      own(assessment(row)) ||
      (row['subject_id'] === org &&
        (reader.kind === 'group') === (assesses(assessment(row)) === 'groups') &&
        reader.kind !== 'leader'),
  };
  const self = {
    'staff-member': (row: Row) => row.id === reader.staff,
    membership: (row: Row) => row['staff_member_id'] === reader.staff,
  };
  const issueOf = new Map(table('issue').map((row) => [row.id, row]));
  const pairings = table('pairing').filter((row) => row['until'] === null);
  /** hangs on an issue for which the condition holds */
  const on =
    (see: Sight): Sight =>
    (row) => {
      const issue = issueOf.get(row['issue_id']);
      return issue !== undefined && see(issue);
    };

  const isComplaint: Sight = (row) => issueOf.get(row['issue_id'])?.['complaint'] === true;

  switch (reader.kind) {
    case 'enterprise': {
      const own = (row: Row): boolean => row['enterprise_id'] === reader.enterprise;
      const leaders = new Set(
        [...pairings.filter(own), ...table('issue').filter(own)].map((row) => row['leader_id']),
      );
      return {
        ...reference,
        ...self,
        'extra-field': (row) => ['everyone', 'not-units'].includes(row['readers']),
        enterprise: (row) => row.id === reader.enterprise,
        pairing: own,
        leader: (row) => leaders.has(row.id),
        'enterprise-figure': own,
        project: own,
        'policy-delivery': own,
        issue: own,
        'ledger-entry': (row) => on(own)(row) && row['shown_to_enterprise'] === true,
        'issue-request': (row) => on(own)(row) && row['kind'] === 'withdrawal',
      };
    }
    case 'unit': {
      const live = table('transfer').filter((row) => row['unit_id'] === org && !DEAD.includes(row['state']));
      const complaint = (issueId: number): boolean => issueOf.get(issueId)?.['complaint'] === true;
      const has = new Set(live.map((row) => row['issue_id'] as number).filter((id) => !complaint(id)));
      const leads = new Set(
        live
          .filter((row) => row['role'] === 'lead')
          .map((row) => row['issue_id'] as number)
          .filter((id) => !complaint(id)),
      );
      const issues = table('issue').filter((row) => has.has(row.id));
      return {
        ...reference,
        ...self,
        ...assessments,
        'extra-field': (row) => ['everyone', 'not-enterprise'].includes(row['readers']),
        issue: (row) => has.has(row.id),
        enterprise: (row) => issues.some((issue) => issue['enterprise_id'] === row.id),
        leader: (row) => issues.some((issue) => issue['leader_id'] === row.id),
        // A transfer that has ended leaves its own row.
        transfer: (row) =>
          !complaint(row['issue_id']) && (row['unit_id'] === org || leads.has(row['issue_id'])),
        'issue-request': (row) => leads.has(row['issue_id']),
        escalation: (row) => leads.has(row['issue_id']),
        milestone: (row) => has.has(row['issue_id']),
        'ledger-entry': (row) =>
          leads.has(row['issue_id']) ||
          (has.has(row['issue_id']) && (row['shown_to_support'] === true || row['unit_id'] === org)),
        report: (row) => row['department_id'] === org && ['unit', 'extract'].includes(row['kind']),
        duty: (row) =>
          row['department_id'] === org &&
          ['unit-report', 'milestone'].includes(row['type']) &&
          !isComplaint(row),
        inspection: (row) => row['department_id'] === org,
        meeting: (row) => row['unit_id'] === org,
        'meeting-item': (row) => isOwnMeeting(all, reader, row['meeting_id']) && has.has(row['issue_id']),
        'official-document': (row) =>
          ['issued', 'revoked'].includes(row['state']) &&
          (row['unit_id'] === org || ['circular', 'league-table'].includes(row['kind'])),
        'escalation-rule': everyRow,
        'document-text': everyRow,
      };
    }
    case 'group':
    case 'leader': {
      const isGroup = reader.kind === 'group';
      const paired = new Set(pairings.filter(isMine).map((row) => row['enterprise_id'] as number));
      const issue: Sight = (row) =>
        row['complaint'] !== true && (isMine(row) || paired.has(row['enterprise_id']));
      const held = table('issue').filter((row) => row['complaint'] !== true && isMine(row));
      const ofPaired: Sight = (row) => paired.has(row['enterprise_id']);
      const leaders = new Set(
        [...pairings.filter(isMine), ...held].map((row) => row['leader_id'] as number | null),
      );
      const pairedLeaders = new Set(pairings.filter(isMine).map((row) => row['leader_id'] as number));
      return {
        ...reference,
        ...self,
        ...assessments,
        'extra-field': everyRow,
        issue,
        enterprise: (row) => paired.has(row.id) || held.some((one) => one['enterprise_id'] === row.id),
        leader: (row) => (isGroup ? leaders.has(row.id) : row.id === reader.leader),
        pairing: isMine,
        reassignment: (row) =>
          isGroup
            ? [row['from_group_id'], row['to_group_id']].includes(org)
            : [row['from_leader_id'], row['to_leader_id']].includes(reader.leader),
        'enterprise-figure': ofPaired,
        project: ofPaired,
        'policy-delivery': ofPaired,
        transfer: on(issue),
        'issue-request': on(issue),
        milestone: on(issue),
        escalation: on(issue),
        'ledger-entry': on(issue),
        'meeting-item': (row) =>
          on(issue)(row) &&
          (isOwnMeeting(all, reader, row['meeting_id']) || isConcluded(all, row['meeting_id'])),
        meeting: (row) =>
          isGroup
            ? row['group_id'] === org ||
              (row['group_id'] === null && row['level'] === 'leader' && pairedLeaders.has(row['leader_id']))
            : row['leader_id'] === reader.leader,
        'escalation-rule': everyRow,
        'document-text': everyRow,
        // A leader's visits are his groups', to each those to its own enterprises.
        visit: (row) =>
          isGroup
            ? pairedLeaders.has(row['leader_id']) &&
              visitedBy(all, row).some((link) => visitedAs(all, reader, link, 'either'))
            : row['leader_id'] === reader.leader,
        report: (row) =>
          isGroup
            ? (row['department_id'] === org && ['group', 'brief'].includes(row['kind'])) ||
              (row['recipient_id'] === org && row['state'] === 'submitted')
            : row['leader_id'] === reader.leader && row['state'] === 'submitted',
        'work-plan': (row) => isGroup && row['group_id'] === org,
        intake: (row) => isGroup && row['complaint'] !== true && ofPaired(row),
        duty: (row) =>
          isGroup
            ? untold(row) &&
              ((row['group_id'] === org && !isComplaint(row)) ||
                (row['type'] === 'leader-meeting' && pairedLeaders.has(row['leader_id'])))
            : row['leader_id'] === reader.leader,
        inspection: (row) =>
          isGroup && (row['department_id'] === org || (row['department_id'] === null && ofPaired(row))),
        'official-document': (row) => {
          const issued = ['issued', 'revoked'].includes(row['state']);
          if (!isGroup) return issued && row['kind'] === 'minutes' && row['leader_id'] === reader.leader;
          if (['circular', 'league-table'].includes(row['kind'])) return issued;
          return row['group_id'] === org && (issued || ['minutes', 'transfer-slip'].includes(row['kind']));
        },
      };
    }
  }
}

const meetingOf = (all: Everything, id: number): Row | undefined =>
  (all['meeting'] ?? []).find((row) => row.id === id);

const isConcluded = (all: Everything, id: number): boolean => meetingOf(all, id)?.['state'] === 'concluded';

/** Does the group work for this leader now? */
const serves = (all: Everything, reader: Reader, leader: unknown): boolean =>
  (all['pairing'] ?? []).some(
    (p) => p['until'] === null && p['leader_id'] === leader && p['group_id'] === reader.department,
  );

/** A leader's own meeting is also his groups'; one that names a group is that group's alone. */
function isOwnMeeting(all: Everything, reader: Reader, id: number): boolean {
  const meeting = meetingOf(all, id);
  if (!meeting) return false;
  if (reader.kind === 'unit') return meeting['level'] === 'unit' && meeting['unit_id'] === reader.department;
  if (meeting['level'] !== 'leader') return false;
  if (reader.kind === 'leader') return meeting['leader_id'] === reader.leader;
  if (reader.kind !== 'group') return false;
  if (meeting['group_id'] !== null) return meeting['group_id'] === reader.department;
  return serves(all, reader, meeting['leader_id']);
}

/** Whether a reader may update a row through forms and routes; nobody may update lifecycle records. */
export function mayUpdate(all: Everything, reader: Reader, name: string, row: Row): boolean {
  const MASTER = [
    'department',
    'category',
    'extra-field',
    'leader',
    'staff-member',
    'membership',
    'enterprise',
    'pairing',
    'policy',
    'common-problem',
    'inspection',
    'calendar-day',
    'calendar-year',
    'setting',
    'escalation-rule',
    'notification-template',
    'document-text',
    'notification-channel',
    'event-subscription',
  ];
  const office = reader.kind === 'office';
  const paired = (all['pairing'] ?? []).some(
    (p) =>
      p['until'] === null &&
      p['enterprise_id'] === row['enterprise_id'] &&
      p['group_id'] === reader.department,
  );
  const sees = (): boolean => (sightOf(all, reader)[name] ?? nothing)(row);
  switch (name) {
    case 'enterprise-figure':
    case 'project':
    case 'policy-delivery':
      return office || (reader.kind === 'group' && paired);
    case 'reassignment':
      return office && row['state'] === 'drafted';
    case 'assessment-scheme':
      return office && row['state'] === 'draft';
    case 'meeting':
      return (
        row['state'] === 'planned' &&
        (office ||
          (reader.kind === 'unit' && row['level'] === 'unit' && row['unit_id'] === reader.department) ||
          (reader.kind === 'leader' && row['level'] === 'leader' && row['leader_id'] === reader.leader) ||
          (reader.kind === 'group' &&
            row['level'] === 'leader' &&
            [reader.department, null].includes(row['group_id']) &&
            serves(all, reader, row['leader_id'])))
      );
    case 'meeting-item':
      return office || (isOwnMeeting(all, reader, row['meeting_id']) && sees());
    case 'visit':
      return (
        (reader.kind === 'leader' && row['leader_id'] === reader.leader) ||
        (reader.kind === 'group' &&
          sees() &&
          visitedBy(all, row).every((link) => visitedAs(all, reader, link, 'both')))
      );
    case 'report': {
      const kinds: Partial<Record<Reader['kind'], string[]>> = {
        office: ['office'],
        group: ['group', 'brief'],
        unit: ['unit', 'extract'],
      };
      const isAuthor = office || row['department_id'] === reader.department;
      return row['state'] === 'draft' && isAuthor && (kinds[reader.kind]?.includes(row['kind']) ?? false);
    }
    case 'work-plan':
      return row['submitted_at'] === null && reader.kind === 'group' && row['group_id'] === reader.department;
    default:
      return office && MASTER.includes(name);
  }
}

export const mayDelete = (all: Everything, reader: Reader, name: string, row: Row): boolean =>
  name === 'meeting-item'
    ? mayUpdate(all, reader, name, row)
    : reader.kind === 'office' &&
      ['policy', 'calendar-day', 'notification-channel', 'event-subscription'].includes(name);

/**
 * Whether a reader may not read an attribute of a visible row (spec, page 5: "Of its issues an enterprise reads
 * …").
 */
export function isHidden(reader: Reader, name: string, attribute: string): boolean {
  const KEYS = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];
  if (name === 'event-subscription' && attribute === 'secret' && reader.kind === 'auditor') return true;
  if (KEYS.includes(attribute) || ['office', 'auditor'].includes(reader.kind)) return false;
  if (name === 'department')
    return ![
      'name',
      'code',
      'kind',
      'shortName',
      'sortOrder',
      'isOffice',
      'isGroup',
      'isUnit',
      'active',
      ...(reader.kind === 'group' ? ['phone', 'liaison', 'leaderInCharge'] : []),
    ].includes(attribute);
  if (reader.kind === 'enterprise') {
    if (name === 'issue')
      return !'number title description kind channel category handlingType stage enterprise group leader leadUnit receivedAt deadline closedAt rating extra'
        .split(' ')
        .includes(attribute);
    if (name === 'leader') return attribute !== 'title';
    if (name === 'ledger-entry') return ['input', 'dues', 'actor'].includes(attribute);
    if (name === 'issue-request')
      return !['issue', 'kind', 'state', 'reason', 'requestedAt', 'answeredAt', 'answerReason'].includes(
        attribute,
      );
  }
  if (reader.kind === 'unit') {
    if (name === 'issue') return ['rating', 'ratingOnBehalf', 'solved', 'notFullySolved'].includes(attribute);
    if (name === 'leader') return attribute !== 'title';
    if (name === 'ledger-entry') return ['input', 'dues', 'actor'].includes(attribute);
    if (name === 'enterprise')
      return ![
        'name',
        'address',
        'contactName',
        'contactPhone',
        'contactEmail',
        'creditCode',
        'extra',
      ].includes(attribute);
  }
  return false;
}

/**
 * May this reader meet this canary? `of` is an issue's key, an enterprise, a department or a side.
 * @param issueIds the row ids of issues by key
 */
export function mayMeet(
  all: Everything,
  sees: Record<string, Set<number>>,
  reader: Reader,
  issueIds: Record<string, number>,
  of: string,
  field: string,
): boolean {
  if (reader.kind === 'none') return false;
  if (reader.kind === 'office' || reader.kind === 'auditor') return true;
  const id = issueIds[of];
  if (id === undefined) return field === 'any';
  const transfers = (all['transfer'] ?? []).filter(
    (t) => t['issue_id'] === id && t['unit_id'] === reader.department,
  );
  if (!sees['issue']?.has(id)) {
    // A unit that has lost the issue keeps its transfer row: the standard that was set to it, and its return.
    return (
      reader.kind === 'unit' &&
      transfers.some((t) => sees['transfer']?.has(t.id)) &&
      ['standard', 'returned', 'measures', 'contribution'].includes(field)
    );
  }
  const internal = ['note', 'urge', 'escalation', 'decision', 'request', 'goal'];
  if (reader.kind === 'enterprise')
    return ![...internal, 'standard', 'returned', 'contribution'].includes(field);
  if (reader.kind === 'unit') {
    if (field === 'comment') return false;
    const leads = transfers.some((t) => t['role'] === 'lead' && !DEAD.includes(t['state']));
    // A support unit reads what it was ordered, its own share, the urges and instructions, and the milestones.
    return leads || !['escalation', 'decision', 'request', 'returned'].includes(field);
  }
  return true;
}

/** May this reader add such a row? As for changing it: a new row is in the state in which it may be changed. */
export function mayInsert(all: Everything, reader: Reader, name: string, row: Row): boolean {
  if (name === 'notification-template' || name === 'document-text' || name === 'report') return false;
  // Its enterprises come after it.
  if (name === 'visit' && reader.kind === 'group') return serves(all, reader, row['leader_id']);
  // A group's own meeting names it.
  if (name === 'meeting' && reader.kind === 'group' && row['group_id'] !== reader.department) return false;
  return mayUpdate(all, reader, name, row);
}
