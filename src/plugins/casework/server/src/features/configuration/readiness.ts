import type { Readiness } from '../../../../contracts/configuration';
import { isCovered, localDateOf } from '../../../../domain/calendar';
import { rows, type Trx } from '../../platform/database/as-owner';
import { loadCalendar } from '../issues/load';
import { yearsWanted } from '../operations/run-state';

/** 运行准备: what an installation needs before it goes live, and whether it is there. */

type Counted = { count: number; lacking: number; names: string[] | null };
type Item = Readiness['items'][number];

const NAMED = 8;

/** @param lacks the condition on `t` under which a record lacks what is asked for; its name is `t.name` */
const counted = (from: string, lacks: string): string =>
  `(select json_build_object('count', count(*)::int, 'lacking', count(*) filter (where ${lacks})::int,
      'names', (array_agg(t.name order by t.name) filter (where ${lacks}))[1:${NAMED}]) from ${from} t)`;

const holds = (kind: string, of: string): string =>
  `exists (select 1 from memberships m join staff_members s on s.id = m.staff_member_id
     where m.kind = '${kind}' and ${of} and (m.until is null or m.until > now() at time zone 'UTC')
       and coalesce(s.api_user_id, s.admin_user_id) is not null)`;

const departments = (flag: string): string =>
  `(select d.id, d.name from departments d where d.${flag} and coalesce(d.active, true))`;
const enterprises = `(select e.* from enterprises e where coalesce(e.operating_status, 'operating') <> 'closed')`;
const leaders = `(select l.id, l.title as name from leaders l where coalesce(l.active, true))`;
const categories = `(select c.* from categories c where coalesce(c.active, true) and not coalesce(c.complaint, false))`;

const QUERY = `select
  (select s.go_live_date::text from settings s limit 1) as go_live,
  ${counted(departments('is_group'), 'false')} as departments,
  ${counted(`(select d.id, d.name from departments d where d.kind = 'township' and coalesce(d.active, true))`, 'false')} as townships,
  ${counted(leaders, 'false')} as leaders,
  ${counted(leaders, `not ${holds('leader', 'm.leader_id = t.id')}`)} as incumbents,
  ${counted(enterprises, 'false')} as enterprises,
  ${counted(enterprises, `coalesce(t.contact_phone, '') = ''`)} as contacts,
  ${counted(enterprises, 'not exists (select 1 from pairings p where p.enterprise_id = t.id and p.until is null)')} as pairings,
  ${counted(departments('is_group'), `not ${holds('group', 'm.department_id = t.id')}`)} as group_people,
  ${counted(departments('is_unit'), `not ${holds('unit', 'm.department_id = t.id')}`)} as unit_people,
  ${counted(`(select 'x' as name where not ${holds('office', 'true')})`, 'true')} as office_people,
  ${counted(`(select k as name from unnest(array['监督', '专班组长']) k where not case k when '监督' then ${holds('auditor', 'true')} else ${holds('head', 'true')} end)`, 'true')} as overseers,
  ${counted(categories, 'false')} as categories,
  ${counted(categories, 't.default_unit_id is null')} as catalogue,
  ${counted(departments('is_group'), `not exists (select 1 from work_plans w where w.group_id = t.id and w.submitted_at is not null and w.year = ?)`)} as work_plans,
  ${counted(`(select a.name from assessment_schemes a where a.state = 'in-force')`, 'false')} as schemes,
  ${counted(`(select n.name from notification_channels n where coalesce(n.active, true))`, 'false')} as channels`;

/** A thing that one cannot begin without, or one that is advised. */
const judged = (item: Item['item'], found: Counted | null, need: 'needed' | 'advised', least = 1): Item => {
  const { count = 0, lacking = 0, names = [] } = found ?? {};
  const fine = lacking === 0 && count >= least;
  return {
    item,
    state: fine ? 'done' : need === 'needed' ? 'missing' : 'advised',
    count,
    lacking,
    names: names ?? [],
  };
};

/**
 * Every item of the list with its state. Runs in the owner's window: who holds an account is read by nobody else.
 * @param environment whether mail, SMS and a folder for backups are set up
 */
export async function readReadiness(trx: Trx, now: Date, environment: NodeJS.ProcessEnv): Promise<Readiness> {
  const today = localDateOf(now);
  const year = Number(today.slice(0, 4));
  // Asked by whoever has none of this year, for their number and for their names.
  const [found] = await rows<Record<string, unknown>>(trx, QUERY, [year, year]);
  const of = (name: string): Counted | null => (found?.[name] as Counted | undefined) ?? null;
  const { calendar } = await loadCalendar(trx);
  const missing = yearsWanted(today).filter((year) => !isCovered(calendar, `${year}-01-01`));
  // These rows name what is lacking: none of them is what is wanted.
  const none = (item: Item['item'], name: string, need: 'needed' | 'advised'): Item => ({
    ...judged(item, of(name), need, 0),
    count: null,
  });
  const simple = (
    item: Item['item'],
    done: boolean,
    need: 'needed' | 'advised',
    names: string[] = [],
  ): Item => ({
    item,
    state: done ? 'done' : need === 'needed' ? 'missing' : 'advised',
    count: null,
    lacking: null,
    names,
  });
  const sends = ['SMTP_HOST', 'SMS_URL', 'WECOM_CORP_ID'].some((key) => environment[key]);
  return {
    today,
    items: [
      simple('goLive', typeof found?.['go_live'] === 'string', 'needed'),
      judged('departments', of('departments'), 'needed'),
      judged('townships', of('townships'), 'advised'),
      none('officePeople', 'office_people', 'needed'),
      none('overseers', 'overseers', 'advised'),
      judged('groupPeople', of('group_people'), 'needed'),
      judged('unitPeople', of('unit_people'), 'advised'),
      judged('leaders', of('leaders'), 'needed'),
      judged('incumbents', of('incumbents'), 'needed'),
      judged('enterprises', of('enterprises'), 'needed'),
      judged('contacts', of('contacts'), 'advised'),
      judged('pairings', of('pairings'), 'needed'),
      judged('categories', of('categories'), 'needed'),
      judged('catalogue', of('catalogue'), 'advised'),
      simple('calendar', missing.length === 0, 'needed', missing.map(String)),
      judged('workPlans', of('work_plans'), 'advised'),
      judged('schemes', of('schemes'), 'advised'),
      simple('channels', sends || (of('channels')?.count ?? 0) > 0, 'advised'),
      simple('backup', Boolean(environment['BACKUP_DIR']), 'advised'),
    ],
  };
}
