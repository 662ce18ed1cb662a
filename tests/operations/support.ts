import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestDatabase } from '../support/database';

/** How a command ended, and everything that it wrote. */
export type Outcome = { code: number; output: string };

/** A command that an administrator runs, under way. */
export type Running = {
  child: ChildProcess;
  /** resolves as soon as it has written this; false when it ended without */
  says(text: string): Promise<boolean>;
  outcome: Promise<Outcome>;
};

/** Starts one of `scripts/` on a database, as `npm run` would. */
export function start(
  script: string,
  args: string[],
  database: Pick<TestDatabase, 'url' | 'ownerUrl'>,
  env: Record<string, string> = {},
): Running {
  const child = spawn(process.execPath, [path.join('scripts', script), ...args], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      DATABASE_MIGRATION_URL: database.ownerUrl,
      ENV_PATH: '/dev/null',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting: { text: string; resolve(said: boolean): void }[] = [];
  const hear = (piece: Buffer): void => {
    output += piece.toString();
    for (const one of waiting) if (output.includes(one.text)) one.resolve(true);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const outcome = new Promise<Outcome>((resolve) =>
    child.once('close', (code) => {
      for (const one of waiting) one.resolve(output.includes(one.text));
      resolve({ code: code ?? -1, output });
    }),
  );
  return {
    child,
    says: (text) =>
      new Promise((resolve) => {
        if (output.includes(text)) resolve(true);
        else waiting.push({ text, resolve });
      }),
    outcome,
  };
}

/** Runs it to its end. */
export const command = (...given: Parameters<typeof start>): Promise<Outcome> => start(...given).outcome;

/** A folder that is removed after the test, with a blank and Chinese in its name. */
export const temporaryFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), '敲门 备份-'));
