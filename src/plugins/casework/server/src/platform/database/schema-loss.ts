import type { Ask } from './records';
import { DatabaseRefused } from './release';

/**
 * Strapi's schema sync alters columns whose attribute changed and forgets those whose attribute is gone, without
 * a question (finding O3). Here the sync's own comparison is read first: where something that holds data would
 * be lost or narrowed, the start stops, unless a migration names it.
 */

type Column = { name: string; type: string };
type Table = { name: string; columns: Column[] };

/** The result of Strapi's comparison of the stored schema, the database and the content types. */
export type SchemaDiff = {
  tables: {
    removed: { name: string }[];
    updated: {
      name: string;
      columns: { removed: { name: string }[]; updated: { name: string; object: Column }[] };
    }[];
  };
};

/** Type changes that keep every value. */
const WIDER: readonly (readonly [string, string])[] = [
  ['string', 'text'],
  ['string', 'longtext'],
  ['text', 'longtext'],
  ['integer', 'bigInteger'],
  ['integer', 'decimal'],
  ['bigInteger', 'decimal'],
  ['date', 'datetime'],
  ['json', 'jsonb'],
];

export type Loss = { table: string; column: string | null; becomes: string | null };

/** The tables and columns that a sync would drop or narrow, whether they hold data or not. */
export function lossesOf(diff: SchemaDiff, database: { tables: Table[] }): Loss[] {
  const typeOf = (table: string, column: string): string =>
    database.tables.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)?.type ??
    '';
  return [
    ...diff.tables.removed.map(({ name }): Loss => ({ table: name, column: null, becomes: null })),
    ...diff.tables.updated.flatMap(({ name: table, columns }) => [
      ...columns.removed.map(({ name }): Loss => ({ table, column: name, becomes: null })),
      ...columns.updated.flatMap(({ name, object: { type } }): Loss[] => {
        const now = typeOf(table, name);
        const keeps =
          now === type || type === 'increments' || WIDER.some(([from, to]) => from === now && to === type);
        return keeps ? [] : [{ table, column: name, becomes: `${now} → ${type}` }];
      }),
    ]),
  ];
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const holdsData = async (ask: Ask, { table, column }: Loss): Promise<boolean> => {
  const condition = column === null ? '' : ` where ${identifier(column)} is not null`;
  const { rows } = await ask<{ held: boolean }>(
    `select exists (select 1 from ${identifier(table)}${condition}) as held`,
  );
  return rows[0]?.held === true;
};

const nameOf = ({ table, column }: Loss): string => (column === null ? table : `${table}.${column}`);

/**
 * @param named tables and columns that migrations drop
 * @throws DatabaseRefused naming each table and column that holds data and would be lost or narrowed
 */
export async function refuseLosses(
  ask: Ask,
  losses: readonly Loss[],
  named: readonly string[],
): Promise<void> {
  const held: Loss[] = [];
  for (const loss of losses) {
    if (named.includes(nameOf(loss)) || named.includes(loss.table)) continue;
    if (await holdsData(ask, loss)) held.push(loss);
  }
  if (held.length === 0) return;
  const list = held.map((loss) => (loss.becomes ? `${nameOf(loss)}（${loss.becomes}）` : nameOf(loss)));
  throw new DatabaseRefused(
    `以下表或列存有数据，而内容类型里已没有它或类型变窄，继续会丢失数据：${list.join('、')}。` +
      '请恢复该属性；确要放弃或搬移的，写一个编号升级脚本并在其 lets-go 一行列出（CONTRIBUTING “加一个数据库升级”）。',
    `these tables or columns hold data and the content types no longer have them or would narrow them: ${list.join(', ')}. ` +
      'Restore the attribute, or write a migration that names them in its line "-- lets-go:".',
  );
}
