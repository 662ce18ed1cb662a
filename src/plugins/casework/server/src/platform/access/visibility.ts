/**
 * The one rule of visibility (spec: access): who sees and writes which rows, for every content type of the
 * application. PostgreSQL's policies are generated from this table, and so is the matrix in the docs. A content
 * type without an entry here stops the start-up. A predicate refers to the row by its table's name and to the
 * caller by `:org`, `:leader`, `:enterprise` and `:staff`. Predicates read no protected table, only the mirrors in
 * schema `casework`.
 */

export const SEES_ALL = ['office', 'auditor', 'super'] as const;

export type Kind =
  | 'office'
  | 'auditor'
  | 'super'
  | 'group'
  | 'unit'
  | 'leader'
  | 'enterprise'
  /** holds no membership, or is not signed in */
  | 'none';

export type Predicate = string;

export type Rule = {
  /** office and super admin see every row, an auditor too unless it is said here; the others what is said, or nothing */
  see: Partial<Record<'auditor' | 'group' | 'unit' | 'leader' | 'enterprise', Predicate>>;
  /** writers through generated forms and routes; none without an entry */
  write?: { insert?: Write; update?: Write; delete?: Write };
};

type Write = Partial<Record<'office' | 'super' | 'group' | 'unit' | 'leader', Predicate>>;

const ALL = 'true';
const everyone = { group: ALL, unit: ALL, leader: ALL, enterprise: ALL };
const byOffice: Write = { office: ALL, super: ALL };
/** A row is added in the state in which it may still be changed. */
const byOfficeWhile = (state: Predicate): Write => ({ office: state, super: state });
const masterData = { insert: byOffice, update: byOffice };

/** An array that is asked for once per statement, so that an index on the column serves. */
const paired = (column: string, side: 'group' | 'leader'): Predicate =>
  `${column} = any ((select casework.${side}_enterprises())::integer[])`;

/** Records of a complaint are visible to the office alone; a row without an issue is no complaint. */
const notComplaint = (column: string): Predicate =>
  `not exists (select 1 from casework.issue_access a where a.issue_id = ${column} and a.complaint)`;

/** The issue a row hangs on is the group's or leader's own, or of an enterprise now paired with it. */
const ofIssue = (column: string, side: 'group' | 'leader'): Predicate => {
  const me = side === 'group' ? ':org' : ':leader';
  return `exists (select 1 from casework.issue_access a where a.issue_id = ${column} and not a.complaint
    and (a.${side}_id = ${me} or exists (select 1 from casework.pairing_access p
         where p.enterprise_id = a.enterprise_id and p.${side}_id = ${me})))`;
};

const unitOn = (column: string, role: 'lead' | 'any'): Predicate =>
  `exists (select 1 from casework.transfer_access t join casework.issue_access a on a.issue_id = t.issue_id
    where t.issue_id = ${column} and t.unit_id = :org and not a.complaint${role === 'lead' ? " and t.role = 'lead'" : ''})`;

const enterpriseOf = (column: string): Predicate =>
  `exists (select 1 from casework.issue_access a where a.issue_id = ${column} and a.enterprise_id = :enterprise)`;

/** The group works for this leader now. */
const serves = (column: string): Predicate =>
  `exists (select 1 from casework.pairing_access p where p.leader_id = ${column} and p.group_id = :org)`;

/** A visit of a leader for whom the group works, to its enterprises; while it is being stored it has none yet. */
const groupVisit = (those: 'group_visits' | 'group_own_visits'): Predicate =>
  `${serves('visits.leader_id')}
    and (visits.id = any ((select casework.${those}())::integer[]) or casework.enters_visit(visits.id))`;

/**
 * A leader's duty that is due, done or not, is shown only to him and to those who see everything: a reader who
 * could tell the one from the other would know that he is late (spec: duties). Waived and void duties reveal
 * nothing of the kind.
 */
