import { createId } from '@paralleldrive/cuid2';
import { SCHEME_PROBLEMS, type SchemeAnswer } from '../../../../contracts/assessment';
import {
  DEFAULT_GRADES,
  schemeProblems,
  type Scheme,
  type SchemeProblem,
} from '../../../../domain/assessment';
import { ASSESSMENT_SCHEME_LIFE, move, type AssessmentSchemeState } from '../../../../domain/life';
import { MEASURES } from '../../../../domain/measures';
import { invalidInput, notFound, type CaseworkError } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import { nameOfField } from '../../platform/answers/field-names';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';

/** The schemes of assessments: the office drafts them in their form, these calls take them further. */

export type StoredScheme = Scheme & {
  id: number;
  documentId: string;
  name: string;
  version: number;
  state: AssessmentSchemeState;
  family: string;
};

const parts = (component: string, field: string, columns: string, table: string): string =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by c."order", p.id), '[]'::json)
      from assessment_schemes_cmps c join ${table} p on p.id = c.cmp_id
     where c.entity_id = s.id and c.component_type = '${component}' and c.field = '${field}')`;

const SCHEME = `
  select s.id, s.document_id as "documentId", s.name, s.assesses, s.period_type as "periodType",
         coalesce(s.adjustment_limit, 0)::text as "adjustmentLimit", coalesce(s.minimum_issues, 0) as "minimumIssues",
         coalesce(s.best_grade_share, 100)::text as "bestGradeShare", coalesce(s.version, 1) as version, s.state,
         coalesce(s.family, s.document_id) as family,
         ${parts(
           'casework.indicator',
           'indicators',
           `'heading', p.heading, 'measure', p.measure, 'weight', p.weight::text, 'floor', p.floor::text, 'target', p.target::text`,
           'components_casework_indicators',
         )} as indicators,
         ${parts('casework.grade', 'grades', `'name', p.name, 'from', p."from"::text`, 'components_casework_grades')} as grades
    from assessment_schemes s`;

type Found = StoredScheme & Record<string, unknown>;

/** Returns one scheme as far as the caller sees it. @param where on `s`, with its bindings */
async function oneScheme(
  trx: Trx,
  where: string,
  bindings: readonly unknown[],
): Promise<StoredScheme | null> {
  const [found] = await rows<Found>(trx, `${SCHEME} where ${where}`, bindings);
  if (!found) return null;
  return found.grades.length > 0 ? found : { ...found, grades: DEFAULT_GRADES };
}

export const findScheme = (trx: Trx, documentId: string): Promise<StoredScheme | null> =>
  oneScheme(trx, 's.document_id = ?', [documentId]);

export const schemeById = async (trx: Trx, id: number): Promise<StoredScheme> => {
  const found = await oneScheme(trx, 's.id = ?', [id]);
  if (!found) throw notFound();
  return found;
};

/**
 * Returns the scheme in force that another is compared with: the version of the same scheme, else the one of the same
 * subjects and period that was put in force last.
 */
export const inForceOf = (
  trx: Trx,
  { id, family, assesses, periodType }: StoredScheme,
): Promise<StoredScheme | null> =>
  oneScheme(
    trx,
    `s.state = 'in-force' and s.id <> ? and (coalesce(s.family, s.document_id) = ? or (s.assesses = ? and s.period_type = ?))
      order by coalesce(s.family, s.document_id) = ? desc, s.in_force_at desc nulls last, s.id desc limit 1`,
    [id, family, assesses, periodType, family],
  );

export const schemeRef = ({
  documentId,
  name,
  version,
  assesses,
}: StoredScheme): Pick<StoredScheme, 'documentId' | 'name' | 'version' | 'assesses'> => ({
  documentId,
  name,
  version,
  assesses,
});

const presentScheme = ({ documentId, name, version, state }: StoredScheme): SchemeAnswer => ({
  documentId,
  name,
  version,
  state,
});

export const problemsOf = (scheme: StoredScheme, reason: string | null): SchemeProblem[] =>
  schemeProblems(scheme, reason, (code) => MEASURES[code].lowerIsBetter === true);

/** Returns the problems that keep a scheme from being used, as an error that names each field. */
export function problemsError(problems: readonly SchemeProblem[]): CaseworkError {
  return invalidInput((language) =>
    problems.map(({ field, code, params = {} }) => {
      const text = SCHEME_PROBLEMS[code][language].replace(/\{(\w+)\}/g, (_all, key: string) =>
        String(params[key] ?? ''),
      );
      const colon = language === 'zh' ? '：' : ': ';
      return {
        path: field.split('.'),
        message: `${nameOfField(field.replace(/\.\d+\./, '.'), language)}${colon}${text}`,
        name: 'ValidationError',
        code,
      };
    }),
  );
}

async function locked(trx: Trx, documentId: string): Promise<StoredScheme> {
  await trx.raw('select 1 from assessment_schemes where document_id = ? for update', [documentId]);
  const found = await findScheme(trx, documentId);
  if (!found) throw notFound();
  return found;
}

const capacities = ({ actor }: Call): 'assessor'[] => (actor.kind === 'office' ? ['assessor'] : []);

/**
 * Puts a draft in force; the version before it is retired in the same transaction (plan §五.1).
 * @throws CaseworkError 404, 403, 409 when it is no draft, 400 naming each indicator that is wrong, or the missing
 * reason for measures of form above the limit
 */
export async function putInForce(
  trx: Trx,
  documentId: string,
  reason: string | undefined,
  call: Call,
): Promise<SchemeAnswer> {
  if (!(await findScheme(trx, documentId))) throw notFound();
  return asOwner(trx, "Requests may not write a scheme's state", async () => {
    const scheme = await locked(trx, documentId);
    const moved = orRefuse(
      ASSESSMENT_SCHEME_LIFE,
      move(ASSESSMENT_SCHEME_LIFE, 'put-in-force', { state: scheme.state, as: capacities(call) }),
    );
    const problems = problemsOf(scheme, reason ?? null);
    if (problems.length > 0) throw problemsError(problems);
    const at = call.now.toISOString();
    await trx.raw(
      `update assessment_schemes set state = 'retired', updated_at = ?
        where coalesce(family, document_id) = ? and state = 'in-force'`,
      [at, scheme.family],
    );
    await trx.raw(
      `update assessment_schemes set state = ?, family = ?, in_force_at = ?, reason = ?, updated_at = ? where id = ?`,
      [moved.state, scheme.family, at, reason ?? null, at, scheme.id],
    );
    return presentScheme({ ...scheme, state: moved.state });
  });
}

/**
 * A draft of the next version with the same indicators and grades.
 * @throws CaseworkError 404, 403, 409 of a draft, 400 when the next version is being drafted already
 */
export async function newVersion(trx: Trx, documentId: string, call: Call): Promise<SchemeAnswer> {
  if (!(await findScheme(trx, documentId))) throw notFound();
  return asOwner(trx, "Requests may not write a scheme's version", async () => {
    const scheme = await locked(trx, documentId);
    orRefuse(
      ASSESSMENT_SCHEME_LIFE,
      move(ASSESSMENT_SCHEME_LIFE, 'new-version', { state: scheme.state, as: capacities(call) }),
    );
    const at = call.now.toISOString();
    const key = createId();
    await trx.raw(
      `insert into assessment_schemes (document_id, name, assesses, period_type, adjustment_limit, minimum_issues,
              best_grade_share, note, version, state, family, created_at, updated_at, published_at)
       select ?, name, assesses, period_type, adjustment_limit, minimum_issues, best_grade_share, note,
              (select max(version) + 1 from assessment_schemes v where coalesce(v.family, v.document_id) = ?), 'draft', ?, ?, ?, ?
         from assessment_schemes where id = ?`,
      [key, scheme.family, scheme.family, at, at, at, scheme.id],
    );
    const made = await findScheme(trx, key);
    if (!made) throw notFound();
    await writeParts(trx, made.id, scheme);
    return presentScheme(made);
  });
}

/**
 * Writes a scheme's indicators and grades as the rows that Strapi keeps of repeatable components. Runs inside
 * `asOwner`.
 */
export async function writeParts(
  trx: Trx,
  schemeId: number,
  { indicators, grades }: Pick<Scheme, 'indicators' | 'grades'>,
): Promise<void> {
  const link = async (
    component: string,
    field: string,
    place: number,
    id: number | undefined,
  ): Promise<void> => {
    await trx.raw(
      `insert into assessment_schemes_cmps (entity_id, cmp_id, component_type, field, "order") values (?, ?, ?, ?, ?)`,
      [schemeId, id ?? null, component, field, place],
    );
  };
  for (const [i, one] of indicators.entries()) {
    const [made] = await rows<{ id: number }>(
      trx,
      `insert into components_casework_indicators (heading, measure, weight, floor, target) values (?, ?, ?, ?, ?) returning id`,
      [one.heading, one.measure, one.weight, one.floor, one.target],
    );
    await link('casework.indicator', 'indicators', i + 1, made?.id);
  }
  for (const [i, one] of grades.entries()) {
    const [made] = await rows<{ id: number }>(
      trx,
      `insert into components_casework_grades (name, "from") values (?, ?) returning id`,
      [one.name, one.from],
    );
    await link('casework.grade', 'grades', i + 1, made?.id);
  }
}
