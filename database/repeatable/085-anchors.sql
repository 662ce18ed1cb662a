-- Anchors are never changed (spec: operations, evidence). The owner of the tables can switch these triggers off, so
-- anchors are also kept outside the system.
do $$
declare t text;
begin
  foreach t in array array['anchor_chains', 'anchor_heads', 'anchors', 'anchor_sent'] loop
    execute format('create or replace trigger casework_never_change before update or delete on casework.%I
                      for each statement execute function casework.never()', t);
    execute format('create or replace trigger casework_never_truncate before truncate on casework.%I
                      for each statement execute function casework.never()', t);
  end loop;
end $$;
