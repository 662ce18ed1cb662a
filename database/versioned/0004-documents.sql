-- phase: after-sync
-- Official documents (spec 4): unique numbers, gapless by the counter, and the stored files of what has been issued.

create unique index official_documents_number_key on official_documents (number)
  where number is not null and parent_id is null;
create unique index official_documents_sequence_key on official_documents (issuing_key, kind, year, sequence)
  where sequence is not null and parent_id is null;
create unique index official_documents_token_key on official_documents (verify_token);
create index official_documents_group on official_documents (group_id, kind);
create index official_documents_unit on official_documents (unit_id);

-- The files of issued documents, with their hashes: in the database, so that a backup has them.
create table casework.document_files (
  document_id integer not null,
  kind text not null check (kind in ('pdf', 'docx', 'data')),
  bytes bytea not null,
  sha256 text not null,
  at timestamptz not null default now(),
  primary key (document_id, kind)
);
