/** A content type of the application that has files among its attributes. */
export type MediaType = { uid: string; table: string };

const SEES_ALL = `(select casework.kind()) in ('office', 'auditor', 'head', 'super')`;

/**
 * The policies on files. A file is seen by its uploader, by those who see a record that it is attached to, and by
 * those who see everything. The sub-queries run under the asker's own policies on those records.
 */
export function filePolicySql(media: readonly MediaType[]): string[] {
  const attached = media.map(
    ({ uid, table }) =>
      `m.related_type = '${uid}' and exists (select 1 from "${table}" r where r.id = m.related_id)` +
      // An enterprise reads the files of the ledger entries that are shown to it, not the attachments of its issues.
      (uid === 'api::issue.issue' ? ` and (select casework.kind()) <> 'enterprise'` : ''),
  );
  const sees = `${SEES_ALL}
    or casework.owns_file(files.id)
    or exists (select 1 from casework.file_access a join ledger_entries l on l.issue_id = a.issue_id and l.sequence = a.sequence
         where a.file_id = files.id and (a.for_enterprise or (select casework.kind()) <> 'enterprise')
           -- An approval has files only where the group gave it: units are not told so (ledger/read.ts).
           and not (l.action = 'confirm' and (select casework.kind()) = 'unit'))
    or exists (select 1 from files_related_mph m where m.file_id = files.id
         and (${attached.map((one) => `(${one})`).join('\n or ') || 'false'}))`;
  const changes = `(select casework.kind()) in ('office', 'super') or casework.owns_file(files.id)`;
  const policy = (name: string, command: string, clause: string): string[] => [
    `drop policy if exists ${name} on files`,
    `create policy ${name} on files for ${command} to casework_actor ${clause}`,
  ];
  const types = media.filter(({ uid }) => uid !== 'api::issue.issue');
  return [
    'alter table files enable row level security',
    'grant select, insert, update, delete on files to casework_actor',
    'drop policy if exists casework_system on files',
    'create policy casework_system on files to casework_system using (true) with check (true)',
    ...policy('casework_see', 'select', `using (${sees})`),
    ...policy(
      'casework_insert',
      'insert',
      `with check ((select casework.kind()) not in ('none', 'auditor', 'head'))`,
    ),
    ...policy('casework_update', 'update', `using (${changes}) with check (${changes})`),
    ...policy('casework_delete', 'delete', `using (${changes})`),
    'delete from casework.media_tables',
    ...types.map(
      ({ uid, table }) =>
        `insert into casework.media_tables (related_type, table_name) values ('${uid}', '${table}')`,
    ),
  ];
}
