import { Session, type Profiler } from 'node:inspector';

/** A function of the program, and the milliseconds of CPU that were spent in itself, not in what it calls. */
export type Spent = { name: string; where: string; milliseconds: number };

/** What is no work of the program: waiting, and the inspector itself. */
const OTHERS = ['(idle)', '(root)', '(program)', 'dispatch'];

let session: Session | null = null;

/** Begins to record which functions the process spends its time in. */
export async function beginProfile(): Promise<void> {
  session = new Session();
  session.connect();
  await post('Profiler.enable');
  await post('Profiler.setSamplingInterval', { interval: 200 });
  await post('Profiler.start');
}

/** The package, or the folder of the application, that a file belongs to. */
const partOf = (url: string): string => {
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  const own = /\/plugins\/casework\/((?:server\/src\/)?[^/]+(?:\/[^/]+)?)/.exec(url)?.[1];
  return inPackage ?? own ?? (url === '' ? 'V8' : url.startsWith('node:') ? 'Node.js' : 'other');
};

/** Ends the record. @returns the dearest functions, the dearest parts, and how long the process was busy in all */
export async function endProfile(
  shown: number,
): Promise<{ dearest: Spent[]; parts: Record<string, number>; busy: number }> {
  const { profile } = (await post('Profiler.stop')) as { profile: Profiler.Profile };
  session?.disconnect();
  session = null;
  const byId = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const spent = new Map<string, Spent>();
  const parts: Record<string, number> = {};
  let busy = 0;
  for (const [i, id] of (profile.samples ?? []).entries()) {
    const frame = byId.get(id);
    const milliseconds = (profile.timeDeltas?.[i] ?? 0) / 1000;
    if (!frame || OTHERS.includes(frame.functionName)) continue;
    busy += milliseconds;
    parts[partOf(frame.url)] = (parts[partOf(frame.url)] ?? 0) + milliseconds;
    const where = `${frame.url.replace(/^.*\/(node_modules|dist[^/]*)\//, '')}:${frame.lineNumber + 1}`;
    const key = `${frame.functionName} ${where}`;
    const known = spent.get(key) ?? { name: frame.functionName || '(anonymous)', where, milliseconds: 0 };
    known.milliseconds += milliseconds;
    spent.set(key, known);
  }
  const dearest = [...spent.values()].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, shown);
  return { dearest, parts, busy };
}

const post = (method: string, params: object = {}): Promise<unknown> =>
  new Promise((resolve, reject) => {
    if (!session) return reject(new Error('no profile is being recorded'));
    session.post(method, params, (error, result) => (error ? reject(error) : resolve(result)));
  });
