import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { DEFAULT_GRADES, type Assessed, type Indicator } from '../../../../domain/assessment';
import { rows, type Trx } from '../../platform/database/as-owner';
import { writeParts } from './scheme';

/**
 * The schemes of a new installation, as drafts: the plan says what is assessed (§五.2) but not with which weights,
 * so that they are no rule until the office puts them in force.
 */

export const UNOFFICIAL = '默认方案，非官方';

type Default = { name: string; assesses: Assessed; indicators: Indicator[] };

const indicator = (
  heading: Indicator['heading'],
  measure: Indicator['measure'],
  weight: number,
  floor: string,
  target: string,
): Indicator => ({ heading, measure, weight: String(weight), floor, target });

export const DEFAULT_SCHEMES: readonly Default[] = [
  {
    name: '包联工作组半年考核（默认方案，非官方）',
    assesses: 'groups',
    indicators: [
      indicator('enterprise-work', 'pairing_coverage', 10, '0.5', '1'),
      indicator('enterprise-work', 'mechanism', 5, '0', '1'),
      indicator('group-operation', 'accept_timeliness', 10, '0.7', '1'),
      indicator('group-operation', 'transfer_timeliness', 10, '0.7', '1'),
      indicator('group-operation', 'follow_up_rate', 10, '0.5', '0.95'),
      indicator('group-operation', 'visit_coverage', 5, '0.3', '1'),
      indicator('group-operation', 'meeting_rate', 5, '0.3', '1'),
      indicator('group-operation', 'report_timeliness', 5, '0.5', '1'),
      indicator('issue-solving', 'closure_rate', 20, '0.5', '0.95'),
      indicator('issue-solving', 'satisfaction_rate', 15, '0.7', '1'),
      indicator('issue-solving', 'rework_rate', 5, '0.3', '0'),
    ],
  },
  {
    name: '承办单位半年考核（默认方案，非官方）',
    assesses: 'units',
    indicators: [
      indicator('issue-solving', 'take_up_timeliness', 15, '0.7', '1'),
      indicator('issue-solving', 'handling_timeliness', 25, '0.6', '1'),
      indicator('issue-solving', 'closure_rate', 25, '0.5', '0.95'),
      indicator('issue-solving', 'satisfaction_rate', 20, '0.7', '1'),
      indicator('issue-solving', 'return_rate', 5, '0.4', '0'),
      indicator('issue-solving', 'platform_use', 10, '0.5', '1'),
    ],
  },
];

const MARK = 'plugin_casework_default_schemes';

/** Creates them once: removed in name or replaced, they do not come back. */
export async function seedSchemes(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:schemes']);
    if (await trx('strapi_core_store_settings').where({ key: MARK }).first('id')) return;
    for (const one of DEFAULT_SCHEMES) await addScheme(trx as unknown as Trx, one);
    await trx('strapi_core_store_settings').insert({
      key: MARK,
      value: JSON.stringify({ version: 1 }),
      type: 'object',
      environment: null,
      tag: null,
    });
  });
}

async function addScheme(trx: Trx, { name, assesses, indicators }: Default): Promise<void> {
  const at = new Date().toISOString();
  const key = createId();
  const [made] = await rows<{ id: number }>(
    trx,
    `insert into assessment_schemes (document_id, name, assesses, period_type, adjustment_limit, minimum_issues,
            best_grade_share, note, version, state, family, created_at, updated_at, published_at)
     values (?, ?, ?, 'half-year', 5, 3, 30, ?, 1, 'draft', ?, ?, ?, ?) returning id`,
    [key, name, assesses, UNOFFICIAL, key, at, at, at],
  );
  if (made) await writeParts(trx, made.id, { indicators, grades: DEFAULT_GRADES });
}
