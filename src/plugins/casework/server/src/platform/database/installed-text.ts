import type { Ask } from './records';

/**
 * Compares the database's own guards (triggers, functions, policies, row security) with those installed. A login
 * that may alter tables can leave a trigger off; a start and `npm run ledger:verify` report it (finding S6).
 */

type Kind = 'function' | 'trigger' | 'policy' | 'row security' | 'rule';
type Entry = { kind: Kind; name: string; definition: string };
type Difference = { kind: Kind; name: string; how: 'missing' | 'changed' | 'added' };

const SCHEMAS = `('public', 'casework')`;

/** Extensions bring functions of their own, which are theirs to change. */
const NOW = `
  select 'function' as kind, format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name,
         pg_get_functiondef(p.oid) || ' owner ' || (p.proowner = n.nspowner or n.nspname = 'public')::text as definition
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname in ${SCHEMAS} and p.prokind in ('f', 'p')
     and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all
  select 'trigger', format('%I.%I', c.relname, t.tgname), pg_get_triggerdef(t.oid) || ' enabled ' || t.tgenabled::text
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ${SCHEMAS} and (not t.tgisinternal or t.tgenabled <> 'O')
  union all
  select 'policy', format('%I.%I', tablename, policyname),
         concat_ws(' ', permissive, cmd, roles::text, 'using', qual, 'check', with_check)
    from pg_policies where schemaname in ${SCHEMAS}
  union all
  select 'row security', format('%I.%I', n.nspname, c.relname), c.relforcerowsecurity::text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ${SCHEMAS} and c.relkind = 'r' and c.relrowsecurity
  union all
  select 'rule', format('%I.%I', tablename, rulename), definition from pg_rules where schemaname in ${SCHEMAS}`;

/** The guards present now, in the recorded form; the names in it depend on the search path. */
export const INSTALLED_NOW = NOW;

/** Replaces what is recorded as installed by what is there now; run by the owner after applying the texts. */
export const RECORD_INSTALLED = `
  delete from casework.installed_text;
  insert into casework.installed_text (kind, name, definition) select * from (${NOW}) now;`;

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  function: '函数',
  trigger: '触发器',
  policy: '行级安全策略',
  'row security': '行级安全',
  rule: '规则',
};
const HOW_NAMES: Readonly<Record<Difference['how'], string>> = {
  missing: '缺失',
  changed: '被改动或停用',
  added: '不是本系统所装',
};

/**
 * Returns every difference from the installed guards, in words; empty when there is none.
 * @param texts the release's SQL: a function's body must be in it, so that a body that was changed together with
 * the record of it is found too
 */
export async function installedTextAmiss(ask: Ask, texts: readonly string[]): Promise<string[]> {
  const { rows: wanted } = await ask<Entry>('select kind, name, definition from casework.installed_text');
  const { rows: found } = await ask<Entry>(NOW);
  const all = [...differences(wanted, found), ...(await strangeBodies(ask, texts))];
  const seen = new Set<string>();
  return all.flatMap(({ kind, name, how }) => {
    const key = `${kind} ${name}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [`${KIND_NAMES[kind]} ${name}：${HOW_NAMES[how]} (${key}: ${how})`];
  });
}

function differences(wanted: readonly Entry[], found: readonly Entry[]): Difference[] {
  const key = ({ kind, name }: Entry): string => `${kind} ${name}`;
  const now = new Map(found.map((one) => [key(one), one]));
  const before = new Set(wanted.map(key));
  return [
    ...wanted.flatMap((one): Difference[] => {
      const present = now.get(key(one));
      if (present?.definition === one.definition) return [];
      return [{ kind: one.kind, name: one.name, how: present ? 'changed' : 'missing' }];
    }),
    ...found
      // An administrator may keep functions of his own in "public": nothing of ours calls them.
      .filter((one) => !before.has(key(one)) && !(one.kind === 'function' && one.name.startsWith('public.')))
      .map(({ kind, name }): Difference => ({ kind, name, how: 'added' })),
  ];
}

/** Returns functions of the schema casework whose body is in no text of the release. */
async function strangeBodies(ask: Ask, texts: readonly string[]): Promise<Difference[]> {
  const { rows } = await ask<{ name: string; body: string }>(
    `select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name, p.prosrc as body
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'casework'`,
  );
  const all = texts.join('\n');
  return rows
    .filter(({ body }) => !all.includes(body))
    .map(({ name }) => ({ kind: 'function', name, how: 'changed' }));
}
