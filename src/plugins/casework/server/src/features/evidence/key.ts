import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The installation's Ed25519 key, which signs anchors. */
export type InstallationKey = {
  privateKey: KeyObject;
  /** SPKI in base64: what others verify with */
  publicKey: string;
};

export const KEY_FILE = 'anchor-key.pem';

/** Returns the fingerprint by which people compare keys. */
export const fingerprintOf = (publicKey: string): string =>
  `SHA256:${createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')}`;

/**
 * Reads the key from ANCHOR_KEY (PEM, or PKCS #8 in base64) or from `anchor-key.pem` in the data folder, which is made
 * when it is not there. Instances that start at the same moment agree on one file.
 * @throws when what is given is no Ed25519 key
 */
export function installationKey(dataDir: string, given = process.env['ANCHOR_KEY'] ?? ''): InstallationKey {
  const privateKey = given === '' ? keyOfFile(path.join(dataDir, KEY_FILE)) : parsed(given, 'ANCHOR_KEY');
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { privateKey, publicKey };
}

function keyOfFile(file: string): KeyObject {
  mkdirSync(path.dirname(file), { recursive: true });
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  if (!existsSync(file)) {
    // Whole or not at all, and only one of those who start together: a link does not replace what is there.
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, made, { mode: 0o600 });
    try {
      linkSync(beside, file);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    } finally {
      rmSync(beside, { force: true });
    }
  }
  return parsed(readFileSync(file, 'utf8'), file);
}

function parsed(text: string, where: string): KeyObject {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey(text.replaceAll('\\n', '\n'))
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below; the words of the library could contain a part of the key.
  }
  throw new Error(`${where} 不是 Ed25519 私钥。 ${where} is no Ed25519 private key.`);
}

export const signText = ({ privateKey }: InstallationKey, text: string): string =>
  sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64');

/** Is this the signature of this text by this key? False as well for a key or signature that is none. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
