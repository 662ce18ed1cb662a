-- phase: after-sync
-- WeCom: by the name that a person has there, his messages are known to be his; one person has one name.
create unique index staff_members_wecom on staff_members (wecom_id) where wecom_id <> '';

-- What the group (or the office) answers to a message of an enterprise, shown on the enterprise's page. Once each.
alter table casework.enterprise_messages add column answer text;
alter table casework.enterprise_messages add column answered_at timestamptz;
-- who answered, as the enterprise may read it: the organisation; and the person, for the record
alter table casework.enterprise_messages add column answered_by text;
alter table casework.enterprise_messages add column answered_staff integer;
-- what waits for an answer is found without reading what has been dealt with
create index enterprise_messages_waiting on casework.enterprise_messages (enterprise_id, id) where answered_at is null;
