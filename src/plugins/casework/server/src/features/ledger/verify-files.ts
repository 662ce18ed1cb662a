import path from 'node:path';
import { Client } from 'pg';
import { filesPlace, type KeptFiles } from '../../platform/files/kept-files';
import { contentHash } from '../../platform/files/store';
import type { BrokenLink } from './verify';

type Named = { issue: string; sequence: number; file: string; sha256: string; name: string | null };

const NAMED = `
  select coalesce(i.number, i.document_id) as issue, l.sequence, h.key as file, h.value as sha256,
         f.hash || coalesce(f.ext, '') as name
    from ledger_entries l join issues i on i.id = l.issue_id
   cross join lateral jsonb_each_text(l.input::jsonb -> 'fileHashes') h
    left join files f on f.document_id = h.key
   where l.input::jsonb ? 'fileHashes' order by i.id, l.sequence, h.key`;

const BATCH = 500;

/**
 * Compares the stored files with the hashes in the ledger entries that name them.
 * @param folder where files are stored, unless a bucket is configured
 * @returns how many were compared, and the first that is missing or not what it was
 */
export async function verifyFiles(
  connectionString: string,
  folder: string,
): Promise<{ files: number; broken: BrokenLink | null }> {
  const store = filesPlace(folder);
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  let files = 0;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`declare named no scroll cursor for ${NAMED}`);
    for (;;) {
      const { rows } = await client.query<Named>(`fetch forward ${BATCH} from named`);
      if (rows.length === 0) return { files, broken: null };
      for (const row of rows) {
        const reason = await reasonOf(store, row);
        if (reason) return { files, broken: { issue: row.issue, sequence: row.sequence, reason } };
        files += 1;
      }
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function reasonOf(store: KeptFiles, { file, sha256, name }: Named): Promise<string | null> {
  if (name === null) return `附件 ${file} 的记录不存在`;
  const actual = await contentHash(store, path.basename(name)).catch(() => null);
  if (actual === null) return `附件 ${file} 的文件不存在`;
  return actual === sha256 ? null : `附件 ${file} 的内容与上传时不符，文件被替换`;
}
