-- Reduces a text to what its spellings have in common: full and half width, brackets of all kinds, capitals, blanks
-- (domain/entry/texts.ts does the same in TypeScript).
create or replace function casework.searchable(p_text text) returns text
language sql immutable parallel safe strict as $$
  select regexp_replace(
    translate(lower(normalize(p_text, NFKC) collate "und-x-icu"), '〔[【〖{《〈「『〕]】〗}》〉」』', '((((((((()))))))))'),
    '\s+', '', 'g') collate "default"
$$;

-- Returns the LIKE pattern that finds a text anywhere in the result of casework.searchable.
create or replace function casework.search_pattern(p_text text) returns text
language sql immutable parallel safe strict as $$
  select '%' || replace(replace(replace(casework.searchable(p_text), '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
