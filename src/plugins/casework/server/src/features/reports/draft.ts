import { createId } from '@paralleldrive/cuid2';
import type { DraftInput } from '../../../../contracts/reports';
import {
  SECTIONS,
  authorOf,
  draftSections,
  reportPeriod,
  type Facts,
  type ReportKind,
  type ReportPeriod,
} from '../../../../domain/reports';
import { REPORT_LIFE, move, type ReportState } from '../../../../domain/life';
import type { Asker } from '../../platform/access/actor';
import { rows, type Trx } from '../../platform/database/as-owner';
import { fieldErrors, notFound, refuse } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import { factsOf, type About } from './facts';

type Written = { id: number; documentId: string };

const SECTION_COLUMNS = {
  leaderWork: 'leader_work',
  issues: 'issues',
  measures: 'measures',
  results: 'results',
  evaluation: 'evaluation',
} as const;
const columns = SECTIONS.map((s) => SECTION_COLUMNS[s]);

/**
 * Drafts a report from the period's data in one step. An open draft is returned as it is; after a submission the
 * draft is the next version, and begins with the submitted text. Runs inside `asOwner`.
 * @throws CaseworkError 403, 400, 409 before the 26th or when there is nothing to report
 */
export async function draftReport(
  trx: Trx,
  asker: Asker,
  asked: DraftInput,
  now: Date,
): Promise<{ documentId: string; made: boolean }> {
  if (authorOf(asked.kind) !== asker.kind) throw refuse(403, 'FORBIDDEN');
  const period = reportPeriod(asked.kind, asked.period);
  if (!period) throw fieldErrors([{ field: 'period', code: 'BAD_VALUE' }]);
  if (now < period.opensAt) throw refuse(409, 'REPORT_NOT_OPEN', { date: period.opensOn });
  const department = await departmentOf(trx, asker);
  const leader = await leaderOf(trx, asker, asked, period);
  // Two drafts at once: the second finds the first's.
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [
    `report:${asked.kind}:${department}:${leader ?? 0}:${asked.period}`,
  ]);
  const versions = await rows<{ id: number; document_id: string; state: ReportState; version: number }>(
    trx,
    `select id, document_id, state, version from reports
      where kind = ? and department_id = ? and leader_id is not distinct from ?::int and period = ? order by version desc`,
    [asked.kind, department, leader, asked.period],
  );
  const last = versions[0];
  if (last?.state === 'draft') return { documentId: last.document_id, made: false };

  const base = {
    kind: asked.kind,
    period: asked.period,
    leader,
    department,
    version: (last?.version ?? 0) + 1,
  };
  if (asked.kind !== 'unit') {
    const about = {
      kind: asked.kind,
      unitId: null,
      groupId: asked.kind === 'office' ? null : department,
      leaderId: leader,
      period: asked.period,
    };
    const facts = await factsOf(trx, about, period, now);
    const made = await writeReport(
      trx,
      { ...base, recipient: await recipientOf(trx, asked.kind), parent: null },
      facts,
      last?.id ?? null,
      now,
    );
    return { documentId: made.documentId, made: true };
  }
  const groups = await groupsOwed(trx, department, asked.period);
  if (groups.length === 0) throw refuse(409, 'NOTHING_TO_REPORT');
  const all = await factsOf(
    trx,
    { kind: 'unit', unitId: department, groupId: null, leaderId: null, period: asked.period },
    period,
    now,
  );
  const made = await writeReport(trx, { ...base, recipient: null, parent: null }, all, last?.id ?? null, now);
  for (const group of groups) {
    const about: About = {
      kind: 'extract',
      unitId: department,
      groupId: group,
      leaderId: null,
      period: asked.period,
    };
    const facts = await factsOf(trx, about, period, now);
    const before = await rows<{ id: number }>(
      trx,
      `select id from reports where kind = 'extract' and department_id = ? and recipient_id = ? and period = ? order by version desc limit 1`,
      [department, group, asked.period],
    );
    await writeReport(
      trx,
      { ...base, kind: 'extract', recipient: group, parent: made.id },
      facts,
      before[0]?.id ?? null,
      now,
    );
  }
  return { documentId: made.documentId, made: true };
}

