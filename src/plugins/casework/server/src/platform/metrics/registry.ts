import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/**
 * This process's own counts in Prometheus' terms: requests, durations, memory, the event loop. Everything that
 * several instances share (outbox, sweep, issues) is computed from the database instead, so that each instance
 * reports the same (features/operations/metrics.ts).
 */

const registry = new Registry();

/** The metrics of this process. */
export const processMetrics = (): Registry => registry;

const requests = new Counter({
  name: 'qiaomen_http_requests_total',
  help: 'Requests answered by this instance',
  labelNames: ['method', 'route', 'status'],
  registers: [registry],
});

const durations = new Histogram({
  name: 'qiaomen_http_request_duration_seconds',
  help: 'How long the answers of this instance took',
  labelNames: ['method', 'route'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [registry],
});

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Counts a request.
 * @param route the pattern of the route and not the address: a crawler must not make a series of every guess
 */
export function countRequest(
  method: string,
  route: string | undefined,
  status: number,
  seconds: number,
): void {
  const labels = {
    method: METHODS.includes(method) ? method : 'other',
    route: route?.startsWith('/') ? route : 'none',
  };
  requests.inc({ ...labels, status: String(status) });
  durations.observe(labels, seconds);
}

const reads = new Counter({
  name: 'qiaomen_replica_reads_total',
  help: 'Reads of figures, ledgers and exports while a replica is set: which server answered, and why',
  labelNames: ['server', 'reason'],
  registers: [registry],
});

const lag = new Gauge({
  name: 'qiaomen_replica_lag_seconds',
  help: 'How far behind the replica was when it was last asked; -1 when further than is known',
  registers: [registry],
});

/** Counts a read that a replica may answer. */
export const countRead = (server: 'replica' | 'primary', reason: string): void =>
  reads.inc({ server, reason });

/** @param seconds null when the replica is further behind than what is known of the primary */
export const tellReplicaLag = (seconds: number | null): void => lag.set(seconds ?? -1);

let collecting = false;

/** At a start: the process's own numbers too. A process that starts the application again goes on counting. */
export function collectProcess(): void {
  if (collecting) return;
  collecting = true;
  collectDefaultMetrics({ register: registry });
}
