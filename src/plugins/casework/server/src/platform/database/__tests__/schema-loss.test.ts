import { lossesOf, refuseLosses, type SchemaDiff } from '../schema-loss';

const DATABASE = {
  tables: [
    {
      name: 'policies',
      columns: [
        { name: 'note', type: 'text' },
        { name: 'title', type: 'text' },
        { name: 'amount', type: 'integer' },
      ],
    },
  ],
};

const diffOf = (removed: string[], updated: [string, string][], tables: string[] = []): SchemaDiff => ({
  tables: {
    removed: tables.map((name) => ({ name })),
    updated: [
      {
        name: 'policies',
        columns: {
          removed: removed.map((name) => ({ name })),
          updated: updated.map(([name, type]) => ({ name, object: { name, type } })),
        },
      },
    ],
  },
});

/** A database in which only these hold data. */
const holding = (...held: string[]) => {
  const asked: string[] = [];
  const ask = async <T>(sql: string): Promise<{ rows: T[] }> => {
    asked.push(sql);
    return { rows: [{ held: held.some((one) => sql.includes(`"${one}"`)) } as T] };
  };
  return { ask, asked };
};

test('what goes, and what becomes narrower, is a loss; what becomes wider is none', () => {
  const diff = diffOf(['note'], [['title', 'string']], ['old']);
  expect(lossesOf(diff, DATABASE)).toEqual([
    { table: 'old', column: null, becomes: null },
    { table: 'policies', column: 'note', becomes: null },
    { table: 'policies', column: 'title', becomes: 'text → string' },
  ]);
  const wider = diffOf(
    [],
    [
      ['amount', 'bigInteger'],
      ['title', 'text'],
    ],
  );
  expect(lossesOf(wider, DATABASE)).toEqual([]);
});

test('a loss is refused where there is data, by the names of table and column, unless a migration names it', async () => {
  const losses = lossesOf(diffOf(['note'], [['title', 'string']], ['old']), DATABASE);
  await expect(refuseLosses(holding('note', 'old').ask, losses, [])).rejects.toThrow(
    /以下表或列存有数据.*：old、policies\.note。[^]*old, policies\.note/,
  );
  await expect(refuseLosses(holding('title').ask, losses, [])).rejects.toThrow(
    /policies\.title（text → string）/,
  );
  await expect(refuseLosses(holding().ask, losses, [])).resolves.toBeUndefined();
  const { ask, asked } = holding('note', 'old');
  await expect(refuseLosses(ask, losses, ['policies.note', 'old'])).resolves.toBeUndefined();
  expect(asked).toHaveLength(1);
  await expect(refuseLosses(holding('note').ask, losses, ['policies'])).resolves.toBeUndefined();
});
