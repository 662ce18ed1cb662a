import type { Kit } from '../../lifecycle/support';
import { newDocumentId } from '../../support/city';
import { canary } from './types';

/** Schemes and assessments in every state that sight depends on, of the office and of a group, on both sides. */
export async function assessments(kit: Kit): Promise<void> {
  const { city } = kit;
  const insert = async (table: string, row: Record<string, unknown>): Promise<number> => {
    const at = new Date();
    const full = { document_id: newDocumentId(), created_at: at, updated_at: at, published_at: at, ...row };
    const columns = Object.keys(full);
    await kit.inside(
      `insert into ${table} (${columns.map((one) => `"${one}"`).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(full),
    );
    const [made] = await kit.rows<{ id: number }>(`select id from ${table} where document_id = $1`, [
      full.document_id,
    ]);
    return made?.id ?? 0;
  };
  const idOf = async (code: 'fagai' | 'shangwu' | 'zhujian' | 'jiaotong'): Promise<number> => {
    const [found] = await kit.rows<{ id: number }>('select id from departments where document_id = $1', [
      city.departments[code],
    ]);
    return found?.id ?? 0;
  };
  for (const [side, groupCode, unitCode] of [
    ['sidea', 'fagai', 'zhujian'],
    ['sideb', 'shangwu', 'jiaotong'],
  ] as const) {
    const c = (field: string): string => canary(side, field);
    const [group, unit] = [await idOf(groupCode), await idOf(unitCode)];
    const scheme = (state: string, assesses: string): Promise<number> =>
      insert('assessment_schemes', {
        name: c(state === 'draft' ? 'officeonly' : 'scheme'),
        assesses,
        period_type: 'half-year',
        state,
        family: newDocumentId(),
      });
    await scheme('draft', 'groups');
    await scheme('in-force', 'groups');
    for (const [assesses, state, by, subject] of [
      ['groups', 'computed', null, group],
      ['groups', 'published', null, group],
      ['units', 'computed', group, unit],
      ['units', 'published', group, unit],
    ] as const) {
      const key = state === 'published' ? 'public' : by ? 'assessment' : 'officeonly';
      const assessment = await insert('assessments', {
        scheme_id: await scheme('retired', assesses),
        from: '2026-01-01',
        to: '2026-07-01',
        group_id: by,
        state: 'computed',
        rows: '[]',
        computed_at: new Date(),
        computed_by: c(key),
      });
      const about = { assessment_id: assessment, subject_id: subject };
      await insert('assessment_adjustments', { ...about, points: 1, reason: c(key) });
      if (state === 'published')
        await kit.inside(`update assessments set state = 'published' where id = $1`, [assessment]);
      await insert('assessment_objections', {
        ...about,
        state: 'open',
        reason: c(by ? 'unitobjection' : 'objection'),
      });
    }
  }
}
