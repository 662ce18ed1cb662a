import { createId } from '@paralleldrive/cuid2';
import type {
  DeliveryInput,
  Match,
  MatchesQuery,
  PolicyLine,
  PolicyPage,
} from '../../../../contracts/policies';
import { localDateOf, startOfDay } from '../../../../domain/calendar';
import { rows, type Trx } from '../../platform/database/as-owner';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { utc } from '../../platform/database/sql';

/** Conditions of a policy: its industries and scales, none given meaning all; and it is in force. */
const FITS = `(p.industries is null or jsonb_array_length(p.industries) = 0 or p.industries ? e.industry)
   and (p.scales is null or jsonb_array_length(p.scales) = 0 or p.scales ? e.scale)`.replaceAll('?', '\\?');
const IN_FORCE = `(p.valid_from is null or p.valid_from <= ?::date) and (p.valid_until is null or p.valid_until >= ?::date)`;

const EXPIRED = `coalesce(p.valid_until < ?::date, false)`;

/** An enterprise that was told stays listed; others are listed as long as the policy has not run out. */
const LISTED = `(v.id is not null or (${FITS} and not ${EXPIRED}))`;

/** Which policies are asked for: the list's page, or the one whose page it is. */
type Asked = { policy: string } | PolicyPage;

/**
 * Policies with how many of the asker's enterprises they are for, and how many were told; those that have run out
 * last. Enterprises are gone through for the policies of the page alone.
 */
export async function policiesOf(
  trx: Trx,
  asked: Asked,
  now: Date,
): Promise<{ data: PolicyLine[]; total: number }> {
  const today = localDateOf(now);
  const one = 'policy' in asked;
  const data = await rows<PolicyLine>(
    trx,
    `with p as materialized (
       select p.* from policies p ${one ? 'where p.document_id = ?' : ''}
        order by ${EXPIRED}, p.valid_from desc nulls last, p.id limit ? offset ?)
     select p.document_id as "documentId", p.title, p.issuing_body as "issuingBody", p.document_number as "documentNumber",
            p.summary, p.industries, p.scales,
            p.valid_from::text as "validFrom", p.valid_until::text as "validUntil",
            case when ${EXPIRED} then 'expired' when p.valid_from > ?::date then 'ahead' else 'in-force' end as state,
            c.enterprises, c.told
       from p cross join lateral (
         select count(*) filter (where ${LISTED})::int as enterprises, count(v.id)::int as told
           from enterprises e left join policy_deliveries v on v.policy_id = p.id and v.enterprise_id = e.id) c
      order by ${EXPIRED}, p.valid_from desc nulls last, p.id`,
    [
      ...(one ? [asked.policy] : []),
      today,
      ...(one ? [1, 0] : [asked.pageSize, (asked.page - 1) * asked.pageSize]),
      today,
      today,
      today,
      today,
    ],
  );
  if (one) return { data, total: data.length };
  const [counted] = await rows<{ total: number }>(trx, 'select count(*)::int as total from policies');
  return { data, total: counted?.total ?? 0 };
}

/** The enterprises that the asker sees and that a policy is for; those not yet told first. */
export async function matchesOf(
  trx: Trx,
  policy: string,
  { told, pagination: page }: MatchesQuery,
  now: Date,
): Promise<{ data: Match[]; total: number; policy: PolicyLine }> {
  const {
    data: [found],
  } = await policiesOf(trx, { policy }, now);
  if (!found) throw notFound();
  const today = localDateOf(now);
  const list = await rows<Match & { total: number }>(
    trx,
    `select e.document_id as "documentId", e.name, e.industry, e.scale,
            (select g.name from pairings r join departments g on g.id = r.group_id where r.enterprise_id = e.id and r.until is null) as "group",
            (${FITS} and not ${EXPIRED}) as fits,
            ${utc('v.delivered_at')} as "deliveredAt", v.result, count(*) over ()::int as total
       from policies p join enterprises e on true
       left join policy_deliveries v on v.policy_id = p.id and v.enterprise_id = e.id
      where p.document_id = ? and ${LISTED} ${told === undefined ? '' : `and v.id is ${told === 'yes' ? 'not ' : ''}null`}
      order by v.delivered_at nulls first, e.name, e.id limit ? offset ?`,
    [today, policy, today, page.pageSize, (page.page - 1) * page.pageSize],
  );
  return {
    data: list.map(({ total: _total, ...match }) => match),
    total: list[0]?.total ?? 0,
    policy: found,
  };
}

