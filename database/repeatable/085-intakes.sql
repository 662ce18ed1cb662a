-- An intake stays as it came in (plan §四.1): only the steps of its lifecycle change it, and it is never deleted.
create or replace trigger casework_only_actions before insert or update on intakes
  for each row execute function casework.only_actions();
create or replace trigger casework_never_delete before delete on intakes
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on intakes
  for each statement execute function casework.never();
