import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { DEFAULT_RULES, type Rule } from '../../../../domain/escalation';
import type { Audience } from '../../../../domain/lifecycle';
import { rows, type Row, type Trx } from '../../platform/database/as-owner';

const TELLS: Readonly<Record<string, Audience>> = {
  tell_leader: 'leader',
  tell_group: 'group',
  tell_office: 'office',
  tell_lead_unit: 'lead-unit',
  tell_support_units: 'support-units',
};

/** The rules in force, as the office has them now. */
export async function loadRules(trx: Trx): Promise<Rule[]> {
  const found = await rows(
    trx,
    `select document_id, name, effect, condition, from_level, working_days, mode, ${Object.keys(TELLS).join(', ')}
       from escalation_rules where active is not false order by sort_order, id`,
  );
  return found.map(ruleOf);
}

function ruleOf(row: Row): Rule {
  return {
    id: row['document_id'] as string,
    name: row['name'] as string,
    effect: row['effect'] as Rule['effect'],
    condition: row['condition'] as Rule['condition'],
    fromLevel: row['from_level'] as number | null,
    workingDays: row['working_days'] as number,
    mode: row['mode'] as Rule['mode'],
    tells: Object.entries(TELLS)
      .filter(([column]) => row[column] === true)
      .map(([, audience]) => audience),
  };
}

/** The defaults, once; from then on they are the office's. */
export async function seedRules(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:rules']);
    const key = 'plugin_casework_rules';
    if (await trx('strapi_core_store_settings').where({ key }).first('id')) return;
    const now = new Date().toISOString();
    await trx('escalation_rules').insert(
      DEFAULT_RULES.map((rule, i) => ({
        document_id: createId(),
        created_at: now,
        updated_at: now,
        published_at: now,
        name: rule.name,
        effect: rule.effect,
        condition: rule.condition,
        from_level: rule.fromLevel,
        working_days: rule.workingDays,
        mode: rule.mode,
        ...Object.fromEntries(
          Object.entries(TELLS).map(([column, audience]) => [column, rule.tells.includes(audience)]),
        ),
        active: true,
        sort_order: i + 1,
      })),
    );
    await trx('strapi_core_store_settings').insert({
      key,
      value: JSON.stringify({ version: 1 }),
      type: 'object',
      environment: null,
      tag: null,
    });
  });
}
