import type { Applied } from './release';

/**
 * Where the database keeps its version, and how it is read: by the start, `npm run db:status` and the ledger command.
 */

export const RECORDS_SQL = `
create schema if not exists casework;
grant usage on schema casework to casework_system;
create table if not exists casework.migrations (
  number integer primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default now(),
  -- a fresh database is made by the schema sync in its present form and needs no migration of the time before it
  skipped boolean not null default false
);
create table if not exists casework.repeatables (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null default now()
);
create table if not exists casework.installed_text (
  kind text not null,
  name text not null,
  definition text not null,
  primary key (kind, name)
);
grant select on casework.migrations, casework.repeatables, casework.installed_text to casework_system;
`;

/** Runs one statement without bindings. */
export type Ask = <T>(sql: string) => Promise<{ rows: T[] }>;

const PRESENT = `
  select exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where n.nspname = 'casework' and c.relname = 'migrations') as recorded,
         exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where n.nspname = current_schema() and c.relname = 'strapi_database_schema') as made`;

export type Records = Applied & {
  /** false for an empty database and for one of a release that recorded no version */
  recorded: boolean;
  /** Strapi's tables are there */
  made: boolean;
};

/** Reads the database's version: migrations and texts with their hashes. Needs the privileges of casework_system. */
export async function readRecords(ask: Ask): Promise<Records> {
  const [present] = (await ask<{ recorded: boolean; made: boolean }>(PRESENT)).rows;
  const { recorded = false, made = false } = present ?? {};
  if (!recorded) return { recorded, made, migrations: [], repeatables: [] };
  const { rows: migrations } = await ask<Applied['migrations'][number]>(
    'select number, name, sha256 from casework.migrations order by number',
  );
  const { rows: repeatables } = await ask<Applied['repeatables'][number]>(
    'select name, sha256 from casework.repeatables order by name',
  );
  return { recorded, made, migrations, repeatables };
}
