-- Privileges of the application outside requests and inside asOwner: it reads and writes records, and owns nothing
-- (docs/adr/0010). casework_system is inherited by the application's login; tables, functions and triggers belong to
-- the owner role, which is used while migrating only.

grant usage on schema public, casework to casework_system;
grant select, insert, update, delete on all tables in schema public, casework to casework_system;
grant usage, select on all sequences in schema public, casework to casework_system;
grant execute on all functions in schema casework to casework_system;
-- Changes are written by triggers only, which run as the owner.
revoke all on function casework.write_change(text, text, jsonb, jsonb, text), casework.tell_of_change(text, text)
  from casework_system;

-- Written while contact data is being erased, by the function that does it.
revoke insert on casework.erasures from casework_system;

-- Requests: the tables of Strapi itself (accounts, permissions, files, link tables) have no rows of one department
-- alone; Strapi's roles decide on them. Tables with row security get their privileges beside their policies.
do $$
declare t record;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity loop
    execute format('grant select, insert, update, delete on public.%I to casework_actor', t.relname);
  end loop;
end $$;
grant usage on schema public to casework_actor;
grant usage, select on all sequences in schema public to casework_actor;

-- Tables that only grow and tables whose rows are never deleted. Triggers refuse this to the owner too.
revoke update, delete on ledger_entries, casework.ledger_seals, assessment_adjustments, casework.changes,
  casework.entry_objections, casework.imports, casework.import_records, casework.roll_ups, casework.sent_roll_ups,
  casework.anchors, casework.anchor_chains, casework.anchor_heads, casework.anchor_sent, casework.archive_packages,
  casework.erasures
  from casework_system;
-- Facts are written with each action, closed once and never overwritten; what a file consisted of, which entry speaks
-- of it and what was issued stay for good. Uploads that nothing refers to are forgotten by a function of the owner.
revoke update, delete on casework.facts, casework.facts_filled, casework.document_files, casework.file_access,
  casework.visit_entries from casework_system;
grant update (until_seq, known_until, replaced_seq) on casework.facts to casework_system;
revoke insert, update, delete on casework.file_contents from casework_system;
revoke update, delete on casework.password_history from casework_system;
-- Sign-ins and refused attempts are removed after two years; their triggers refuse it earlier. Updates stay granted:
-- the clean-up locks what it removes (FOR UPDATE asks for that privilege); the triggers refuse them as well.
revoke delete on issues, transfers, issue_requests, escalations, milestones, duties, meetings,
  staff_members, admin_users, up_users, assessment_schemes, assessments, assessment_objections, intakes from casework_system;
-- Written by triggers and functions of the owner alone.
revoke insert, update, delete on casework.issue_access, casework.transfer_access,
  casework.pairing_access, casework.meeting_access, casework.issue_holders, casework.visit_recorder,
  casework.media_tables, casework.assessment_access from casework_system;
-- Written while migrating alone.
revoke insert, update, delete on casework.migrations, casework.repeatables, casework.installed_text,
  casework.sealed_after from casework_system;
revoke insert, update, delete on strapi_database_schema, strapi_migrations, strapi_migrations_internal
  from casework_system, casework_actor;

-- Row security binds the login, which owns nothing; the policies on public tables are made beside those of the kinds.
drop policy if exists casework_system on casework.messages;
create policy casework_system on casework.messages to casework_system using (true) with check (true);
drop policy if exists casework_system on casework.notification_preferences;
create policy casework_system on casework.notification_preferences to casework_system using (true) with check (true);
