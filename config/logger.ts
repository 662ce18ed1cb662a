import { hostname } from 'os';
import { winston } from '@strapi/logger';

type Served = { state?: { requestId?: unknown } };
type WithRequests = { requestContext?: { get(): Served | undefined } };

/** The id of the request in whose course something is written, wherever that is. */
const requestId = (): unknown =>
  (globalThis as { strapi?: WithRequests }).strapi?.requestContext?.get()?.state?.requestId;

const instance = `${hostname()}#${process.pid}`;

/**
 * Writes one JSON object per line, as log collectors read it. The fields of a request's line are those of
 * request-log.ts.
 */
const structured = winston.format.printf(({ level, message, timestamp, stack, ...fields }) =>
  JSON.stringify({
    at: timestamp,
    level,
    message,
    requestId: requestId(),
    instance,
    ...fields,
    ...(stack ? { stack } : {}),
  }),
);

/** LOG_FORMAT=json for collectors; otherwise Strapi's lines for people. */
export default process.env.LOG_FORMAT === 'json'
  ? {
      format: winston.format.combine(
        winston.format.errors({ stack: true }),
        winston.format.timestamp({ format: () => new Date().toISOString() }),
        structured,
      ),
      transports: [new winston.transports.Console()],
    }
  : {};
