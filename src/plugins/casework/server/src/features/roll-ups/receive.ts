import { createHash } from 'node:crypto';
import { rollUpStatement, type RollUpStatement } from '../../../../contracts/roll-ups';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { fingerprintOf, isSignedBy } from '../evidence/key';
import { requireClosed, textOf, type Asked, type Signed } from './statement';

/** The receiving side: which offices there are below, and what has come from them. */

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', ${ISO})`;

export type Receipt = {
  id: string;
  office: string;
  from: string;
  to: string;
  sha256: string;
  receivedAt: string;
};

/**
 * Stores the figures of a lower-level office. The same figures again get the first receipt; other figures of the
 * same period are stored beside them, and count.
 * @returns the receipt, and whether it is a new one
 * @throws CaseworkError 403 for an office that is not known or a signature that is not its key's, 400
 */
export async function receiveRollUp(
  trx: Trx,
  { statement, signature }: Signed,
  now: Date,
): Promise<{ receipt: Receipt; isNew: boolean }> {
  return asOwner(trx, 'An outside office is known by its key alone', async () => {
    const [office] = await rows<{ id: number; publicKey: string }>(
      trx,
      `select d.id, o.public_key as "publicKey" from casework.lower_offices o join departments d on d.id = o.department_id
        where d.code = ? and o.active`,
      [statement.office],
    );
    const text = textOf(statement);
    // One answer for both, so that the sender does not learn which offices exist.
    if (!office || !isSignedBy(office.publicKey, text, signature)) throw refuse(403, 'BAD_SIGNATURE');
    requireClosed(statement, now);
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    const [made] = await rows<{ id: string; at: string }>(
      trx,
      `insert into casework.roll_ups (department_id, "from", "to", statement, signature, public_key, sha256)
       values (?, ?::date, ?::date, ?, ?, ?, ?) on conflict do nothing returning id::text as id, ${instant('at')} as at`,
      [office.id, statement.from, statement.to, text, signature, office.publicKey, sha256],
    );
    const [kept] = made
      ? [made]
      : await rows<{ id: string; at: string }>(
          trx,
          `select id::text as id, ${instant('at')} as at from casework.roll_ups
            where department_id = ? and "from" = ?::date and "to" = ?::date and sha256 = ?`,
          [office.id, statement.from, statement.to, sha256],
        );
    const { office: code, from, to } = statement;
    return {
      receipt: { id: kept?.id ?? '', office: code, from, to, sha256, receivedAt: kept?.at ?? '' },
      isNew: made !== undefined,
    };
  });
}

export type LowerOffice = {
  documentId: string;
  name: string;
  code: string | null;
  publicKey: string;
  fingerprint: string;
  active: boolean;
};

const OFFICES = `select d.document_id as "documentId", d.name, d.code, o.public_key as "publicKey", o.active
  from casework.lower_offices o join departments d on d.id = o.department_id`;

/** The offices of the level below, in the departments' order. */
export async function lowerOffices(trx: Trx): Promise<LowerOffice[]> {
  const found = await asOwner(trx, 'An outside office is known by its key alone', () =>
    rows<Omit<LowerOffice, 'fingerprint'>>(trx, `${OFFICES} order by d.sort_order nulls last, d.id`),
  );
  return found.map((one) => ({ ...one, fingerprint: fingerprintOf(one.publicKey) }));
}

/**
 * Registers the key of a lower-level office, or replaces it; the user is recorded.
 * @throws CaseworkError 404 for a department that does not exist, 400 for a key that is not Ed25519
 */
export async function registerOffice(
  trx: Trx,
  documentId: string,
  { publicKey, active }: { publicKey: string; active: boolean },
  call: Call,
): Promise<LowerOffice> {
  if (!isKey(publicKey)) throw fieldErrors([{ field: 'publicKey', code: 'BAD_VALUE' }]);
  return asOwner(trx, 'Received figures are put on record', async () => {
    const [department] = await rows<{ id: number; code: string | null }>(
      trx,
      'select id, code from departments where document_id = ?',
      [documentId],
    );
    if (!department) throw notFound();
    if (!department.code) throw fieldErrors([{ field: 'code', code: 'REQUIRED' }]);
    const [before] = await rows<{ publicKey: string; active: boolean }>(
      trx,
      'select public_key as "publicKey", active from casework.lower_offices where department_id = ? for update',
      [department.id],
    );
    const actor = JSON.stringify(call.actor);
    await rows(
      trx,
      `insert into casework.lower_offices (department_id, public_key, active, actor) values (?, ?, ?, ?::jsonb)
         on conflict (department_id) do update set public_key = excluded.public_key, active = excluded.active,
           actor = excluded.actor, at = now()`,
      [department.id, publicKey, active, actor],
    );
    await rows(
      trx,
      `insert into casework.changes (subject, document_id, actor, before, after)
       values ('lower_offices', ?, ?::jsonb, ?::jsonb, ?::jsonb)`,
      [documentId, actor, before ? JSON.stringify(before) : null, JSON.stringify({ publicKey, active })],
    );
    const [kept] = await rows<Omit<LowerOffice, 'fingerprint'>>(trx, `${OFFICES} where d.id = ?`, [
      department.id,
    ]);
    if (!kept) throw notFound();
    return { ...kept, fingerprint: fingerprintOf(kept.publicKey) };
  });
}

/** The twelve bytes with which an Ed25519 key in SPKI begins, and its thirty-two. */
const isKey = (publicKey: string): boolean => {
  const bytes = Buffer.from(publicKey, 'base64');
  return bytes.length === 44 && bytes.subarray(0, 12).toString('hex') === '302a300506032b6570032100';
};

export type Kept = {
  id: string;
  receivedAt: string;
  sha256: string;
  versions: number;
  verified: boolean;
  issues: number;
  measures: RollUpStatement['measures'];
};
export type RollUpLine = {
  office: { documentId: string; name: string; code: string | null };
  rollUp: Kept | null;
};

/** Returns the latest figures of each lower-level office for a period, verified again. Runs inside `asOwner`. */
export async function rollUpsOf(trx: Trx, { from, to }: Asked): Promise<RollUpLine[]> {
  const found = await rows<{
    documentId: string;
    name: string;
    code: string | null;
    id: string | null;
    at: string;
    sha256: string;
    versions: number;
    statement: string;
    signature: string;
    publicKey: string;
  }>(
    trx,
    `select d.document_id as "documentId", d.name, d.code, r.id::text as id, ${instant('r.at')} as at, r.sha256, r.statement,
            r.signature, r.public_key as "publicKey",
            (select count(*)::int from casework.roll_ups v where v.department_id = d.id and v."from" = ?::date and v."to" = ?::date) as versions
       from casework.lower_offices o join departments d on d.id = o.department_id
       left join lateral (select x.* from casework.roll_ups x
         where x.department_id = d.id and x."from" = ?::date and x."to" = ?::date order by x.id desc limit 1) r on true
      where o.active or r.id is not null order by d.sort_order nulls last, d.id`,
    [from, to, from, to],
  );
  return found.map(
    ({ documentId, name, code, id, at, sha256, versions, statement, signature, publicKey }) => {
      const office = { documentId, name, code };
      if (id === null) return { office, rollUp: null };
      const { issues, measures } = rollUpStatement.parse(JSON.parse(statement));
      const verified = isSignedBy(publicKey, statement, signature);
      return { office, rollUp: { id, receivedAt: at, sha256, versions, verified, issues, measures } };
    },
  );
}