/** Drafts the sections of an open draft again, from the present data. */
export async function redraft(trx: Trx, report: { id: number; kind: ReportKind }, now: Date): Promise<void> {
  const parts = await rows<{
    id: number;
    kind: ReportKind;
    department_id: number;
    recipient_id: number | null;
    leader_id: number | null;
    period: string;
  }>(
    trx,
    `select id, kind, department_id, recipient_id, leader_id, period from reports where id = ? or parent_id = ? order by id`,
    [report.id, report.id],
  );
  for (const part of parts) {
    const period = reportPeriod(part.kind, part.period);
    if (!period) throw notFound();
    const unit = part.kind === 'unit' || part.kind === 'extract';
    const about: About = {
      kind: part.kind,
      unitId: unit ? part.department_id : null,
      groupId:
        part.kind === 'extract'
          ? part.recipient_id
          : part.kind === 'group' || part.kind === 'brief'
            ? part.department_id
            : null,
      leaderId: part.leader_id,
      period: part.period,
    };
    const facts = await factsOf(trx, about, period, now);
    const sections = draftSections(part.kind, part.period, facts);
    await trx.raw(
      `update reports set ${columns.map((c) => `${c} = ?`).join(', ')}, facts = ?, updated_at = ? where id = ?`,
      [...SECTIONS.map((s) => sections[s]), JSON.stringify(facts), now.toISOString(), part.id],
    );
  }
}

/** Writes a draft with its sections. */
export async function writeReport(
  trx: Trx,
  row: {
    kind: ReportKind;
    period: string;
    department: number;
    recipient: number | null;
    leader: number | null;
    parent: number | null;
    version: number;
  },
  facts: Facts,
  previous: number | null,
  now: Date,
): Promise<Written> {
  const sections = draftSections(row.kind, row.period, facts);
  const documentId = createId();
  const { state } = orRefuse(REPORT_LIFE, move(REPORT_LIFE, 'draft', { state: null, as: ['author'] }));
  const at = now.toISOString();
  const [made] = await rows<{ id: number }>(
    trx,
    `insert into reports (document_id, kind, department_id, recipient_id, leader_id, parent_id, period, version, state, facts,
        ${columns.join(', ')}, created_at, updated_at, published_at)
     select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ${columns.map((c) => `coalesce(b.${c}, ?)`).join(', ')}, ?, ?, ?
       from (select 1) one left join reports b on b.id = ? returning id`,
    [
      documentId,
      row.kind,
      row.department,
      row.recipient,
      row.leader,
      row.parent,
      row.period,
      row.version,
      state,
      JSON.stringify(facts),
      ...SECTIONS.map((s) => sections[s]),
      at,
      at,
      at,
      previous,
    ],
  );
  return { id: made?.id ?? 0, documentId };
}

async function departmentOf(trx: Trx, asker: Asker): Promise<number> {
  if (asker.departmentId !== null) return asker.departmentId;
  return officeDepartment(trx);
}

const officeDepartment = async (trx: Trx): Promise<number> => {
  const [office] = await rows<{ id: number }>(
    trx,
    'select id from departments where is_office order by id limit 1',
  );
  if (!office) throw notFound();
  return office.id;
};

/** A group's report goes to the office; a brief to its leader, the office's to the government: no department. */
const recipientOf = (trx: Trx, kind: DraftInput['kind']): Promise<number | null> =>
  kind === 'group' ? officeDepartment(trx) : Promise.resolve(null);

async function leaderOf(
  trx: Trx,
  asker: Asker,
  asked: DraftInput,
  period: ReportPeriod,
): Promise<number | null> {
  if (asked.kind !== 'brief') {
    if (asked.leader !== undefined) throw fieldErrors([{ field: 'leader', code: 'NOT_ACCEPTED' }]);
    return null;
  }
  if (asked.leader === undefined) throw fieldErrors([{ field: 'leader', code: 'REQUIRED' }]);
  const [found] = await rows<{ id: number }>(
    trx,
    `select l.id from leaders l where l.document_id = ? and exists (select 1 from pairings r where r.leader_id = l.id and r.group_id = ?
        and r.since < ?::date - interval '8 hours' and (r.until is null or r.until > ?::date - interval '8 hours'))`,
    [asked.leader, asker.departmentId, period.to, period.from],
  );
  if (!found) throw fieldErrors([{ field: 'leader', code: 'NOT_FOUND' }]);
  return found.id;
}

/** The groups that the unit worked for in the month: for each it owes an extract. */
export const groupsOwed = async (trx: Trx, unit: number, period: string): Promise<number[]> =>
  (
    await rows<{ group_id: number }>(
      trx,
      `select group_id from duties where type = 'unit-report' and department_id = ? and period = ? and voided_at is null order by group_id`,
      [unit, period],
    )
  ).map((r) => r.group_id);