/** The policies in force that fit an enterprise which the asker sees. */
export async function policiesFor(
  trx: Trx,
  enterprise: string,
  now: Date,
): Promise<Record<string, unknown>[]> {
  const [found] = await rows<{ id: number }>(trx, 'select id from enterprises where document_id = ?', [
    enterprise,
  ]);
  if (!found) throw notFound();
  const today = localDateOf(now);
  return rows(
    trx,
    `select p.document_id as "documentId", p.title, p.issuing_body as "issuingBody", p.document_number as "documentNumber",
            p.valid_until::text as "validUntil", ${utc('v.delivered_at')} as "deliveredAt", v.result
       from enterprises e join policies p on ${FITS} and ${IN_FORCE}
       left join policy_deliveries v on v.policy_id = p.id and v.enterprise_id = e.id
      where e.id = ? order by v.delivered_at nulls first, p.valid_from desc nulls last, p.id`,
    [today, today, found.id],
  );
}

/**
 * Records that enterprises were told of a policy, one record each; an enterprise told before keeps that date, and
 * gets the result. Runs as the caller: the policies of the rows decide whom he may record.
 * @throws CaseworkError 400 naming the enterprises that are not his or that the policy does not fit, 409 when it
 * had run out on that day
 */
export async function deliver(
  trx: Trx,
  policy: string,
  input: DeliveryInput,
  now: Date,
): Promise<{ delivered: number; updated: number }> {
  const [found] = await rows<{ id: number }>(trx, 'select id from policies where document_id = ?', [policy]);
  if (!found) throw notFound();
  const at = input.date === undefined ? now : startOfDay(input.date);
  if (at > now) throw fieldErrors([{ field: 'date', code: 'IN_FUTURE' }]);
  const day = localDateOf(at);
  const fitting = await rows<{ id: number; document_id: string; told: boolean; expired: boolean }>(
    trx,
    `select e.id, e.document_id, v.id is not null as told, ${EXPIRED} as expired
       from policies p join enterprises e on true left join policy_deliveries v on v.policy_id = p.id and v.enterprise_id = e.id
      where p.id = ? and e.document_id = any(?) and (v.id is not null or ${FITS})`,
    [day, found.id, input.enterprises],
  );
  const wrong = input.enterprises.flatMap((wanted, i) =>
    fitting.some((e) => e.document_id === wanted)
      ? []
      : [{ field: `enterprises.${i}`, code: 'NOT_FOUND' as const }],
  );
  if (wrong.length > 0) throw fieldErrors(wrong);
  if (fitting.some(({ told, expired }) => expired && !told)) throw refuse(409, 'POLICY_EXPIRED');
  const given = fitting.map((e) => ({ document: createId(), enterprise: e.id }));
  const written = await rows<{ made: boolean }>(
    trx,
    `insert into policy_deliveries (document_id, policy_id, enterprise_id, delivered_at, result, created_at, updated_at, published_at)
     select x.document, ?, x.enterprise, ?, ?, ?, ?, ? from jsonb_to_recordset(?::jsonb) as x(document text, enterprise int)
     on conflict (policy_id, enterprise_id) do update set result = coalesce(excluded.result, policy_deliveries.result), updated_at = excluded.updated_at
     returning (xmax = 0) as made`,
    [
      found.id,
      at.toISOString(),
      input.result ?? null,
      now.toISOString(),
      now.toISOString(),
      now.toISOString(),
      JSON.stringify(given),
    ],
  );
  const delivered = written.filter((w) => w.made).length;
  return { delivered, updated: written.length - delivered };
}
