import { createId } from '@paralleldrive/cuid2';
import { refuse } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';
import type { DoorName } from '../../platform/sign-in/passwords';
import type { Match } from '../../platform/sign-in/sign-on-settings';
import type { Identity } from './provider';

/**
 * Whose account an identity of the provider signs in to (spec: page 6). The configured claim says which member of staff it
 * is; the identity that has signed on as somebody first stays his, so that no later change of a telephone number or an
 * address lets somebody else in as him. No account comes into being here.
 */

/** What is compared: how numbers are written makes no difference. */
const COMPARED: Readonly<Record<Match, (value: string) => string>> = {
  email: (value) => `lower(btrim(${value}))`,
  phone: (value) =>
    `regexp_replace(regexp_replace(${value}, '[^0-9]', '', 'g'), '^0{0,2}86(1[0-9]{10})$', '\\1')`,
  'employee-number': (value) => `upper(btrim(${value}))`,
};
const COLUMNS: Readonly<Record<Match, string>> = {
  email: 's.email',
  phone: 's.phone',
  'employee-number': 's.employee_number',
};

export type SignedOn = { door: DoorName; accountId: number; label: string };

type Found = {
  id: number;
  active: boolean;
  account_id: number | null;
  label: string | null;
  enabled: boolean | null;
  administrator: boolean;
  member: boolean;
  linked: string | null;
};

const ACCOUNT: Readonly<Record<DoorName, string>> = {
  'admin-panel': `select u.id as account_id, 'admin:' || u.email as label, u.is_active and u.blocked is not true as enabled
    from admin_users u where u.id = s.admin_user_id`,
  interface: `select u.id as account_id, 'api:' || u.username as label, u.blocked is not true as enabled
    from up_users u where u.id = s.api_user_id`,
};

/**
 * Finds the account and, at the first time, links the identity to its person. Runs as the application itself.
 * @throws CaseworkError 403, which says what is missing
 */
export async function accountFor(
  trx: Trx,
  identity: Identity,
  { door, match, now }: { door: DoorName; match: Match; now: Date },
): Promise<SignedOn> {
  const { issuer, subject, claim } = identity;
  if (claim === null || claim.trim() === '' || identity.unverified) throw refuse(403, 'SIGN_ON_NO_CLAIM');
  const at = now.toISOString();
  const compared = COMPARED[match];
  const found = await rows<Found>(
    trx,
    `select s.id, coalesce(s.active, true) as active, a.account_id, a.label, a.enabled,
            exists (select 1 from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id
                     where l.user_id = s.admin_user_id and r.code = 'strapi-super-admin') as administrator,
            exists (select 1 from memberships m
                      left join departments d on d.id = m.department_id left join leaders e on e.id = m.leader_id
                     where m.staff_member_id = s.id and m.since <= ?::timestamp and (m.until is null or m.until > ?::timestamp)
                       and (?::text = 'interface' or m.kind <> 'enterprise')
                       and coalesce(d.active, true) and coalesce(e.active, true)) as member,
            (select k.subject from casework.sign_on_links k where k.issuer = ? and k.staff_member_id = s.id) as linked
       from staff_members s left join lateral (${ACCOUNT[door]}) a on true
      where ${compared(COLUMNS[match])} = ${compared('?::text')} and ${compared('?::text')} <> ''
      order by s.id limit 2 for update of s`,
    [at, at, door, issuer, claim, claim],
  );
  const [person, another] = found;
  if (!person) throw refuse(403, 'SIGN_ON_NO_PERSON');
  if (another) throw refuse(403, 'SIGN_ON_SEVERAL');
  if (person.administrator) throw refuse(403, 'SIGN_ON_ADMINISTRATOR');
  if (!person.active) throw refuse(403, 'SIGN_ON_DISABLED');
  if (person.account_id === null || person.label === null) throw refuse(403, 'SIGN_ON_NO_ACCOUNT');
  if (person.enabled !== true) throw refuse(403, 'SIGN_ON_DISABLED');
  if (!person.member) throw refuse(403, 'SIGN_ON_NO_MEMBERSHIP');
  const account: SignedOn = { door, accountId: person.account_id, label: person.label };
  await link(trx, identity, person, account.label, at);
  if (person.linked !== null && person.linked !== subject) throw refuse(403, 'SIGN_ON_OTHER_IDENTITY');
  return account;
}

/** @throws CaseworkError 403 when the identity is somebody else's already */
async function link(
  trx: Trx,
  { issuer, subject }: Identity,
  { id, linked }: Found,
  account: string,
  at: string,
): Promise<void> {
  if (linked !== null) return;
  // His own doing, though nobody has signed in yet: the record of changes says so.
  await rows(trx, `select set_config('casework.actor', ?, true)`, [
    JSON.stringify({ kind: 'none', account }),
  ]);
  const made = await rows(
    trx,
    `insert into casework.sign_on_links (issuer, subject, staff_member_id, linked_at) values (?, ?, ?, ?)
     on conflict do nothing returning 1`,
    [issuer, subject, id, at],
  );
  if (made.length === 0) throw refuse(403, 'SIGN_ON_OTHER_IDENTITY');
}

/**
 * Puts a sign-on on record, beside those with passwords.
 * @param given the claim, of somebody who was refused; no token
 */
export async function recordSignOn(
  trx: Trx,
  entry: { door: DoorName; account: SignedOn | null; given: string; ip: string; now: Date },
): Promise<void> {
  const { door, account, given, ip, now } = entry;
  const at = now.toISOString();
  const label =
    account?.label.replace(/^\w+:/, '') ?? given.toWellFormed().replaceAll('\0', '').slice(0, 100);
  await rows(
    trx,
    `insert into sign_ins (document_id, at, door, account, account_key, ip, outcome, method, created_at, updated_at, published_at)
     values (?, ?, ?, ?, ?, ?, ?, 'by-sign-on', ?, ?, ?)`,
    [
      createId(),
      at,
      door,
      label,
      // A refused one is no failure of a password: it delays nobody's attempts.
      account ? `${door}:${account.accountId}` : `sign-on:${door}`,
      ip.slice(0, 60),
      account ? 'success' : 'failure',
      at,
      at,
      at,
    ],
  );
}
