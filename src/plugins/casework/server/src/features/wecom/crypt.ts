import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * How WeCom (企业微信) signs and encrypts what it sends to a callback (developer.work.weixin.qq.com/document/path/90968):
 * SHA-1 over the sorted token, timestamp, nonce and ciphertext; AES-256-CBC with a key that is also the beginning of
 * the IV, padded to 32 bytes.
 */

const BLOCK = 32;
const RANDOM_BYTES = 16;

export type Keys = { token: string; aesKey: string; corpId: string };

/** 43 letters and digits. */
export const isAesKey = (text: string): boolean => /^[A-Za-z0-9]{43}$/.test(text);

export const signatureOf = (token: string, timestamp: string, nonce: string, encrypted: string): string =>
  createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex');

export function isSignedBy(
  token: string,
  {
    signature,
    timestamp,
    nonce,
    encrypted,
  }: Record<'signature' | 'timestamp' | 'nonce' | 'encrypted', string>,
): boolean {
  const expected = Buffer.from(signatureOf(token, timestamp, nonce, encrypted));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const keyOf = (aesKey: string): Buffer => Buffer.from(`${aesKey}=`, 'base64');

/**
 * What was encrypted for this corporation.
 * @returns null for what is not of this key, or for another corporation
 */
export function decrypt({ aesKey, corpId }: Keys, encrypted: string): string | null {
  const key = keyOf(aesKey);
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
    const padding = padded.at(-1) ?? 0;
    if (padding < 1 || padding > BLOCK || padding > padded.length) return null;
    const plain = padded.subarray(0, padded.length - padding);
    if (plain.length < RANDOM_BYTES + 4) return null;
    const length = plain.readUInt32BE(RANDOM_BYTES);
    const begin = RANDOM_BYTES + 4;
    if (begin + length > plain.length) return null;
    if (plain.subarray(begin + length).toString('utf8') !== corpId) return null;
    return plain.subarray(begin, begin + length).toString('utf8');
  } catch {
    return null;
  }
}

/** As WeCom encrypts: for its stand-in in the tests. */
export function encrypt({ aesKey, corpId }: Keys, text: string): string {
  const key = keyOf(aesKey);
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(RANDOM_BYTES), length, message, Buffer.from(corpId)]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
}
