/**
 * The present instant. The demo's history is made by the same actions at earlier instants, so `now` is
 * always handed in; this is the one place where a request reads the clock.
 */
export const presentInstant = (): Date => new Date();