const notYetTold: Predicate = `(duties.type not in ('leader-visit', 'leader-meeting') or duties.waived_at is not null
  or duties.voided_at is not null or duties.due_at > (now() at time zone 'UTC'))`;

/** The item stands on the agenda of one's own meeting. */
function ofMeeting(side: 'leader' | 'group' | 'unit'): Predicate {
  const own = {
    leader: "m.level = 'leader' and m.leader_id = :leader",
    group: `m.level = 'leader' and (m.group_id = :org or (m.group_id is null and ${serves('m.leader_id')}))`,
    unit: "m.level = 'unit' and m.unit_id = :org",
  }[side];
  return `exists (select 1 from casework.meeting_access m where m.meeting_id = meeting_items.meeting_id and ${own})`;
}

const CONCLUDED: Predicate =
  'exists (select 1 from casework.meeting_access m where m.meeting_id = meeting_items.meeting_id and m.concluded)';

/** Writers of an agenda: the office on any, the others on their own meetings with issues that they see. */
const agenda: Write = {
  ...byOffice,
  leader: `${ofMeeting('leader')} and ${ofIssue('meeting_items.issue_id', 'leader')}`,
  group: `${ofMeeting('group')} and ${ofIssue('meeting_items.issue_id', 'group')}`,
  unit: `${ofMeeting('unit')} and ${unitOn('meeting_items.issue_id', 'any')}`,
};

const ISSUED: Predicate = "official_documents.state in ('issued', 'revoked')";
/** Documents that every group and unit receives. */
const PUBLISHED: Predicate = `(official_documents.kind in ('circular', 'league-table') and ${ISSUED})`;

const draftedPlan: Write = { group: 'work_plans.group_id = :org and work_plans.submitted_at is null' };

const NO_DRAFT: Predicate = "assessment_schemes.state <> 'draft'";

const SHOWN: Predicate = "assessments.state in ('published', 'final')";

/** The row hangs on an assessment for which the condition on its mirror `a` holds. */
const ofAssessment = (table: string, condition: Predicate): Predicate =>
  `exists (select 1 from casework.assessment_access a where a.assessment_id = ${table}.assessment_id and ${condition})`;

