-- phase: after-sync
-- The database of the first release: internal tables in schema "casework", indexes and constraints over Strapi's
-- tables. An installation made before versions were recorded has all of this already, so that every statement
-- here passes over what exists; later migrations need not.

-- Gapless numbers: 包诉〔YYYY〕NNNN号 and the documents' numbers. A row is locked until its transaction
-- ends, so a number that is rolled back is given again.
create table if not exists casework.counters (
  key text primary key,
  value integer not null
);

-- Answers of calls that carried an Idempotency-Key, kept 24 hours.
create table if not exists casework.idempotency (
  account text not null,
  path text not null,
  key text not null,
  body_hash text not null,
  status integer,
  body json,
  created_at timestamptz not null default now(),
  primary key (account, path, key)
);

-- Notifications waiting to be delivered; queued in the transaction of what they tell.
create table if not exists casework.outbox (
  id uuid primary key default gen_random_uuid(),
  issue_id integer,
  sequence integer,
  event text not null,
  audiences jsonb not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index if not exists outbox_waiting on casework.outbox (created_at) where delivered_at is null;

-- Unprotected mirrors that policies may read: a policy that read a protected table would recurse.
create table if not exists casework.issue_access (
  issue_id integer primary key,
  enterprise_id integer,
  group_id integer,
  leader_id integer,
  complaint boolean not null default false
);
create index if not exists issue_access_enterprise on casework.issue_access (enterprise_id);
create index if not exists issue_access_group on casework.issue_access (group_id, enterprise_id);
create index if not exists issue_access_leader on casework.issue_access (leader_id, enterprise_id);

create table if not exists casework.transfer_access (
  transfer_id integer primary key,
  issue_id integer not null,
  unit_id integer not null,
  role text not null
);
create index if not exists transfer_access_unit on casework.transfer_access (unit_id, issue_id);
create index if not exists transfer_access_issue on casework.transfer_access (issue_id, unit_id, role);

create table if not exists casework.pairing_access (
  pairing_id integer primary key,
  enterprise_id integer not null,
  group_id integer not null,
  leader_id integer not null
);
create index if not exists pairing_access_enterprise on casework.pairing_access (enterprise_id);
create index if not exists pairing_access_group on casework.pairing_access (group_id);
create index if not exists pairing_access_leader on casework.pairing_access (leader_id);

-- Pairings (§四.8) -----------------------------------------------------------------------------------

create unique index if not exists pairings_one_open on pairings (enterprise_id) where until is null;
do $$
begin
  if not exists (select 1 from pg_constraint where conname = 'pairings_no_overlap') then
    alter table pairings add constraint pairings_no_overlap
      exclude using gist (int4range(enterprise_id, enterprise_id, '[]') with &&, tsrange(since, until) with &&);
  end if;
end $$;

-- Uniqueness that the application only checks, never guarantees -------------------------------------

create unique index if not exists departments_name_key on departments (name);
create unique index if not exists departments_code_key on departments (code);
create unique index if not exists categories_name_key on categories (name);
create unique index if not exists leaders_title_key on leaders (title);
drop index if exists enterprises_name_key;
create unique index if not exists enterprises_credit_code_key on enterprises (credit_code);
create unique index if not exists issues_number_key on issues (number);
create unique index if not exists issues_document_id_key on issues (document_id);
create unique index if not exists ledger_entries_sequence_key on ledger_entries (issue_id, sequence);
create unique index if not exists calendar_days_date_key on calendar_days (date);
create unique index if not exists calendar_years_year_key on calendar_years (year);
create unique index if not exists enterprise_figures_key on enterprise_figures (enterprise_id, quarter);
create unique index if not exists staff_members_admin_user_key on staff_members (admin_user_id);
create unique index if not exists staff_members_api_user_key on staff_members (api_user_id);
create unique index if not exists staff_members_api_token_key on staff_members (api_token_id);
create unique index if not exists settings_single on settings ((true));
create unique index if not exists transfers_one_lead on transfers (issue_id)
  where role = 'lead' and state not in ('returned', 'superseded', 'cancelled', 'reopened');
create unique index if not exists transfers_one_per_unit on transfers (issue_id, unit_id)
  where state not in ('returned', 'superseded', 'cancelled', 'reopened');
create unique index if not exists issue_requests_one_pending on issue_requests (issue_id, kind) where state = 'pending';
create unique index if not exists escalations_one_open on escalations (issue_id) where state = 'open';
create unique index if not exists escalations_one_proposed on escalations (issue_id) where state = 'proposed';

create index if not exists issues_red_from on issues (red_from) where red_from is not null;
create index if not exists issues_yellow_from on issues (yellow_from) where yellow_from is not null;
-- Not partial: lists sorted by it have no condition on it.
drop index if exists issues_due_at;
create index if not exists issues_by_due on issues (due_at);
-- The two ledgers, latest first.
create index if not exists issues_received on issues (received_at desc, id desc);
create index if not exists issues_stage on issues (stage, due_at);
create index if not exists milestones_issue on milestones (issue_id, due_at);
create index if not exists memberships_staff on memberships (staff_member_id);

-- Enterprises ----------------------------------------------------------------------------------------

-- GB 32100-2015: the 18th character checks the first 17 (weights 3^i mod 31, alphabet without I O S V Z).
create or replace function casework.credit_code_ok(code text) returns boolean language plpgsql immutable as $$
declare
  alphabet constant text := '0123456789ABCDEFGHJKLMNPQRTUWXY';
  total integer := 0;
  weight integer := 1;
  place integer;
begin
  if code is null or code !~ '^[0-9A-HJ-NPQRTUWXY]{18}$' then
    return false;
  end if;
  for i in 1..17 loop
    total := total + (strpos(alphabet, substr(code, i, 1)) - 1) * weight;
    weight := (weight * 3) % 31;
  end loop;
  place := (31 - total % 31) % 31;
  return substr(alphabet, place + 1, 1) = substr(code, 18, 1);
end $$;

do $$
begin
  if not exists (select 1 from pg_constraint where conname = 'enterprises_credit_code_check') then
    alter table enterprises add constraint enterprises_credit_code_check check (casework.credit_code_ok(credit_code));
  end if;
  if not exists (select 1 from pg_constraint where conname = 'memberships_kind_check') then
    -- A membership names exactly the organisation that its kind speaks of.
    alter table memberships add constraint memberships_kind_check check (case kind
      when 'group' then department_id is not null and leader_id is null and enterprise_id is null
      when 'unit' then department_id is not null and leader_id is null and enterprise_id is null
      when 'leader' then leader_id is not null and department_id is null and enterprise_id is null
      when 'liaison' then leader_id is not null and department_id is null and enterprise_id is null
      when 'enterprise' then enterprise_id is not null and department_id is null and leader_id is null
      else leader_id is null and enterprise_id is null end
      and staff_member_id is not null and (until is null or until > since));
  end if;
  if not exists (select 1 from pg_constraint where conname = 'pairings_period_check') then
    alter table pairings add constraint pairings_period_check check
      (enterprise_id is not null and leader_id is not null and group_id is not null and (until is null or until > since));
  end if;
end $$;
create index if not exists issues_stage_rank on issues
  (array_position(array['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed', 'closed',
                        'declined', 'merged', 'withdrawn', 'void'], stage::text), id);

-- Lists ordered by light walk these indexes (light-query.ts).
create index if not exists issues_light_working on issues (due_at, id)
  where stage in ('registered', 'accepted', 'transferred', 'handling');
create index if not exists issues_light_waiting on issues (due_at, id) where stage in ('reported', 'confirmed');
create index if not exists issues_light_final on issues (due_at, id)
  where stage in ('closed', 'declined', 'merged', 'withdrawn', 'void') or stage is null;

-- Files: whose they are, and which entries of the ledger speak of them. The policies on "files" are made
-- from file-policy.ts.

create table if not exists casework.file_owner (
  file_id integer primary key,
  staff_id integer,
  account text not null,
  at timestamptz not null default now()
);

create table if not exists casework.file_access (
  file_id integer not null,
  issue_id integer not null,
  sequence integer not null,
  -- the entry shows its files to the enterprise too
  for_enterprise boolean not null default false,
  primary key (file_id, issue_id, sequence)
);

-- Types whose forms carry files, with their tables.
create table if not exists casework.media_tables (
  related_type text primary key,
  table_name text not null
);

create index if not exists files_document on files (document_id);
create index if not exists files_related_file on files_related_mph (file_id);

-- Who held an issue from which ledger entry on. Measures charge each step to whoever held it when it was
-- answered or fell due (spec: measures), and a closed issue's group can change with a reopening. Kept by the
-- ledger's own growth, so that no way of writing can forget it.

create table if not exists casework.issue_holders (
  issue_id integer not null,
  sequence integer not null,
  at timestamp not null,
  group_id integer,
  leader_id integer,
  primary key (issue_id, sequence)
);

-- Duties (§四.5–7): rows are made ahead, fulfilled by what fulfils them, waived or void, never deleted and
-- never written but by the application's own steps.

create unique index if not exists duties_key on duties (type, subject, period);
create index if not exists duties_due on duties (due_at);
create index if not exists duties_plan on duties (plan_date);
create index if not exists duties_department on duties (department_id, due_at);
create index if not exists duties_group on duties (group_id, due_at);
create index if not exists duties_leader on duties (leader_id, due_at);
create index if not exists duties_enterprise on duties (enterprise_id);
create index if not exists duties_issue on duties (issue_id);

-- What nobody has been reminded of yet: open duties, taken off by the sweep as their dues come near. So it
-- reads each once, however many are open.
create table if not exists casework.duty_agenda (
  duty_id integer primary key,
  due_at timestamp not null
);
create index if not exists duty_agenda_due on casework.duty_agenda (due_at, duty_id);

-- When rows were last made for everybody: a server that was down makes good what fell due meanwhile.
create table if not exists casework.duties_kept (
  single boolean primary key default true check (single),
  at timestamp not null
);

-- Meetings and their agenda (§四.4), common problems (§三.1), visits (§四.5).

-- Whose meeting it is, for the policies on its agenda.
create table if not exists casework.meeting_access (
  meeting_id integer primary key,
  level text not null,
  group_id integer,
  unit_id integer,
  leader_id integer,
  concluded boolean not null
);

create unique index if not exists meeting_items_one_issue on meeting_items (meeting_id, issue_id) where issue_id is not null;
create unique index if not exists meeting_items_one_problem on meeting_items (meeting_id, common_problem_id)
  where common_problem_id is not null;
create index if not exists meeting_items_issue on meeting_items (issue_id);
create index if not exists escalations_open on escalations (level, issue_id) where state = 'open';
create index if not exists issues_common_problem on issues (common_problem_id) where common_problem_id is not null;
create index if not exists issues_visit on issues (visit_id) where visit_id is not null;
create index if not exists visits_leader on visits (leader_id, date);

do $$
begin
  if not exists (select 1 from pg_constraint where conname = 'meetings_level_check') then
    alter table meetings add constraint meetings_level_check check
      (held_at is not null and case level when 'leader' then leader_id is not null when 'unit' then unit_id is not null
         else level in ('office', 'city') end);
  end if;
  if not exists (select 1 from pg_constraint where conname = 'meeting_items_subject_check') then
    alter table meeting_items add constraint meeting_items_subject_check check
      (meeting_id is not null and num_nonnulls(issue_id, common_problem_id) = 1);
  end if;
  if not exists (select 1 from pg_constraint where conname = 'inspections_check') then
    alter table inspections add constraint inspections_check check
      (num_nonnulls(department_id, enterprise_id) >= 1 and date is not null
         and (rectification_due is null or rectification_due >= date));
  end if;
end $$;

-- A visit is stored before its enterprises are: until then it is the group's that enters it.
create table if not exists casework.visit_recorder (
  visit_id integer primary key,
  group_id integer not null
);

-- What the sweep remembers. It asks what is due and undone, claims it here and acts, in one transaction:
-- two instances collide on the key, and what is killed half-way has claimed nothing.

-- One row for each thing done. `scope` says of what (an issue, a duty, the calendar), `key` which thing.
create table if not exists casework.claims (
  scope text not null,
  key text not null,
  at timestamptz not null default now(),
  primary key (scope, key)
);

-- Every run, for the page of the run state and the monitor.
create table if not exists casework.sweep_runs (
  id bigint generated always as identity primary key,
  instance text not null,
  cause text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  report jsonb,
  error text
);
create index if not exists sweep_runs_started on casework.sweep_runs (started_at desc);
create index if not exists sweep_runs_finished on casework.sweep_runs (finished_at desc) where finished_at is not null;
create index if not exists sweep_runs_unfinished on casework.sweep_runs (started_at) where finished_at is null;
create index if not exists sweep_runs_idle on casework.sweep_runs (id) where (report ->> 'idle') = 'true';

-- What could not be done and will be tried again. A subject that always fails waits longer each time, and
-- holds nobody up.
create table if not exists casework.sweep_failures (
  step text not null,
  subject text not null,
  error text not null,
  attempts integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  retry_at timestamptz not null,
  primary key (step, subject)
);

-- What the sweep last went by (rules, calendar): when it changes, what had been put off is looked at again.
create table if not exists casework.sweep_basis (
  key text primary key,
  value text not null
);

-- When each open issue is to be looked at next. Whoever changes what runs on an issue brings it forward to
-- the earliest instant at which anything could be due; the sweep, which knows rules and calendar, moves it
-- on to the next. So a sweep reads what is due, however many issues there are.
create table if not exists casework.agenda (
  issue_id integer primary key,
  at timestamptz not null
);
create index if not exists agenda_at on casework.agenda (at, issue_id);

-- Accounts: attempts to sign in are counted here, before a password is looked at, so that the count holds
-- over instances and restarts; passwords leave their hashes; sessions end when a password changes.

create table if not exists casework.account_state (
  door text not null,
  account_id integer not null,
  password_changed_at timestamp not null,
  -- tokens issued before this are no longer taken
  valid_from timestamp not null,
  primary key (door, account_id)
);

create table if not exists casework.password_history (
  id bigint generated always as identity primary key,
  door text not null,
  account_id integer not null,
  hash text not null
);
create index if not exists password_history_account on casework.password_history (door, account_id, id desc);

create index if not exists sign_ins_account on sign_ins (account_key, at desc);
create index if not exists sign_ins_ip on sign_ins (ip, at desc);

-- When a token of the API was last used, to the minute: a session is an account and the second of its token.
create table if not exists casework.api_sessions (
  account_id integer not null,
  issued_at double precision not null,
  last_seen timestamptz not null,
  primary key (account_id, issued_at)
);

drop function if exists casework.token_holds(text, integer, double precision);

-- Notices on their way: the outbox is filled in the transaction of what is told; a worker makes of each row
-- a message for every addressee and a delivery for every way out of the house.

alter table casework.outbox add column if not exists retry_at timestamptz;
create index if not exists outbox_issue on casework.outbox (issue_id);

create table if not exists casework.messages (
  id uuid primary key default gen_random_uuid(),
  outbox_id uuid not null,
  staff_id integer not null,
  event text not null,
  issue_id integer,
  title text not null,
  body text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  digested_at timestamptz,
  unique (outbox_id, staff_id)
);
-- What is left of a message about an issue that its addressee no longer sees.
alter table casework.messages add column if not exists number text;
create index if not exists messages_of on casework.messages (staff_id, created_at desc, id);
create index if not exists messages_unread on casework.messages (staff_id) where read_at is null;
drop index if exists casework.messages_undigested;
create index if not exists messages_undigested_of on casework.messages (staff_id) where digested_at is null and read_at is null;

-- One way out of the house for one notice: the id is what receivers can tell a repetition by.
create table if not exists casework.deliveries (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  channel text not null check (channel in ('email', 'webhook')),
  staff_id integer,
  channel_id integer,
  subject text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  retry_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index if not exists deliveries_waiting on casework.deliveries (retry_at, id) where state = 'waiting';
create index if not exists deliveries_trouble on casework.deliveries (created_at desc) where state = 'failed' or last_error is not null;

create table if not exists casework.notification_preferences (
  staff_id integer primary key,
  email text not null default 'digest' check (email in ('off', 'each', 'digest')),
  muted text[] not null default '{}'
);

-- What the office changes in how the system works by itself is on record: who, when, from what to what.
create table if not exists casework.changes (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  subject text not null,
  document_id text,
  actor jsonb,
  before jsonb,
  after jsonb
);
create index if not exists changes_at on casework.changes (at desc);

do $$
begin
  if not exists (select 1 from pg_constraint where conname = 'escalation_rules_level_check') then
    alter table escalation_rules add constraint escalation_rules_level_check
      check (effect = 'urge' or coalesce(from_level between 0 and 2, false));
  end if;
end $$;
create unique index if not exists notification_templates_event_key on notification_templates (event);

-- Reports and work plans are immutable once submitted: a correction is a new version (§四.7, §三.2).

create unique index if not exists reports_version_key on reports
  (kind, department_id, coalesce(recipient_id, 0), coalesce(leader_id, 0), period, version);
create unique index if not exists reports_one_draft on reports
  (kind, department_id, coalesce(recipient_id, 0), coalesce(leader_id, 0), period) where state = 'draft';
create index if not exists reports_period on reports (period, kind);
create unique index if not exists work_plans_key on work_plans (group_id, year, version) where submitted_at is not null;
create unique index if not exists work_plans_one_draft on work_plans (group_id, year) where submitted_at is null;
create unique index if not exists policy_deliveries_key on policy_deliveries (policy_id, enterprise_id);
