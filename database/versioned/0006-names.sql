-- phase: after-sync
-- How names are ordered and found. Names sort by pinyin, numbers inside them by value (ICU, zh-u-co-pinyin-kn);
-- the collation stands on the columns, so that every list, picker and ledger follows it. It is deterministic:
-- equality, unique indexes and LIKE are as before.

create collation if not exists casework.pinyin (provider = icu, locale = 'zh-u-co-pinyin-kn-true');

do $$
declare
  c record;
begin
  for c in
    select table_name, column_name, character_maximum_length as length
      from information_schema.columns
     where table_schema = 'public' and data_type = 'character varying' and collation_name is distinct from 'pinyin'
       and (table_name, column_name) in (('departments', 'name'), ('departments', 'short_name'), ('enterprises', 'name'),
         ('staff_members', 'name'), ('leaders', 'title'), ('projects', 'name'), ('categories', 'name'), ('policies', 'title'))
  loop
    execute format('alter table public.%I alter column %I type varchar(%s) collate casework.pinyin',
      c.table_name, c.column_name, c.length);
  end loop;
end $$;