/** By content type, keyed by the singular name. */
export const VISIBILITY: Record<string, Rule> = {
  department: { see: everyone, write: masterData },
  category: { see: everyone, write: masterData },
  // Whoever may not read a field finds neither its values (database/repeatable/072-extra-fields.sql) nor itself.
  'extra-field': {
    see: {
      group: ALL,
      leader: ALL,
      unit: "extra_fields.readers in ('everyone', 'not-enterprise')",
      enterprise: "extra_fields.readers in ('everyone', 'not-units')",
    },
    write: masterData,
  },
  leader: {
    see: {
      group: `exists (select 1 from casework.pairing_access p where p.leader_id = leaders.id and p.group_id = :org)
        or exists (select 1 from casework.issue_access a where a.leader_id = leaders.id and a.group_id = :org and not a.complaint)`,
      unit: `exists (select 1 from casework.transfer_access t join casework.issue_access a on a.issue_id = t.issue_id
        where a.leader_id = leaders.id and t.unit_id = :org and not a.complaint)`,
      leader: 'leaders.id = :leader',
      enterprise: `exists (select 1 from casework.pairing_access p where p.leader_id = leaders.id and p.enterprise_id = :enterprise)
        or exists (select 1 from casework.issue_access a where a.leader_id = leaders.id and a.enterprise_id = :enterprise)`,
    },
    write: masterData,
  },
  'staff-member': {
    see: {
      group: 'staff_members.id = :staff',
      unit: 'staff_members.id = :staff',
      leader: 'staff_members.id = :staff',
      enterprise: 'staff_members.id = :staff',
    },
    write: masterData,
  },
  membership: {
    see: {
      group: 'memberships.staff_member_id = :staff',
      unit: 'memberships.staff_member_id = :staff',
      leader: 'memberships.staff_member_id = :staff',
      enterprise: 'memberships.staff_member_id = :staff',
    },
    write: masterData,
  },
  enterprise: {
    see: {
      group: `${paired('enterprises.id', 'group')}
        or exists (select 1 from casework.issue_access a where a.enterprise_id = enterprises.id and a.group_id = :org and not a.complaint)`,
      leader: `${paired('enterprises.id', 'leader')}
        or exists (select 1 from casework.issue_access a where a.enterprise_id = enterprises.id and a.leader_id = :leader and not a.complaint)`,
      unit: `exists (select 1 from casework.transfer_access t join casework.issue_access a on a.issue_id = t.issue_id
        where a.enterprise_id = enterprises.id and t.unit_id = :org and not a.complaint)`,
      enterprise: 'enterprises.id = :enterprise',
    },
    write: masterData,
  },
  pairing: {
    see: {
      group: 'pairings.group_id = :org',
      leader: 'pairings.leader_id = :leader',
      enterprise: 'pairings.enterprise_id = :enterprise',
    },
    write: masterData,
  },
  reassignment: {
    see: {
      group: 'reassignments.from_group_id = :org or reassignments.to_group_id = :org',
      leader: 'reassignments.from_leader_id = :leader or reassignments.to_leader_id = :leader',
    },
    write: { insert: byOfficeWhile("state = 'drafted'"), update: byOfficeWhile("state = 'drafted'") },
  },
  'enterprise-figure': {
    see: {
      group: paired('enterprise_figures.enterprise_id', 'group'),
      leader: paired('enterprise_figures.enterprise_id', 'leader'),
      enterprise: 'enterprise_figures.enterprise_id = :enterprise',
    },
    write: {
      insert: { ...byOffice, group: paired('enterprise_figures.enterprise_id', 'group') },
      update: { ...byOffice, group: paired('enterprise_figures.enterprise_id', 'group') },
    },
  },
  project: {
    see: {
      group: paired('projects.enterprise_id', 'group'),
      leader: paired('projects.enterprise_id', 'leader'),
      enterprise: 'projects.enterprise_id = :enterprise',
    },
    write: {
      insert: { ...byOffice, group: paired('projects.enterprise_id', 'group') },
      update: { ...byOffice, group: paired('projects.enterprise_id', 'group') },
    },
  },
  policy: { see: everyone, write: { ...masterData, delete: byOffice } },
  'policy-delivery': {
    see: {
      group: paired('policy_deliveries.enterprise_id', 'group'),
      leader: paired('policy_deliveries.enterprise_id', 'leader'),
      enterprise: 'policy_deliveries.enterprise_id = :enterprise',
    },
    write: {
      insert: { ...byOffice, group: paired('policy_deliveries.enterprise_id', 'group') },
      update: { ...byOffice, group: paired('policy_deliveries.enterprise_id', 'group') },
    },
  },

  // Lifecycle records: written by actions only, inside `asOwner`.
  issue: {
    see: {
      group: `issues.complaint is not true and (issues.group_id = :org or ${paired('issues.enterprise_id', 'group')})`,
      leader: `issues.complaint is not true and (issues.leader_id = :leader or ${paired('issues.enterprise_id', 'leader')})`,
      unit: 'issues.complaint is not true and issues.id = any ((select casework.unit_issues())::integer[])',
      enterprise: 'issues.enterprise_id = :enterprise',
    },
  },
  transfer: {
    see: {
      group: ofIssue('transfers.issue_id', 'group'),
      leader: ofIssue('transfers.issue_id', 'leader'),
      unit: `(transfers.unit_id = :org or ${unitOn('transfers.issue_id', 'lead')})
        and not exists (select 1 from casework.issue_access a where a.issue_id = transfers.issue_id and a.complaint)`,
    },
  },
  'issue-request': {
    see: {
      group: ofIssue('issue_requests.issue_id', 'group'),
      leader: ofIssue('issue_requests.issue_id', 'leader'),
      unit: unitOn('issue_requests.issue_id', 'lead'),
      enterprise: `issue_requests.kind = 'withdrawal' and ${enterpriseOf('issue_requests.issue_id')}`,
    },
  },
  milestone: {
    see: {
      group: ofIssue('milestones.issue_id', 'group'),
      leader: ofIssue('milestones.issue_id', 'leader'),
      unit: unitOn('milestones.issue_id', 'any'),
    },
  },
  escalation: {
    see: {
      group: ofIssue('escalations.issue_id', 'group'),
      leader: ofIssue('escalations.issue_id', 'leader'),
      unit: unitOn('escalations.issue_id', 'lead'),
    },
  },
  'ledger-entry': {
    see: {
      group: ofIssue('ledger_entries.issue_id', 'group'),
      leader: ofIssue('ledger_entries.issue_id', 'leader'),
      unit: `${unitOn('ledger_entries.issue_id', 'lead')} or ((ledger_entries.shown_to_support or ledger_entries.unit_id = :org)
        and ${unitOn('ledger_entries.issue_id', 'any')})`,
      enterprise: `ledger_entries.shown_to_enterprise and ${enterpriseOf('ledger_entries.issue_id')}`,
    },
  },
  // Intakes of a group's enterprises; one without an enterprise is the office's, like a complaint.
  intake: {
    see: { group: `intakes.complaint is not true and ${paired('intakes.enterprise_id', 'group')}` },
  },
  'refused-attempt': { see: {} },
  'sign-in': { see: {} },

  'common-problem': { see: {}, write: masterData },
  // A meeting that names no group is for every group of its leader.
  meeting: {
    see: {
      leader: 'meetings.leader_id = :leader',
      group: `meetings.group_id = :org or (meetings.group_id is null and meetings.level = 'leader' and ${serves('meetings.leader_id')})`,
      unit: 'meetings.unit_id = :org',
    },
    write: {
      insert: {
        ...byOfficeWhile("meetings.state = 'planned'"),
        leader: "meetings.level = 'leader' and meetings.leader_id = :leader and meetings.state = 'planned'",
        group: `meetings.level = 'leader' and meetings.group_id = :org
          and ${serves('meetings.leader_id')} and meetings.state = 'planned'`,
        unit: "meetings.level = 'unit' and meetings.unit_id = :org and meetings.state = 'planned'",
      },
      update: {
        ...byOfficeWhile("meetings.state = 'planned'"),
        leader: "meetings.level = 'leader' and meetings.leader_id = :leader and meetings.state = 'planned'",
        group: `meetings.level = 'leader' and (meetings.group_id = :org or meetings.group_id is null)
          and ${serves('meetings.leader_id')} and meetings.state = 'planned'`,
        unit: "meetings.level = 'unit' and meetings.unit_id = :org and meetings.state = 'planned'",
      },
    },
  },
  // A reader sees, of other meetings, their decisions on his own issues, and not before the meeting is concluded.
  'meeting-item': {
    see: {
      leader: `(${ofMeeting('leader')} or ${CONCLUDED}) and ${ofIssue('meeting_items.issue_id', 'leader')}`,
      group: `(${ofMeeting('group')} or ${CONCLUDED}) and ${ofIssue('meeting_items.issue_id', 'group')}`,
      unit: `${ofMeeting('unit')} and ${unitOn('meeting_items.issue_id', 'any')}`,
    },
    write: { insert: agenda, update: agenda, delete: agenda },
  },
  // A leader of several groups visits the enterprises of all: each group sees where its own were visited, and changes
  // visits that concern no other (§四.5). Kinds that keep count of visits enter none.
  visit: {
    see: {
      leader: 'visits.leader_id = :leader',
      group: groupVisit('group_visits'),
    },
    write: {
      insert: { leader: 'visits.leader_id = :leader', group: serves('visits.leader_id') },
      update: { leader: 'visits.leader_id = :leader', group: groupVisit('group_own_visits') },
    },
  },
  // Begun by a draft (features/reports/draft.ts), and edited by its author until it is submitted.
  report: {
    see: {
      group: `(reports.department_id = :org and reports.kind in ('group', 'brief'))
        or (reports.recipient_id = :org and reports.state = 'submitted')`,
      unit: "reports.department_id = :org and reports.kind in ('unit', 'extract')",
      leader: "reports.leader_id = :leader and reports.state = 'submitted'",
    },
    write: {
      update: {
        ...byOfficeWhile("reports.kind = 'office' and reports.state = 'draft'"),
        group:
          "reports.department_id = :org and reports.kind in ('group', 'brief') and reports.state = 'draft'",
        unit: "reports.department_id = :org and reports.kind in ('unit', 'extract') and reports.state = 'draft'",
      },
    },
  },
  'work-plan': {
    see: { group: 'work_plans.group_id = :org' },
    write: {
      insert: draftedPlan,
      update: draftedPlan,
    },
  },
  // Never ticked by hand: rows are written by the acts that make, fulfil, waive or void them.
  duty: {
    see: {
      group: `((duties.group_id = :org and ${notComplaint('duties.issue_id')})
        or (duties.type = 'leader-meeting' and ${serves('duties.leader_id')})) and ${notYetTold}`,
      unit: `duties.department_id = :org and duties.type in ('unit-report', 'milestone')
        and ${notComplaint('duties.issue_id')}`,
      leader: 'duties.leader_id = :leader',
    },
  },
  // The office's to draft; what is in force everybody is assessed by (plan §五.1).
  'assessment-scheme': {
    see: { group: NO_DRAFT, unit: NO_DRAFT, leader: NO_DRAFT },
    write: {
      insert: byOfficeWhile("assessment_schemes.state = 'draft'"),
      update: byOfficeWhile("assessment_schemes.state = 'draft'"),
    },
  },
  // Before it is public a table is the assessor's alone. Written by its calls.
  assessment: {
    see: { group: `assessments.group_id = :org or ${SHOWN}`, unit: SHOWN, leader: SHOWN },
  },
  'assessment-adjustment': {
    see: {
      group: ofAssessment('assessment_adjustments', '(a.shown or a.group_id = :org)'),
      unit: ofAssessment('assessment_adjustments', 'a.shown'),
      leader: ofAssessment('assessment_adjustments', 'a.shown'),
    },
  },
  'assessment-objection': {
    see: {
      group: `(assessment_objections.subject_id = :org and ${ofAssessment('assessment_objections', "a.assesses = 'groups'")})
        or ${ofAssessment('assessment_objections', 'a.group_id = :org')}`,
      unit: `assessment_objections.subject_id = :org and ${ofAssessment('assessment_objections', "a.assesses <> 'groups'")}`,
    },
  },
  inspection: {
    see: {
      group: `inspections.department_id = :org or (inspections.department_id is null and ${paired('inspections.enterprise_id', 'group')})`,
      unit: 'inspections.department_id = :org',
    },
    write: masterData,
  },
  // Written by the steps of its life. A draft is visible to its issuing body alone; an issued document to its
  // receivers too. A unit is sent slips and its own items of minutes, each as a separate document.
  'official-document': {
    see: {
      group: `(official_documents.group_id = :org and (${ISSUED} or official_documents.kind in ('minutes', 'transfer-slip')))
        or ${PUBLISHED}`,
      unit: `(official_documents.unit_id = :org and ${ISSUED}) or ${PUBLISHED}`,
      leader: `official_documents.kind = 'minutes' and official_documents.leader_id = :leader and ${ISSUED}`,
    },
  },
  'calendar-day': { see: everyone, write: { ...masterData, delete: byOffice } },
  'calendar-year': { see: everyone, write: masterData },
  setting: { see: everyone, write: masterData },
  'escalation-rule': { see: { group: ALL, unit: ALL, leader: ALL }, write: masterData },
  'notification-template': { see: {}, write: { update: byOffice } },
  // What a group's slips and minutes are made of.
  'document-text': { see: { group: ALL, unit: ALL, leader: ALL }, write: { update: byOffice } },
  // A channel's address gives access to the group, so it is for the office and the super admin alone.
  'notification-channel': { see: {}, write: { ...masterData, delete: byOffice } },
  // So are a subscription's address and secret.
  'event-subscription': { see: {}, write: { ...masterData, delete: byOffice } },
};

