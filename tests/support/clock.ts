import path from 'node:path';

type ClockModule = { holdInstant(at: Date | null): void };

/** Holds the application's own clock: that of the module that it has loaded, not of a second copy. */
export function holdInstant(at: Date | null): void {
  const dist = process.env['TEST_DIST_DIR'] ?? '';
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- compiled for this run, path known only now
  const clock = require(path.join(dist, 'src/plugins/casework/server/src/shared/clock.js')) as ClockModule;
  clock.holdInstant(at);
}
