-- phase: after-sync
-- 待登记 (plan §四.1): what came in over a channel, before it is an issue. What a source has numbered comes in once.
create unique index if not exists intakes_outside_key on intakes (source, outside_number) where outside_number is not null;
-- What waits is found without reading what has been dealt with.
create index if not exists intakes_waiting on intakes (due_at, id) where state = 'new';
create index if not exists intakes_enterprise on intakes (enterprise_id);
create index if not exists intakes_issue on intakes (issue_id);