/**
 * Requests run as the PostgreSQL role of the caller's kind, each with its own policies: no row has to be judged by
 * kind, and the planner sees a condition that an index can serve. All of them inherit the privileges of
 * `casework_actor`, the role of a caller who has no kind and therefore sees nothing.
 */
export const ACTOR_ROLE = 'casework_actor';

/**
 * The role that the application's login inherits: it sees and writes every row, and owns no table (docs/adr/0010).
 */
export const SYSTEM_ROLE = 'casework_system';

const KIND_ROLES = ['office', 'auditor', 'super', 'group', 'unit', 'leader', 'enterprise'] as const;

/** The roles of the kinds; a liaison's is his leader's. */
export const kindRoles: readonly string[] = KIND_ROLES.map((kind) => `casework_${kind}`);

const bind = (predicate: Predicate): string =>
  predicate
    .replaceAll(':org', '(select casework.org())')
    .replaceAll(':leader', '(select casework.leader())')
    .replaceAll(':enterprise', '(select casework.enterprise())')
    .replaceAll(':staff', '(select casework.staff())');

/**
 * The statements that make a rule hold for one table: row security, privileges and one policy for each kind
 * and command. The application's own work (asOwner, start, sweep) has a policy that lets it see everything.
 */
export function policySql(table: string, rule: Rule): string[] {
  const { see, write } = rule;
  const policy = (name: string, command: string, kinds: readonly string[], clause: string): string =>
    `create policy casework_${name} on "${table}" for ${command} to ${kinds.map((kind) => `casework_${kind}`).join(', ')} ${clause}`;
  const seen = (name: string, command: string): string[] => [
    policy(
      `${name}_all`,
      command,
      SEES_ALL.filter((kind) => !(kind === 'auditor' && see.auditor)),
      'using (true)',
    ),
    ...entries(see).map(([kind, predicate]) =>
      policy(`${name}_${kind}`, command, [kind], `using (${bind(predicate)})`),
    ),
  ];
  const written = (
    command: 'insert' | 'update' | 'delete',
    clause: (condition: string) => string,
  ): string[] =>
    entries(write?.[command] ?? {}).map(([kind, predicate]) =>
      policy(`${command}_${kind}`, command, [kind], clause(bind(predicate))),
    );
  const privileges = ['select', ...Object.keys(write ?? {})].join(', ');
  return [
    `alter table "${table}" enable row level security`,
    `do $$ declare p name; begin
       for p in select policyname from pg_policies where schemaname = 'public' and tablename = '${table}' loop
         execute format('drop policy %I on "${table}"', p);
       end loop;
     end $$`,
    `revoke all on "${table}" from ${ACTOR_ROLE}`,
    `grant ${privileges} on "${table}" to ${ACTOR_ROLE}`,
    `create policy ${SYSTEM_ROLE} on "${table}" to ${SYSTEM_ROLE} using (true) with check (true)`,
    ...seen('see', 'select'),
    ...written('insert', (condition) => `with check (${condition})`),
    ...written('update', (condition) => `using (${condition}) with check (${condition})`),
    ...written('delete', (condition) => `using (${condition})`),
    // Locking an issue needs the right to update one harmless column; the guard trigger refuses the update.
    ...(table === 'issues'
      ? [`grant update (updated_at) on issues to ${ACTOR_ROLE}`, ...seen('lock', 'update')]
      : []),
  ];
}

const entries = (rules: Partial<Record<string, Predicate>>): [string, Predicate][] =>
  Object.entries(rules).map(([kind, predicate]) => [kind, predicate ?? 'false']);
