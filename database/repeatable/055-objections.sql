-- An objection to an entry of the ledger is on record for good.
create or replace trigger casework_never_change before update or delete on casework.entry_objections
  for each statement execute function casework.never();
create or replace trigger casework_never_truncate before truncate on casework.entry_objections
  for each statement execute function casework.never();
