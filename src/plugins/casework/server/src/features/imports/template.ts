import { pathToFileURL } from 'node:url';
import type { Context } from 'koa';
import type { ImportColumns } from '../../../../domain/sheets';

type Writer = { writeXlsx: (book: object) => Promise<Uint8Array> };

// The package is an ES module only; `import()` would be compiled to `require` here.
// eslint-disable-next-line @typescript-eslint/no-implied-eval -- a constant, see ledgers/sheet-worker.ts
const load = new Function('file', 'return import(file)') as (file: string) => Promise<Writer>;

/**
 * Answers with an empty sheet of the columns, and a second one that says how each is filled in.
 * @param name of the file, without its ending
 * @param further columns that a file may have and the empty sheet does not: they are explained only
 */
export async function sendTemplate(
  ctx: Context,
  name: string,
  columns: ImportColumns,
  further: ImportColumns = {},
): Promise<void> {
  const { writeXlsx } = await load(pathToFileURL(require.resolve('hucre/xlsx')).href);
  const list = Object.values(columns);
  const book = await writeXlsx({
    sheets: [
      {
        name: '数据',
        freezePane: { rows: 1 },
        columns: list.map(({ width }) => ({ width, style: { numFmt: '@' } })),
        rows: [list.map(({ zh }) => zh)],
      },
      {
        name: '填写说明',
        columns: [{ width: 26 }, { width: 8 }, { width: 90 }],
        rows: [
          ['列', '必填', '说明'],
          ...list.map(({ zh, required, hint }) => [zh, required ? '是' : '', hint]),
          ...Object.values(further).map(({ zh, hint }) => [zh, '', `可另加的列。${hint}`]),
        ],
      },
    ],
  });
  ctx.status = 200;
  ctx.type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  ctx.set(
    'Content-Disposition',
    `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
  );
  ctx.set('Cache-Control', 'private, no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = Buffer.from(book);
}
