-- phase: after-sync
-- What was changed of records that figures read, of accounts, roles and tokens (finding S4, S5): which changes are
-- grave, so that others are told of them, and by record. And whose password somebody else has set.

alter table casework.changes add column grave text;
create index changes_record on casework.changes (document_id, id desc);

-- The account that set the present password, when it was not its owner's.
alter table casework.account_state add column password_set_by text;

-- When it was first stated that a leader had visited an enterprise on a day: a duty of a period is fulfilled by what is
-- entered by its due, or some working days later (finding S9). What was entered before this counts as in time.
create table casework.visit_entries (
  visit_id integer not null,
  enterprise_id integer not null,
  leader_id integer not null,
  date date not null,
  entered_at timestamp not null,
  primary key (visit_id, enterprise_id, leader_id, date)
);
