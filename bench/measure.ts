import http from 'node:http';

export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: string;
  body?: unknown;
  token: string;
  cookie?: string;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** Sends one request. @returns milliseconds until the body is complete */
export async function send(url: string, call: Call): Promise<number> {
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const start = performance.now();
  const answer = await new Promise<{ status: number; text: string } | null>((resolve, reject) => {
    const request = http.request(
      url + call.path,
      {
        method: call.method,
        agent,
        headers: {
          ...(call.cookie === undefined
            ? { authorization: `Bearer ${call.token}` }
            : { cookie: call.cookie }),
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' && request.reusedSocket) resolve(null);
      else reject(error);
    });
    request.end(body);
  });
  // The server closed an idle connection at the moment it was used again.
  if (!answer) return send(url, call);
  const { status, text } = answer;
  const took = performance.now() - start;
  // A refusal would be fast and mean nothing.
  if (status >= 300) throw new Error(`${call.method} ${call.path} answered ${status}: ${text.slice(0, 500)}`);
  return took;
}

export type Server = {
  url: string;
  take(): Promise<{ roundTrips: number; statements: number; log: string[] }>;
};

export type Variant = {
  label: string;
  server: Server;
  /** the n-th call; n counts on over all rounds */
  call(n: number): Call;
};

export type Scenario = {
  name: string;
  requests: number;
  /** the first is what the others are compared with */
  variants: Variant[];
  beforeRound?: () => Promise<void>;
};

export type Spread = { median: number; min: number; max: number };

export type Result = {
  scenario: string;
  label: string;
  /** milliseconds per request: median, min and max of the rounds' medians */
  time: Spread;
  /** to the first variant, round by round */
  ratio: Spread;
  roundTrips: number;
  statements: number;
  log: string[];
};

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]): number => {
  const list = sorted(values);
  const middle = list.length / 2;
  return list.length % 2 === 1
    ? (list[Math.floor(middle)] ?? NaN)
    : ((list[middle - 1] ?? NaN) + (list[middle] ?? NaN)) / 2;
};
const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** Strapi goes on after it has answered: it reads what it has written once more, for its events. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

/** Measures the variants of a scenario in alternation: each round runs all of them, each time in another order. */
export async function measure(
  { name, requests, variants, beforeRound }: Scenario,
  rounds: number,
): Promise<Result[]> {
  const times = variants.map((): number[] => []);
  const counters = variants.map(() => 0);
  const block = async (index: number, count: number): Promise<number[]> => {
    const variant = variants[index] as Variant;
    const took: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const n = counters[index] ?? 0;
      counters[index] = n + 1;
      took.push(await send(variant.server.url, variant.call(n)));
    }
    return took;
  };

  // Round 0 warms up and is not kept.
  for (let round = 0; round <= rounds; round += 1) {
    await beforeRound?.();
    for (let k = 0; k < variants.length; k += 1) {
      const index = (round + k) % variants.length;
      const took = await block(index, requests);
      if (round > 0) times[index]?.push(median(took));
    }
  }

  await beforeRound?.();
  const results: Result[] = [];
  for (const [index, variant] of variants.entries()) {
    await settled();
    await variant.server.take();
    await block(index, 1);
    await settled();
    const own = times[index] ?? [];
    results.push({
      scenario: name,
      label: variant.label,
      time: spread(own),
      ratio: spread(own.map((ms, i) => ms / (times[0]?.[i] ?? NaN))),
      ...(await variant.server.take()),
    });
  }
  return results;
}
