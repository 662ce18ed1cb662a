import type { Core } from '@strapi/strapi';
import { keyedHash, seal, unseal } from '../sealed';

const withKey = (key: string | null): Core.Strapi =>
  ({
    config: { get: (name: string) => (name === 'admin.secrets.encryptionKey' ? key : undefined) },
  }) as unknown as Core.Strapi;

const here = withKey('shili-miyao-2026');

describe('a sealed text', () => {
  test('opens in its own place with the installation’s own key', () => {
    const sealed = seal(here, 'a', '密钥');
    expect(unseal(here, 'a', sealed)).toBe('密钥');
    expect(sealed).not.toBe(seal(here, 'a', '密钥'));
    expect(unseal(here, 'b', sealed)).toBeNull();
    expect(unseal(withKey('another-key-2026'), 'a', sealed)).toBeNull();
  });

  test('does not open when one character is another, or it is none', () => {
    const sealed = seal(here, 'a', 'x');
    for (let i = 0; i < sealed.length; i += 5) {
      const other = sealed[i] === 'A' ? 'B' : 'A';
      const changed = `${sealed.slice(0, i)}${other}${sealed.slice(i + 1)}`;
      // The last character holds bits that belong to no byte.
      if (Buffer.from(changed, 'base64url').equals(Buffer.from(sealed, 'base64url'))) continue;
      expect(unseal(here, 'a', changed)).toBeNull();
    }
    for (const text of ['', 'x', sealed.slice(0, 30)]) expect(unseal(here, 'a', text)).toBeNull();
  });

  test('a keyed hash is of this installation and place', () => {
    const hash = keyedHash(here, 'a', 'x');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(keyedHash(here, 'b', 'x')).not.toBe(hash);
    expect(keyedHash(withKey('another-key-2026'), 'a', 'x')).not.toBe(hash);
  });

  test('there is none without a key', () => {
    expect(() => seal(withKey(null), 'a', 'x')).toThrow('ENCRYPTION_KEY');
  });
});
