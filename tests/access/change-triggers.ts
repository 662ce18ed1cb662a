import type { Probe, TriggerEvent } from './triggers';

/**
 * Purposes of the triggers that record changes (database/repeatable/085-changes.sql) and of those that keep growing
 * records: beside the others in triggers.ts.
 */

type Probes = Partial<Record<TriggerEvent, Probe>>;

type Helpers = {
  recorded: (statement: string, subject: string, what: string) => Probe;
  records: (table: string, column: string) => Probes;
  refuses: (sql: string, words: string) => Probe;
  follows: (sql: string) => Probe;
  duty: string;
};

/** A credit code that no enterprise has. */
const CODE = `(select c from (select '91230882MA' || lpad(n::text, 7, '0') || k as c
  from generate_series(1, 20) n, unnest(string_to_array('0123456789ABCDEFGHJKLMNPQRTUWXY', null)) k) codes
  where casework.credit_code_ok(c) and not exists (select 1 from enterprises where credit_code = c) limit 1)`;

const INVESTMENT = `insert into projects (document_id, name) values ('probe', 'x');
  insert into components_casework_quarter_investments (quarter, planned) values ('2031Q1', 1);
  insert into projects_cmps (entity_id, cmp_id, component_type, field) select p.id, i.id, 'casework.quarter-investment', 'investments'
    from projects p, components_casework_quarter_investments i where p.document_id = 'probe' and i.quarter = '2031Q1'`;

const only = (probes: Probes, ...events: TriggerEvent[]): Probes =>
  Object.fromEntries(Object.entries(probes).filter(([event]) => events.includes(event as TriggerEvent)));

const LINKED = `insert into casework.sign_on_links (issuer, subject, staff_member_id, linked_at)
  select 'probe', 'probe', min(id), now() from staff_members`;
const FACTOR = `insert into casework.second_factors (door, account_id, secret, confirmed_at)
  select 'interface', min(id), 'probe', now() from up_users`;

