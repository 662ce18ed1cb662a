-- phase: after-sync
-- `agenda` is a meeting's agenda and nothing else: the tables that tell the sweep when to check an issue or a duty
-- next are named for that. The triggers and functions of the old names are made again under the new ones from
-- database/repeatable.
drop trigger if exists casework_agenda_insert on issues;
drop trigger if exists casework_agenda_update on issues;
drop trigger if exists casework_agenda on escalations;
drop trigger if exists casework_agenda on milestones;
drop trigger if exists casework_agenda on transfers;
drop trigger if exists casework_duty_agenda_insert on duties;
drop trigger if exists casework_duty_agenda_update on duties;
drop function if exists casework.put_on_agenda();
drop function if exists casework.look_again();
drop function if exists casework.put_duties_on_agenda();
drop function if exists casework.move_duty_on_agenda();

alter table casework.agenda rename to issue_checks;
alter index casework.agenda_pkey rename to issue_checks_pkey;
alter index casework.agenda_at rename to issue_checks_at;
alter table casework.duty_agenda rename to duty_checks;
alter index casework.duty_agenda_pkey rename to duty_checks_pkey;
alter index casework.duty_agenda_due rename to duty_checks_due;
