import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { replayChain, type ReplayEntry } from '../replay';
import {
  FIRST_PREV_SEAL,
  rowDigest,
  sealEntry,
  sealObjection,
  type SealedEntry,
  type SealedObjection,
} from '../seal';

const sealed: SealedEntry = {
  entry: 'abc',
  hash: 'f'.repeat(64),
  dues: { met: {}, set: { acceptDueAt: '2026-03-03T16:00:00.000Z' } },
  unit: 7,
  shownToEnterprise: true,
  shownToSupport: false,
  holder: { group: 1, leader: 2, complaint: false },
  rows: { issue: 'a'.repeat(64) },
  prevSeal: FIRST_PREV_SEAL,
};

test('a seal is what the decision record says: SHA-256 over the canonical JSON, with its version', () => {
  const text = canonicalize({ version: 2, ...sealed }) ?? '';
  expect(sealEntry(sealed)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});

test('each part of it counts', () => {
  const changed: Partial<SealedEntry>[] = [
    { entry: 'x' },
    { hash: 'e'.repeat(64) },
    { dues: { met: {}, set: {} } },
    { unit: null },
    { shownToEnterprise: false },
    { shownToSupport: true },
    { holder: { group: 1, leader: 2, complaint: true } },
    { rows: {} },
    { prevSeal: 'b'.repeat(64) },
  ];
  for (const change of changed) expect(sealEntry({ ...sealed, ...change })).not.toBe(sealEntry(sealed));
});

test('a row’s digest does not depend on the order of its fields', () => {
  expect(rowDigest({ a: 1, b: null })).toBe(rowDigest({ b: null, a: 1 }));
  expect(rowDigest({ a: 1, b: null })).not.toBe(rowDigest({ a: 1, b: 0 }));
});

test('each part of an objection’s seal counts', () => {
  const objection: SealedObjection = {
    number: 2,
    issue: 'abc',
    sequence: 5,
    hash: 'f'.repeat(64),
    role: 'enterprise',
    organisation: '示例甲有限公司',
    name: '示例某',
    account: 'enterprise-01',
    reason: '未认可',
    at: '2026-03-03T16:00:00.000Z',
    prevSeal: FIRST_PREV_SEAL,
  };
  const text = canonicalize({ version: 1, ...objection }) ?? '';
  expect(sealObjection(objection)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  for (const key of Object.keys(objection) as (keyof SealedObjection)[]) {
    const changed = { ...objection, [key]: typeof objection[key] === 'number' ? 9 : 'x' };
    expect(sealObjection(changed as SealedObjection)).not.toBe(sealObjection(objection));
  }
});

describe('a chain played again', () => {
  const entry = (sequence: number, more: Partial<ReplayEntry>): ReplayEntry => ({
    sequence,
    action: 'note',
    from: null,
    to: 'registered',
    at: '2026-03-02T02:00:00.000Z',
    recordedAt: '2026-03-02T02:00:00.000Z',
    behalf: false,
    input: {},
    dues: { met: {}, set: {} },
    ...more,
  });

  test('says stage, dues, rating, closing, unit and counts', () => {
    const due = '2026-03-10T16:00:00.000Z';
    const { fields, leads, broken, imported } = replayChain([
      entry(1, {
        action: 'register',
        input: { title: '一', receivedAt: '2026-03-01' },
        dues: { met: {}, set: { acceptDueAt: due } },
      }),
      entry(2, {
        action: 'transfer',
        from: 'registered',
        to: 'transferred',
        input: { leadUnit: { documentId: 'u1', name: '甲局' } },
        dues: { met: { acceptDueAt: due }, set: { acceptDueAt: null, deadline: due } },
      }),
      entry(3, {
        action: 'urge',
        from: 'transferred',
        to: 'transferred',
        dues: { met: { deadline: due }, set: {} },
      }),
      entry(4, {
        action: 'confirm',
        from: 'reported',
        to: 'confirmed',
        behalf: true,
        input: { rating: 4, solved: 'solved' },
        dues: { met: { deadline: due }, set: {} },
      }),
      entry(5, {
        action: 'consent',
        from: 'confirmed',
        to: 'closed',
        at: '2026-03-05T02:00:00.000Z',
        dues: { met: { deadline: due }, set: {} },
      }),
    ]);
    expect(broken).toEqual([]);
    expect(imported).toBe(false);
    expect(leads).toEqual([{ sequence: 2, unit: 'u1' }]);
    expect(Object.fromEntries(fields)).toMatchObject({
      title: '一',
      received_at: '2026-02-28T16:00:00.000Z',
      stage: 'closed',
      deadline: due,
      accept_due_at: null,
      rating: 4,
      rating_on_behalf: true,
      closed_at: '2026-03-05T02:00:00.000Z',
      lead_unit: 'u1',
      urge_count: 1,
    });
  });

  test('names an entry whose dues do not follow from those before', () => {
    const { broken } = replayChain([
      entry(1, { action: 'register', dues: { met: {}, set: { acceptDueAt: '2026-03-10T16:00:00.000Z' } } }),
      entry(2, { dues: { met: { acceptDueAt: '2026-03-20T16:00:00.000Z' }, set: {} } }),
    ]);
    expect(broken).toEqual([{ sequence: 2, field: 'acceptDueAt' }]);
  });
});
