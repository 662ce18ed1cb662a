import { takeTurns } from '../turns';

/** Work that takes turns: never more at once than may be, in the order in which it came, failures apart. */

const later = (): Promise<void> => new Promise((done) => setImmediate(done));

test('no more are under way than may be, and each begins in its order', async () => {
  const turns = takeTurns({ atOnce: 2, waiting: 60 });
  let underWay = 0;
  let most = 0;
  const begun: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      turns(async () => {
        begun.push(i);
        underWay += 1;
        most = Math.max(most, underWay);
        await later();
        underWay -= 1;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(begun).toEqual(begun.map((_, i) => i));
});

test('one that fails gives its turn to the next; more than may wait are refused', async () => {
  const turns = takeTurns({ atOnce: 1, waiting: 2 });
  const results = await Promise.allSettled([
    turns(() => Promise.reject(new Error('示例'))),
    turns(later),
    turns(later),
    turns(later),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'rejected']);
  expect(results[3]).toMatchObject({ reason: { status: 429, code: 'PRESS_BUSY' } });
  await turns(later);
});
