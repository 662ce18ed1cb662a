import { WAIT_NAMES, actionRow, waitRow } from '..';

describe('what waits for somebody', () => {
  it.each(WAIT_NAMES)('%s is answered by actions that its people may take from its stages', (name) => {
    const { acts, as, from, behalf } = waitRow(name);
    for (const act of acts) {
      const row = actionRow(act);
      for (const capacity of as) {
        // Every act is open to every capacity that it waits for, in each of the row's stages.
        expect(row.who.map((who) => who.as)).toContain(capacity);
        if (behalf) expect(row.behalf).toContain(capacity);
        for (const stage of from) {
          const open = row.who.some((who) => who.as === capacity && (who.from?.includes(stage) ?? true));
          expect({ act, stage, open: open && row.from?.includes(stage) }).toEqual({ act, stage, open: true });
        }
      }
    }
  });
});
