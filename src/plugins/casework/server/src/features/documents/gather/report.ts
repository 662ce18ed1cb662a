import { addDays, localDateOf, startOfDay } from '../../../../../domain/calendar';
import { CITY_RATES, type ReportData } from '../../../../../domain/documents';
import { periodLabel } from '../../../../../domain/duties';
import { rows, type Trx } from '../../../platform/database/as-owner';
import { tally } from '../counts.sql';
import { begun, cellsOf, cityFigures, overdueOf, questionOf } from './circular';

/** The quarter's figures and what the groups reported in its months (§四.7). Runs inside asOwner. */

type Reported = { name: string; month: string | null; measures: string | null; results: string | null };

/** @param quarter `2026Q3` */
export async function gatherReport(trx: Trx, quarter: string, now: Date): Promise<ReportData> {
  const { from, to, over, cutOff } = begun(quarter, now);
  const span = { from, to };
  const months = monthsOf(from);
  const reported = await rows<Reported>(
    trx,
    `select d.name, r.period as month, r.measures, r.results
       from departments d left join reports r on r.department_id = d.id and r.kind = 'group' and r.state = 'submitted'
            and r.period = any(?) and r.submitted_at <= ?
            and not exists (select 1 from reports n where n.kind = r.kind and n.department_id = r.department_id
                  and n.period = r.period and n.state = 'submitted' and n.version > r.version and n.submitted_at <= ?)
      where d.is_group and coalesce(d.active, true) order by d.sort_order nulls last, d.id, r.period`,
    [months, now.toISOString(), now.toISOString()],
  );
  const names = [...new Set(reported.map(({ name }) => name))];
  const groups = names.map((name) => ({
    name,
    reports: reported.flatMap((r) =>
      r.name === name && r.month !== null
        ? [{ month: periodLabel(r.month), measures: r.measures ?? '', results: r.results ?? '' }]
        : [],
    ),
  }));
  const problems = await rows<{ title: string }>(
    trx,
    `select c.title from common_problems c
      where c.created_at >= ? and c.created_at < ? and c.created_at <= ? order by c.id`,
    [startOfDay(from).toISOString(), startOfDay(to).toISOString(), now.toISOString()],
  );
  const counts = await tally(trx, span, now);
  const overdue = await overdueOf(trx, questionOf(span, 'group', now), cutOff);
  const monthly: ReportData['months'] = [];
  for (const month of months) {
    const of = { from: `${month}-01`, to: firstOfNext(month) };
    if (startOfDay(of.from) > now) break;
    const { received, closed } = await tally(trx, of, now);
    monthly.push({ ...of, name: periodLabel(month), counts: { received, closed } });
  }
  return {
    period: quarter,
    ...span,
    until: over ? addDays(to, -1) : localDateOf(now),
    cutOff: cutOff.toISOString(),
    counts: { ...counts, overdue: overdue.length },
    months: monthly,
    city: cellsOf(await cityFigures(trx, span, now), CITY_RATES),
    groups,
    missing: groups.filter(({ reports }) => reports.length === 0).map(({ name }) => name),
    problems,
  };
}

/** `2026-07`, `2026-08`, `2026-09` of the quarter that begins on a day. */
function monthsOf(from: string): string[] {
  const month = Number(from.slice(5, 7));
  return [0, 1, 2].map((n) => `${from.slice(0, 4)}-${String(month + n).padStart(2, '0')}`);
}

/** The first day of the month after. */
const firstOfNext = (month: string): string => `${addDays(`${month}-28`, 4).slice(0, 7)}-01`;
