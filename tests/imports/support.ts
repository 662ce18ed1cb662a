import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestApp } from '../support/app';
import type { Account, City } from '../support/city';

export type Cell = string | number | null | { date: string };

/** Writes a spreadsheet. The library is an ES module, which jest does not load. A date cell is `{ date }`. */
export async function sheetOf(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'qiaomen-import-'));
  fs.writeFileSync(path.join(dir, 'rows.json'), JSON.stringify(rows));
  const script = `
    import fs from 'node:fs';
    import { writeXlsx } from 'hucre/xlsx';
    const dir = process.argv[1];
    const rows = JSON.parse(fs.readFileSync(dir + '/rows.json', 'utf8')).map((row) => row.map((cell) =>
      cell && typeof cell === 'object' ? new Date(cell.date) : cell));
    fs.writeFileSync(dir + '/a.xlsx', await writeXlsx({ sheets: [{ name: '数据', rows }] }));`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, dir]);
  const file = fs.readFileSync(path.join(dir, 'a.xlsx'));
  fs.rmSync(dir, { recursive: true });
  return file;
}

/** A row by headings as cells in the order of the headings. */
export const rowsOf = (
  headings: readonly string[],
  rows: readonly Readonly<Record<string, Cell>>[],
): Cell[][] => [[...headings], ...rows.map((row) => headings.map((heading) => row[heading] ?? null))];

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
export type Sent = { status: number; body: any; raw: Buffer };

/** Uploads a spreadsheet to a call. */
export async function upload(
  { url }: Pick<TestApp, 'url'>,
  city: City,
  who: Account,
  call: string,
  file: Buffer,
  {
    name = '台账.xlsx',
    headers = {},
    fields = {},
  }: { name?: string; headers?: Record<string, string>; fields?: Record<string, string> } = {},
): Promise<Sent> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([new Uint8Array(file)]), name);
  const response = await fetch(`${url}/api/casework${call}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${city.people[who].token}`, ...headers },
    body: form,
  });
  const raw = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, body: isJson ? JSON.parse(raw.toString()) : {}, raw };
}

/** A file of a call. */
export async function download(
  { url }: Pick<TestApp, 'url'>,
  city: City,
  who: Account,
  call: string,
): Promise<{ status: number; file: Buffer }> {
  const response = await fetch(`${url}/api/casework${call}`, {
    headers: { authorization: `Bearer ${city.people[who].token}` },
  });
  return { status: response.status, file: Buffer.from(await response.arrayBuffer()) };
}
