import type { DevelopmentMeasure } from '../../../../domain/measures';
import type { Asker } from '../../platform/access/actor';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { developmentBindings, developmentFactsSql } from './development-facts';
import type { Figure } from '../../../../contracts/measures';
import type { Opened, Question } from './types';

/** The sums of one development measure of one subject; money as exact decimals in texts. */
export type Developed = {
  subject: number;
  code: DevelopmentMeasure;
  numerator: string;
  denominator: string;
  ratio: string | null;
  counted: number;
  leftOut: number;
};

/** Counts enterprise development of all subjects of a kind, in one statement. Runs inside `asOwner`. */
export function countDevelopment(trx: Trx, question: Question): Promise<Developed[]> {
  return rows<Developed>(
    trx,
    `${developmentFactsSql(question.subject)},
     sums as (
       select subject, code, coalesce(sum(num) filter (where counted), 0) as num, coalesce(sum(den) filter (where counted), 0) as den,
              count(*) filter (where counted)::int as counted, count(*) filter (where not counted)::int as left_out
         from facts group by subject, code)
     select subject, code, num::text as numerator, den::text as denominator, counted, left_out as "leftOut",
            case when den > 0 then round(num / den - case when code like '%_growth' then 1 else 0 end, 4)::text end as ratio
       from sums`,
    developmentBindings(question),
  );
}

/**
 * A development measure as a figure: a count, a rate of projects, or a ratio of sums of money that says what was
 * left out of it. Without a paired enterprise there is nothing to tell.
 */
export function developedFigure(
  code: DevelopmentMeasure,
  row: Developed | undefined,
): Omit<Figure, 'name' | 'lowerIsBetter'> {
  const count = (text: string | undefined): number => Number(text ?? 0);
  switch (code) {
    case 'above_scale_entries':
      return {
        code,
        numerator: count(row?.numerator),
        denominator: null,
        value: row ? `${row.counted}.0000` : null,
      };
    case 'output_growth':
    case 'revenue_growth':
    case 'profit_growth':
    case 'investment_completion':
      return {
        code,
        numerator: row?.numerator ?? (code === 'investment_completion' ? '0' : null),
        denominator: row?.denominator ?? (code === 'investment_completion' ? '0' : null),
        value: row?.ratio ?? null,
        leftOut: row?.leftOut ?? 0,
      };
    case 'project_start_rate':
    case 'production_on_time':
      return {
        code,
        numerator: count(row?.numerator),
        denominator: count(row?.denominator),
        value: row?.ratio ?? null,
      };
  }
}

type Fact = { enterprise: number; project: number | null; numerator: string; denominator: string | null };

/**
 * The enterprises or projects that a development figure was summed from, each with its part of the sum, as far as
 * the asker may see them. A unit sees of an enterprise its name and contact only, so of these none: only how many.
 */
export async function developmentRecords(
  trx: Trx,
  question: Question,
  code: DevelopmentMeasure,
  subjectId: number,
  part: 'numerator' | 'denominator',
  asker: Asker,
): Promise<Opened> {
  // Sums are over the same enterprises above and below the line; only what is counted piece by piece has a numerator.
  const pieces = code === 'project_start_rate' || code === 'production_on_time';
  const facts = await asOwner(trx, 'A figure counts all records; they are read as the asker', () =>
    rows<Fact>(
      trx,
      `${developmentFactsSql(question.subject)}
       select enterprise_id as enterprise, project_id as project, num::text as numerator, den::text as denominator
         from facts where counted and code = ? and subject = ? ${pieces && part === 'numerator' ? 'and num > 0' : ''}`,
      [...developmentBindings(question), code, subjectId],
    ),
  );
  if (asker.kind === 'unit') return { records: [], behind: facts.length };
  // As the asker: the policies leave those that he may see.
  const enterprises = await rows<{ id: number; documentId: string; name: string; since: string | null }>(
    trx,
    `select e.id, e.document_id as "documentId", e.name, e.above_scale_since::text as since
       from enterprises e where e.id = any(?::int[])
        ${code.endsWith('_growth') ? 'and exists (select 1 from enterprise_figures f where f.enterprise_id = e.id)' : ''}`,
    [[...new Set(facts.map((f) => f.enterprise))]],
  );
  const projects = await rows<{ id: number } & Record<string, unknown>>(
    trx,
    `select p.id, p.document_id as "documentId", p.name,
            p.planned_construction_start::text as "plannedConstructionStart", p.actual_construction_start::text as "actualConstructionStart",
            p.planned_production_start::text as "plannedProductionStart", p.actual_production_start::text as "actualProductionStart"
       from projects p where p.id = any(?::int[])`,
    [facts.flatMap((f) => f.project ?? [])],
  );
  const enterpriseById = new Map(enterprises.map((e) => [e.id, e]));
  const projectById = new Map(projects.map(({ id, ...project }) => [id, project]));
  const records = facts
    .flatMap((fact): Record<string, unknown>[] => {
      const enterprise = enterpriseById.get(fact.enterprise);
      if (!enterprise) return [];
      const { documentId, name, since } = enterprise;
      const sums = { numerator: fact.numerator, denominator: fact.denominator };
      if (fact.project === null) {
        return [
          { documentId, name, ...(code === 'above_scale_entries' ? { aboveScaleSince: since } : sums) },
        ];
      }
      const project = projectById.get(fact.project);
      if (!project) return [];
      return [
        {
          ...project,
          enterprise: { documentId, name },
          ...(code === 'investment_completion' ? sums : {}),
        },
      ];
    })
    .sort((a, b) => key(a).localeCompare(key(b)));
  return { records, behind: facts.length };
}

const key = (record: Record<string, unknown>): string =>
  `${(record['enterprise'] as { name?: string } | undefined)?.name ?? ''} ${String(record['name'])} ${String(record['documentId'])}`;
