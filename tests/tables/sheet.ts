import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Reads the first sheet. The library is an ES module, which jest does not load. */
export async function readSheet(
  file: Buffer,
): Promise<{ name: string; rows: (string | number | null)[][]; formulas: number }> {
  const name = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'qiaomen-sheet-')), 'a.xlsx');
  fs.writeFileSync(name, file);
  const script = `
    import fs from 'node:fs';
    import { readXlsx } from 'hucre/xlsx';
    const book = await readXlsx(fs.readFileSync(process.argv[1]), { readStyles: true });
    const [sheet] = book.sheets;
    const formulas = [...(sheet.cells ?? new Map()).values()].filter((cell) => cell.formula !== undefined).length;
    const plain = (value) => (value instanceof Date ? value.toISOString() : value);
    fs.writeFileSync(process.argv[1] + '.json', JSON.stringify({ name: sheet.name, formulas, rows: sheet.rows.map((row) => row.map(plain)) }));`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, name]);
  const read = JSON.parse(fs.readFileSync(`${name}.json`, 'utf8')) as Awaited<ReturnType<typeof readSheet>>;
  fs.rmSync(path.dirname(name), { recursive: true });
  return read;
}
