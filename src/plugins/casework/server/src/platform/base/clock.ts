let instant: Date | null = null;

/**
 * The present instant. The demo's history is made by the same actions at earlier instants, so `now` is
 * always handed in; this is the one place where a request reads the clock.
 */
export const presentInstant = (): Date => (instant ? new Date(instant) : new Date());

/**
 * Holds the clock at one instant, or lets it go (null): how tests reach the far side of a deadline.
 * @throws outside a test run
 */
export function holdInstant(at: Date | null): void {
  if (process.env['QIAOMEN_TEST'] !== '1') throw new Error('only tests hold the clock');
  instant = at;
}
