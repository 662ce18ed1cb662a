import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { FIRST_PREV_HASH, hashEntry, type HashedEntry } from '../hash';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const entry: HashedEntry = {
  issue: 'k3x0example0document0id0',
  sequence: 1,
  action: 'register',
  from: null,
  to: 'registered',
  actor: { role: 'group', name: '示例经办人', account: 'api:group-fagai', onBehalfOf: null },
  happenedAt: '2026-03-02T01:30:00.000Z',
  recordedAt: '2026-03-02T01:30:00.007Z',
  input: { title: '厂区道路破损', receivedAt: '2026-03-01T16:00:00.000Z', attachments: [] },
  prevHash: FIRST_PREV_HASH,
};

describe('canonical JSON (RFC 8785)', () => {
  test('numbers and strings as in its section 3.2.2', () => {
    const value = JSON.parse(
      `{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
        "string":"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
        "literals":[null,true,false]}`,
    ) as unknown;
    expect(canonicalize(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('properties sorted by UTF-16 code units as in its section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...(canonicalize(value) ?? '').matchAll(/:"([^"]+)"/g)].map((m) => m[1]);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['41b3de4355555553', '333333333.3333332'],
  ])('the double %s of its appendix B is %s', (bits, text) => {
    expect(canonicalize(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });
});

describe('hashEntry', () => {
  test('is SHA-256 over exactly the fields of the specification', () => {
    expect(hashEntry(entry)).toBe(
      sha256(
        '{"action":"register","actor":{"account":"api:group-fagai","name":"示例经办人","onBehalfOf":null,"role":"group"},' +
          '"from":null,"happenedAt":"2026-03-02T01:30:00.000Z","input":{"attachments":[],"receivedAt":"2026-03-01T16:00:00.000Z",' +
          `"title":"厂区道路破损"},"issue":"k3x0example0document0id0","prevHash":"${'0'.repeat(64)}",` +
          '"recordedAt":"2026-03-02T01:30:00.007Z","sequence":1,"to":"registered"}',
      ),
    );
    expect(hashEntry(entry)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does not depend on the order of properties nor on fields that it does not cover', () => {
    const reversed = Object.fromEntries(Object.entries(entry).reverse()) as HashedEntry;
    expect(hashEntry(reversed)).toBe(hashEntry(entry));
    expect(hashEntry({ ...entry, dues: {}, documentId: 'x' } as HashedEntry)).toBe(hashEntry(entry));
  });

  test.each<Partial<HashedEntry>>([
    { issue: 'another' },
    { sequence: 2 },
    { action: 'accept' },
    { from: 'registered' },
    { to: null },
    { actor: { name: '示例经办人' } },
    { happenedAt: '2026-03-02T01:30:00.001Z' },
    { recordedAt: '2026-03-02T01:30:00.008Z' },
    { input: {} },
    { prevHash: '1'.repeat(64) },
  ])('changes with %j', (change) => {
    expect(hashEntry({ ...entry, ...change })).not.toBe(hashEntry(entry));
  });

  test('survives the way through JSON', () => {
    expect(hashEntry(JSON.parse(JSON.stringify(entry)) as HashedEntry)).toBe(hashEntry(entry));
  });

  test('refuses what has no JSON form', () => {
    expect(() => hashEntry({ ...entry, input: { value: Number.NaN } })).toThrow();
    expect(() => hashEntry({ ...entry, input: { value: Number.POSITIVE_INFINITY } })).toThrow();
  });
});
