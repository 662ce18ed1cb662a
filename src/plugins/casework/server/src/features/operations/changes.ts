import { OVERSEERS } from '../../../../contracts/define-call';
import { PANEL_TYPES } from '../../../../contracts/labels';
import { labelOf } from '../../../../contracts/labels/describe';
import { OPEN_TYPES, type RecordedType } from '../../../../contracts/recorded-types';
import type { Asker } from '../../platform/access/actor';
import { notFound, refuse } from '../../platform/answers/errors';
import { asOwner, rows, type Row, type Trx } from '../../platform/database/as-owner';

/**
 * Changes of rules, settings, records that figures read, accounts, roles and tokens: who, when, before, after.
 * Written by triggers (database/repeatable/085-changes.sql).
 */

type Page = { page: number; pageSize: number };

/** Subjects whose rows name an enterprise, by which people know them. */
const OF_ENTERPRISES = `('pairings', 'enterprise_figures', 'policy_deliveries', 'duties')`;

/**
 * Records made by the system itself, at a start or in a sweep, are not listed; grave changes, and changes of
 * accounts and tokens, always are.
 */
const NEWS = `(actor is not null or grave is not null or (subject in ('admin_users', 'up_users', 'strapi_api_tokens') and before is not null))`;

/** Newest first. However much came later, it can be read. */
export async function readChanges(trx: Trx, page: Page): Promise<{ changes: Row[]; total: number }> {
  return readWhere(trx, NEWS, [], page);
}

async function readWhere(
  trx: Trx,
  where: string,
  bindings: readonly unknown[],
  { page, pageSize }: Page,
): Promise<{ changes: Row[]; total: number }> {
  const changes = await rows<Change>(
    trx,
    `select c.id::text, c.at, subject, c.document_id as "documentId", actor ->> 'name' as name, actor ->> 'account' as account,
            actor ->> 'organisation' as organisation, grave,
            nullif(concat_ws(' ', e.name, coalesce(given ->> 'name', given ->> 'title', given ->> 'date', given ->> 'year',
              given ->> 'quarter', given ->> 'email', given ->> 'username', given ->> 'action', given ->> 'period')), '') as record,
            case when subject = 'memberships' then given ->> 'kind' end as kind,
            case when before is null then 'created' when after is null then 'deleted' else 'changed' end as change,
            (select json_object_agg(k, json_build_array(before -> k, after -> k))
               from jsonb_object_keys(given) k
              where before is not null and after is not null and before -> k is distinct from after -> k and k not in ('url', 'secret')) as fields
       from (select *, coalesce(after, before) as given from casework.changes where ${where} order by id desc limit ? offset ?) c
       left join enterprises e on subject in ${OF_ENTERPRISES} and e.id = (given ->> 'enterprise_id')::int
      order by c.id desc`,
    [...bindings, pageSize, (page - 1) * pageSize],
  );
  const [counted] = await rows<{ total: number }>(
    trx,
    `select count(*)::int as total from casework.changes where ${where}`,
    bindings,
  );
  return { changes: changes.map((row) => ({ ...row, labels: labelsOf(row) })), total: counted?.total ?? 0 };
}

type Change = { subject: string; fields: Record<string, unknown> | null };

const ACCOUNT_LABELS: Readonly<Record<string, string>> = {
  email: '邮箱',
  username: '用户名',
  firstname: '姓名',
  is_active: '启用',
  blocked: '停用',
  name: '名称',
  description: '说明',
  expires_at: '有效期',
  properties: '字段范围',
  conditions: '条件',
};

/** Returns the names of a changed record's fields in its form: 工作日数 for `working_days`. */
function labelsOf({ subject, fields }: Change): Record<string, string> {
  const type = PANEL_TYPES[typeOf(subject)];
  return Object.fromEntries(
    Object.keys(fields ?? {}).flatMap((column) => {
      const name = column
        .replace(/_id$/, '')
        .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const label = type?.fields[name] ?? (type ? undefined : ACCOUNT_LABELS[column]);
      return label === undefined ? [] : [[column, labelOf(label)]];
    }),
  );
}

/** `policies` is the table of `policy`. */
const typeOf = (subject: string): string =>
  subject.replace(/ies$/, 'y').replace(/s$/, '').replaceAll('_', '-');

const tableOf = (type: RecordedType): string => `${type.replaceAll('-', '_').replace(/y$/, 'ie')}s`;

const seesAll = (kind: Asker['kind']): boolean => (OVERSEERS as readonly string[]).includes(kind);

/**
 * Returns the changes of one record, newest first; of a person, those of his accounts and memberships too.
 * @param type as in the addresses of the generated calls, `enterprise-figure`
 * @throws CaseworkError 403 for a type whose changes are for those who see all, 404 for a record that is not
 * visible
 */
export async function readRecordChanges(
  trx: Trx,
  type: RecordedType,
  documentId: string,
  asker: Asker,
  page: Page,
): Promise<{ changes: Row[]; total: number }> {
  const all = seesAll(asker.kind);
  if (!all && !OPEN_TYPES.includes(type)) throw refuse(403, 'FORBIDDEN');
  if (documentId.includes('\0')) throw notFound();
  const seen = await rows(trx, `select 1 from ${tableOf(type)} where document_id = ?`, [documentId]);
  if (seen.length === 0) throw notFound();
  return asOwner(
    trx,
    'The record of changes is written for no role, and read here for who may read it',
    async () => {
      const { changes, total } =
        type === 'staff-member'
          ? await readWhere(trx, OF_PERSON, Array(4).fill(documentId) as string[], page)
          : await readWhere(trx, 'document_id = ? and subject = ?', [documentId, tableOf(type)], page);
      // A reader who sees only a part knows people by their names; the names of their accounts are hidden from him.
      return { changes: all ? changes : changes.map((change) => ({ ...change, account: null })), total };
    },
  );
}

const OF_PERSON = `document_id in (
  select ?::text
  union all select a.document_id from staff_members s join admin_users a on a.id = s.admin_user_id where s.document_id = ?
  union all select u.document_id from staff_members s join up_users u on u.id = s.api_user_id where s.document_id = ?
  union all select m.document_id from staff_members s join memberships m on m.staff_member_id = s.id where s.document_id = ?)`;
