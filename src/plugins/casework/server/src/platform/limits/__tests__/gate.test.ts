import { setTimeout as later } from 'node:timers/promises';
import { Gate } from '../gate';

const LIMITS = { places: 1, perKey: 1, waiting: 2, patience: 5_000 };

test('a place is given to the next who waits, in turns by key', async () => {
  const gate = new Gate({ ...LIMITS, waiting: 5 });
  const leave = await gate.enter('a');
  const order: string[] = [];
  const waits = ['a', 'a', 'b'].map(async (key) => {
    const leaveAgain = await gate.enter(key);
    order.push(key);
    leaveAgain();
  });
  leave();
  await Promise.all(waits);
  expect(order).toEqual(['a', 'b', 'a']);
  expect(gate.state()).toEqual({ working: 0, waiting: 0 });
});

test('more than may wait of one key are refused, others are not', async () => {
  const gate = new Gate(LIMITS);
  const leave = await gate.enter('a');
  const waits = [gate.enter('a'), gate.enter('a')];
  await expect(gate.enter('a')).rejects.toMatchObject({ status: 429 });
  const other = gate.enter('b');
  leave();
  for (const wait of [...waits, other]) void wait.then((back) => back());
  await Promise.all([...waits, other]);
});

test('a place rests for as long as is said, and is given then', async () => {
  const rests: number[] = [];
  const gate = new Gate({ ...LIMITS, rest: (worked) => (rests.push(worked), 60) });
  const leave = await gate.enter('a');
  await later(20);
  leave();
  leave();
  const since = performance.now();
  (await gate.enter('b'))();
  expect(performance.now() - since).toBeGreaterThan(40);
  expect(rests).toHaveLength(2);
  expect(rests[0]).toBeGreaterThan(10);
});
