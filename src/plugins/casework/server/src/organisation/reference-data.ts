import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * Reference data of the city's plan (§三.2). The plan names 26 group departments and says "27 in all";
 * with 市工信局, a member of the task force and the host of its office, they are 27. [code, name, short name]
 */
export const GROUP_DEPARTMENTS: readonly (readonly [string, string, string])[] = [
  ['fagai', '市发改局', '发改局'],
  ['shangwu', '市商务和口岸局', '商务局'],
  ['nongye', '市农业农村局', '农业农村局'],
  ['shiweiban', '市委办公室', '市委办'],
  ['zhengfuban', '市政府办公室', '政府办'],
  ['xuanchuan', '市委宣传部', '宣传部'],
  ['jiwei', '市纪委监委', '纪委监委'],
  ['zuzhi', '市委组织部', '组织部'],
  ['tongzhan', '市委统战部', '统战部'],
  ['renda', '市人大常委会办公室', '人大办'],
  ['zhengxie', '市政协办公室', '政协办'],
  ['gongan', '市公安局', '公安局'],
  ['jiaoyu', '市教育局', '教育局'],
  ['shijian', '市市场监管局', '市场监管局'],
  ['yingji', '市应急局', '应急局'],
  ['zhujian', '市住建局', '住建局'],
  ['jiaotong', '市交通局', '交通局'],
  ['shengtai', '市生态环境局', '生态环境局'],
  ['feigongban', '市非公办', '非公办'],
  ['yingshang', '市营商局', '营商局'],
  ['ziran', '市自然资源和规划局', '自然资源局'],
  ['sifa', '市司法局', '司法局'],
  ['shuiwu', '市税务局', '税务局'],
  ['weijian', '市卫健委', '卫健委'],
  ['renshe', '市人社局', '人社局'],
  ['minzheng', '市民政局', '民政局'],
  ['gongxin', '市工信局', '工信局'],
];

/** The department that hosts the task force's office. */
export const OFFICE_HOST = 'gongxin';

/** *choice*: what issues are about. */
export const CATEGORIES: readonly string[] = [
  '融资',
  '用地',
  '用工',
  '审批',
  '水电气热',
  '物流',
  '市场',
  '政策兑现',
  '账款拖欠',
  '执法监管',
  '其他',
];

/** A complaint about a group or unit is seen by the office, the auditor and its enterprise alone. */
export const COMPLAINT_CATEGORY = '投诉举报';

const stamp = (): { document_id: string; created_at: string; updated_at: string; published_at: string } => {
  const now = new Date().toISOString();
  return { document_id: createId(), created_at: now, updated_at: now, published_at: now };
};

/**
 * Creates what is missing, once, and never touches what is there: renamed or switched off, it stays as the
 * office left it. What the office renames is known again by its code; a renamed category by the marker.
 */
export async function seedReferenceData(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:reference']);
    await trx('departments')
      .insert(
        GROUP_DEPARTMENTS.map(([code, name, shortName], i) => ({
          ...stamp(),
          code,
          name,
          short_name: shortName,
          kind: 'department',
          is_office: code === OFFICE_HOST,
          is_group: true,
          is_unit: true,
          active: true,
          sort_order: i + 1,
        })),
      )
      .onConflict('code')
      .ignore();

    const store = await trx('strapi_core_store_settings')
      .where({ key: 'plugin_casework_reference' })
      .first('id');
    if (store) return fillSettings(strapi, trx);
    await trx('categories')
      .insert(
        [...CATEGORIES, COMPLAINT_CATEGORY].map((name, i) => ({
          ...stamp(),
          name,
          complaint: name === COMPLAINT_CATEGORY,
          sort_order: i + 1,
          active: true,
        })),
      )
      .onConflict('name')
      .ignore();
    await trx('settings').insert(stamp());
    await fillSettings(strapi, trx);
    await trx('strapi_core_store_settings').insert({
      key: 'plugin_casework_reference',
      value: JSON.stringify({ version: 1 }),
      type: 'object',
      environment: null,
      tag: null,
    });
  });
}

/** What nobody has set is what the model says: the form shows it, also after a release that adds a setting. */
async function fillSettings(strapi: Core.Strapi, trx: Knex.Transaction): Promise<void> {
  const attributes = strapi.contentTypes['api::setting.setting'].attributes as Record<
    string,
    { default?: unknown }
  >;
  const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = attribute.default;
    // Strapi's own (times of publishing) are functions.
    if (typeof value !== 'number' && typeof value !== 'boolean') continue;
    await trx('settings').whereNull(snake(name)).update(snake(name), value);
  }
}