export function changeProbes({ recorded, records, refuses, follows, duty }: Helpers): Record<string, Probes> {
  const plain = (table: string, column: string): [string, Probes] => [
    `${table}.casework_record_change`,
    records(table, column),
  ];
  /** Something given to somebody; `key` is what it is recorded as. */
  const link = (
    table: string,
    [owner, ownerColumn, ownerKey]: [string, string, string],
    [given, givenColumn, givenKey]: [string, string, string],
    subject: string,
    key: string,
  ): [string, Probes] => {
    const make = `insert into ${owner} (document_id, ${ownerColumn}) values ('probe', 'x');
      insert into ${given} (document_id, ${givenColumn}) values ('probe', 'y'), ('probe-2', 'z');
      insert into ${table} (${ownerKey}, ${givenKey}) select o.id, g.id from ${owner} o, ${given} g
       where o.document_id = 'probe' and g.document_id = 'probe'`;
    const of = `${ownerKey} = (select id from ${owner} where document_id = 'probe')`;
    return [
      `${table}.casework_record_change`,
      {
        insert: recorded(make, subject, `before is null and after ->> '${key}' = 'y'`),
        update: recorded(
          `${make}; update ${table} set ${givenKey} = (select id from ${given} where document_id = 'probe-2') where ${of}`,
          subject,
          `before is not null and after ->> '${key}' = 'z'`,
        ),
        delete: recorded(
          `${make}; delete from ${table} where ${of}`,
          subject,
          `after is null and before ->> '${key}' = 'y'`,
        ),
      },
    ];
  };
  const enterprise = `insert into enterprises (document_id, name, credit_code) values ('probe', 'x', ${CODE})`;
  const visited = `insert into visits (document_id, participants) values ('probe', 'x');
    insert into visits_enterprises_lnk (visit_id, enterprise_id) select v.id, (select min(id) from enterprises) from visits v where v.document_id = 'probe'`;
  const visit = `visit_id = (select id from visits where document_id = 'probe')`;
  return Object.fromEntries([
    plain('enterprise_figures', 'source'),
    plain('projects', 'name'),
    plain('departments', 'phone'),
    plain('categories', 'name'),
    plain('extra_fields', 'name'),
    plain('leaders', 'title'),
    plain('visits', 'participants'),
    plain('work_plans', 'author'),
    plain('policies', 'title'),
    plain('policy_deliveries', 'result'),
    plain('admin_roles', 'name'),
    plain('up_roles', 'name'),
    plain('strapi_api_tokens', 'name'),
    plain('strapi_transfer_tokens', 'name'),
    ['admin_users.casework_record_change', only(records('admin_users', 'email'), 'insert', 'update')],
    ['up_users.casework_record_change', only(records('up_users', 'username'), 'insert', 'update')],
    [
      'sign_on_links.casework_record_change',
      {
        insert: recorded(LINKED, 'staff_members', `after ->> '统一身份' = 'probe'`),
        update: recorded(
          `${LINKED}; update casework.sign_on_links set subject = 'another' where subject = 'probe'`,
          'staff_members',
          `before ->> '统一身份' = 'probe' and after ->> '统一身份' = 'another'`,
        ),
        delete: recorded(
          `${LINKED}; delete from casework.sign_on_links where subject = 'probe'`,
          'staff_members',
          `before ->> '统一身份' = 'probe' and after ->> '统一身份' is null`,
        ),
      },
    ],
    [
      'second_factors.casework_record_change',
      {
        insert: recorded(FACTOR, 'up_users', `after ->> '双因子' = '启用'`),
        update: recorded(
          `${FACTOR}; update casework.second_factors set secret = 'y' where secret = 'probe'`,
          'up_users',
          `before ->> '双因子' = '启用' and after ->> '双因子' = '更换'`,
        ),
        delete: recorded(
          `${FACTOR}; delete from casework.second_factors where secret = 'probe'`,
          'up_users',
          `before ->> '双因子' = '启用' and after ->> '双因子' = '无'`,
        ),
      },
    ],
    ...['admin_permissions', 'up_permissions', 'strapi_api_token_permissions'].map((table): [string, Probes] => [
      `${table}.casework_record_change`,
      only(records(table, 'action'), 'update', 'delete'),
    ]),
    [
      'enterprises.casework_record_change',
      {
        insert: recorded(enterprise, 'enterprises', `before is null and after ->> 'document_id' = 'probe'`),
        update: recorded(
          `${enterprise}; update enterprises set above_scale_since = '2031-01-01' where document_id = 'probe'`,
          'enterprises',
          `before ->> 'above_scale_since' is null and after ->> 'above_scale_since' = '2031-01-01' and grave = 'rules'`,
        ),
        delete: recorded(
          `${enterprise}; delete from enterprises where document_id = 'probe'`,
          'enterprises',
          `before ->> 'document_id' = 'probe' and after is null`,
        ),
      },
    ],
    [
      'duties.casework_record_change',
      {
        update: recorded(
          `${duty}; update duties set waived_at = now(), waived_by = 'x' where document_id = 'probe'`,
          'duties',
          `before ->> 'waived_by' is null and after ->> 'waived_by' = 'x'`,
        ),
      },
    ],
    [
      'components_casework_quarter_investments.casework_record_change',
      {
        update: recorded(
          `${INVESTMENT}; update components_casework_quarter_investments set planned = 2 where quarter = '2031Q1'`,
          'projects',
          `before ->> 'planned' = '1.00' and after ->> 'planned' = '2.00' and document_id = 'probe'`,
        ),
        delete: recorded(
          `${INVESTMENT}; delete from components_casework_quarter_investments where quarter = '2031Q1'`,
          'projects',
          `before ->> 'quarter' = '2031Q1' and after is null and document_id = 'probe'`,
        ),
      },
    ],
    [
      'projects_cmps.casework_record_change',
      {
        insert: recorded(INVESTMENT, 'projects', `before is null and after ->> 'quarter' = '2031Q1'`),
        delete: recorded(
          `${INVESTMENT}; delete from projects_cmps where entity_id = (select id from projects where document_id = 'probe')`,
          'projects',
          `before ->> 'quarter' = '2031Q1' and after is null`,
        ),
      },
    ],
    [
      'settings.casework_tell',
      {
        update: follows(`select set_config('casework.actor', '{"kind": "office", "account": "probe"}', true);
          update settings set accept_days = coalesce(accept_days, 1) + 1;
          select exists (select 1 from casework.outbox where event = 'grave-change' and created_at = now()) as ok`),
      },
    ],
    link('admin_users_roles_lnk', ['admin_users', 'email', 'user_id'], ['admin_roles', 'name', 'role_id'], 'admin_users', '角色'),
    link('up_users_role_lnk', ['up_users', 'username', 'user_id'], ['up_roles', 'name', 'role_id'], 'up_users', '角色'),
    link('admin_permissions_role_lnk', ['admin_roles', 'name', 'role_id'], ['admin_permissions', 'action', 'permission_id'], 'admin_permissions', '权限'),
    link('up_permissions_role_lnk', ['up_roles', 'name', 'role_id'], ['up_permissions', 'action', 'permission_id'], 'up_permissions', '权限'),
    link('strapi_api_token_permissions_token_lnk', ['strapi_api_tokens', 'name', 'api_token_id'], ['strapi_api_token_permissions', 'action', 'api_token_permission_id'], 'strapi_api_token_permissions', '权限'),
    [
      'visits_enterprises_lnk.casework_record_change',
      {
        insert: recorded(visited, 'visits', `before is null and after ->> '企业' is not null`),
        update: recorded(
          `${visited}; update visits_enterprises_lnk set enterprise_id = (select max(id) from enterprises) where ${visit}`,
          'visits',
          `before ->> '企业' is not null and after ->> '改' = 'true'`,
        ),
        delete: recorded(
          `${visited}; delete from visits_enterprises_lnk where ${visit}`,
          'visits',
          `after is null and before ->> '企业' is not null`,
        ),
      },
    ],
    ['changes.casework_keep_change', { update: refuses('update casework.changes set at = at', ' of changes ') }],
    [
      'ledger_seals.casework_never_change',
      { update: refuses('update casework.ledger_seals set seal = seal', ' of ledger_seals ') },
    ],
    [
      'facts.casework_close_once',
      {
        update: refuses('update casework.facts set num = 1 - num', ' of facts '),
        delete: refuses('delete from casework.facts', ' of facts '),
      },
    ],
    [
      'file_contents.casework_keep',
      { delete: refuses('delete from casework.file_contents', 'the file belongs to a ledger entry') },
    ],
    [
      'file_access.casework_never_change',
      { update: refuses('update casework.file_access set sequence = sequence', ' of file_access ') },
    ],
  ] as [string, Probes][]); // prettier-ignore
}
