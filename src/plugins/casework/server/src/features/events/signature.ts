import { createHmac, randomBytes } from 'node:crypto';

/** Standard Webhooks (standardwebhooks.com): how a receiver knows that a delivery is ours, and when it was sent. */

const PREFIX = 'whsec_';
const LEAST_BYTES = 24;
const MOST_BYTES = 64;

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), 'base64');

/** A secret for a new subscription. */
export const newSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

/** `whsec_` and 24 to 64 bytes in base64. */
export const isSecret = (secret: string): boolean => {
  const bytes = keyOf(secret).length;
  return /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) && bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
};

/**
 * The headers of one delivery.
 * @param id the same however often it is tried: what receivers dedupe by
 */
export function signedHeaders(
  secret: string,
  id: string,
  body: string,
  sentAt: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
