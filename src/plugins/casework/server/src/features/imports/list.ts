import type { SHEET_TABLES } from '../../../../contracts/imports';
import { pageMeta, type Page } from '../../../../contracts/paging';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';

type Line = {
  id: string;
  kind: 'history' | (typeof SHEET_TABLES)[number];
  fileName: string;
  rows: number;
  at: string;
  name: string;
  organisation: string;
  confirmed: number;
};

/** Lists the imported files with their importers, the latest first. For members who see everything. */
export async function listImports(
  trx: Trx,
  page: Page,
): Promise<{ data: Line[]; meta: ReturnType<typeof pageMeta> }> {
  return asOwner(trx, 'The office lists what was imported', async () => {
    const [counted] = await rows<{ n: number }>(trx, 'select count(*)::int as n from casework.imports');
    const data = await rows<Line>(
      trx,
      `select id::text as id, kind, file_name as "fileName", rows,
              to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
              coalesce(actor ->> 'name', '') as name, coalesce(actor ->> 'organisation', '') as organisation,
              jsonb_array_length(confirmed) as confirmed
         from casework.imports order by id desc limit ? offset ?`,
      [page.pageSize, (page.page - 1) * page.pageSize],
    );
    return { data, meta: pageMeta(page, counted?.n ?? 0) };
  });
}
