import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { afterRequest, askerOf } from '../../platform/access/request-transaction';
import { rows, type Trx } from '../../platform/database/as-owner';
import { keepRefusal } from '../issues/refused-attempts';
import { signOnSettings } from '../../platform/sign-in/sign-on-settings';
import { presentInstant } from '../../platform/base/clock';
import { refuse, type CaseworkError } from '../../platform/answers/errors';

/**
 * The office manages staff, auditors too (spec: who writes), and is itself audited by them: it may grant an
 * auditor's membership and end it, but neither take over an auditor's account nor rewrite his membership. The
 * system administrator may. A person who has once been an auditor stays one for this (docs/adr/0007). Nor may the
 * office give the system administrator a membership: he would then act with it and could no longer stop anything.
 */

type Data = Record<string, unknown>;

const ACCOUNTS: Readonly<Record<string, string>> = {
  adminUser: 'admin_user_id',
  apiUser: 'api_user_id',
  apiToken: 'api_token_id',
};

/** What an identity of the provider is matched by lets somebody in, as an account does. */
const MATCHED = {
  email: ['email', 'email'],
  phone: ['phone', 'phone'],
  'employee-number': ['employeeNumber', 'employee_number'],
} as const;

const staffColumns = (): Readonly<Record<string, string>> => {
  const settings = signOnSettings();
  if (!settings) return ACCOUNTS;
  const [field, column] = MATCHED[settings.match];
  return { ...ACCOUNTS, [field]: column };
};

/** The fields of an auditor's membership that the office may change: its end, and nothing else. */
const MEMBERSHIP: Readonly<Record<string, string>> = {
  kind: 'kind',
  staffMember: 'staff_member_id',
  since: 'since',
};

/**
 * Refuses the office before an auditor's account is given or its password changed. Runs inside asOwner.
 * @throws CaseworkError 403 for the account of an auditor, which is recorded
 */
export async function requireNoAuditor(
  strapi: Core.Strapi,
  trx: Trx,
  ctx: Context,
  staffId: number,
): Promise<void> {
  if (askerOf(ctx).kind === 'super') return;
  const [person] = await rows<{ document_id: string; name: string }>(
    trx,
    `select s.document_id, s.name from staff_members s
      where s.id = ? and num_nonnulls(s.admin_user_id, s.api_user_id, s.api_token_id) > 0
        and exists (select 1 from memberships m where m.staff_member_id = s.id and m.kind = 'auditor')`,
    [staffId],
  );
  if (person) throw refused(strapi, ctx, person);
}

/** A person or membership as stored: a value that the form posts unchanged is no change. */
const ADMINISTRATORS = {
  'staff-member': `l.user_id = ?::int and not exists (
    select 1 from staff_members s where s.document_id = ? and s.admin_user_id = l.user_id)`,
  membership: `exists (select 1 from staff_members s where s.id = ?::int and s.admin_user_id = l.user_id
    and not exists (select 1 from memberships m where m.document_id = ? and m.staff_member_id = s.id))`,
} as const;

/**
 * Refuses a form that would make a person or membership an administrator's, before it is stored. Runs inside asOwner.
 * @throws CaseworkError 403 for a system administrator's account given to a person, or a membership to its person
 */
export async function refuseAdministrators(
  trx: Trx,
  ctx: Context,
  name: 'staff-member' | 'membership',
  documentId: string,
  data: Data,
): Promise<void> {
  if (askerOf(ctx).kind === 'super') return;
  const target = data[name === 'staff-member' ? 'adminUser' : 'staffMember'];
  if (target === undefined || target === null) return;
  const administrators = await rows(
    trx,
    `select 1 from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id
      where r.code = 'strapi-super-admin' and ${ADMINISTRATORS[name]}`,
    [target, documentId],
  );
  if (administrators.length > 0) throw refuse(403, 'FORBIDDEN');
}

/**
 * Checks the form of a person or membership before it is stored, through every interface. Runs inside asOwner.
 * @throws CaseworkError 403 for another account of an auditor, or an auditor's membership made another; recorded
 */
export async function beforeStaff(
  strapi: Core.Strapi,
  trx: Trx,
  ctx: Context,
  name: 'staff-member' | 'membership',
  documentId: string,
  data: Data,
): Promise<void> {
  if (askerOf(ctx).kind === 'super') return;
  const columns = name === 'staff-member' ? staffColumns() : MEMBERSHIP;
  const given = Object.keys(columns).filter((field) => data[field] !== undefined);
  if (given.length === 0) return;
  const [stored] = await rows<Data & { id: number; kind?: string }>(
    trx,
    `select * from ${name === 'staff-member' ? 'staff_members' : 'memberships'} where document_id = ?`,
    [documentId],
  );
  if (!stored) return;
  const changed = given.some((field) => !same(stored[columns[field] ?? ''], data[field]));
  if (!changed) return;
  if (name === 'staff-member') return requireNoAuditor(strapi, trx, ctx, stored.id);
  if (stored.kind !== 'auditor') return;
  const [person] = await rows<{ document_id: string; name: string }>(
    trx,
    'select document_id, name from staff_members where id = ?',
    [stored['staff_member_id']],
  );
  if (person) throw refused(strapi, ctx, person);
}

const same = (stored: unknown, given: unknown): boolean =>
  stored instanceof Date
    ? stored.getTime() === new Date(given as string | Date).getTime()
    : JSON.stringify(stored ?? null) === JSON.stringify(given ?? null);

/** The refusal, and its record once the request's transaction has ended: it concerns no issue. */
function refused(
  strapi: Core.Strapi,
  ctx: Context,
  person: { document_id: string; name: string },
): CaseworkError {
  const error = refuse(403, 'AUDITOR_ACCOUNT');
  const actor = askerOf(ctx);
  const now = presentInstant();
  const details = { staffMember: person.document_id, name: person.name };
  afterRequest(ctx, () =>
    keepRefusal(strapi, { error, action: 'auditor-account', actor, issueId: null, details }, now),
  );
  return error;
}
