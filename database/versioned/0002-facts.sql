-- phase: after-sync
-- The facts that the measures of issues count (domain/measures/facts.ts): one row for each step, event or debt of
-- an issue as it was known from one entry of its ledger to another. Written with each action, closed and never
-- overwritten; a correction marks what it replaces. The ledger stays the truth: `npm run figures:verify` rebuilds
-- every row from it.

create table casework.facts (
  issue_id integer not null,
  family text not null,
  -- the entry that made the step, within the issue and the family
  step text not null,
  unit_id integer,
  group_id integer,
  leader_id integer,
  -- for which kinds of subject it counts: 1 unit, 2 group, 4 leader, 8 city
  kinds smallint not null,
  -- the instant that puts it into a period; a due belongs to the period that it ends
  at timestamp not null,
  by_due boolean not null,
  -- a step that nobody has answered counts when it falls due
  counts_from timestamp,
  num smallint not null,
  den smallint not null,
  more smallint not null,
  due_at timestamp,
  settled_at timestamp,
  how text,
  imported boolean not null,
  -- known from the entry since_seq until the entry until_seq
  since_seq integer not null,
  known_from timestamp not null,
  until_seq integer,
  known_until timestamp not null default 'infinity',
  -- the entry that wrote the row, and the correction after which it counts no more
  made_seq integer not null,
  replaced_seq integer,
  primary key (issue_id, family, step, since_seq, made_seq)
);

-- A period is a range of this index; a version that was ended before it could count is not in it.
create index facts_period on casework.facts (at)
  include (family, num, den, more, kinds, group_id, leader_id, unit_id, by_due, known_from, known_until, counts_from, imported, issue_id)
  where replaced_seq is null and family <> 'debt' and (counts_from is null or counts_from <= known_until);
-- Debts are what is not closed: those that stand now, and those that stood at a T of the past.
create index facts_debts on casework.facts (known_until, counts_from)
  where replaced_seq is null and family = 'debt' and counts_from <= known_until;
create index facts_open on casework.facts (issue_id) where until_seq is null and replaced_seq is null;

-- Whether the facts of the ledgers that were begun before this table have been made.
create table casework.facts_filled (
  single boolean primary key default true check (single),
  at timestamp not null
);

-- A complaint is the office's from the entry on that makes it one; what was charged before stays charged.
alter table casework.issue_holders add column complaint boolean;
update casework.issue_holders h set complaint = coalesce(i.complaint, false)
  from issues i where i.id = h.issue_id and h.complaint is null;
