import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Server } from './measure';

export type Child = Server & {
  pid: number;
  ask<T>(message: object): Promise<T>;
  stop(): Promise<void>;
};

/** Starts a server script of this folder in a separate process. */
export async function startServer(script: string, cwd: string, env: Record<string, string>): Promise<Child> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['-r', path.join(__dirname, 'typescript.cjs'), path.join(__dirname, script)],
    { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const answer = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`${script} ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message as T);
      });
    });
  const { port } = await answer<{ port: number }>();
  const ask = <T>(message: object): Promise<T> => {
    const answered = answer<T>();
    child.send(message);
    return answered;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    ask,
    take: () => ask({ type: 'count' }),
    async stop() {
      if (child.connected) child.send({ type: 'stop' });
      await exited;
    },
  };
}
