import { REASSIGNMENT_LIFE, move } from '../../../../domain/life';
import { orRefuse } from '../../platform/answers/life';
import type { FieldError } from '../../../../domain/lifecycle';
import { rows, type Trx } from '../../platform/database/as-owner';
import { fieldErrors, refuse } from '../../platform/answers/errors';
import { requireFilled } from '../meetings/meeting-form';

type Data = Record<string, unknown>;

/**
 * Checks the forms of pairings and reassignments before they are stored (§四.8): a pair is a post and
 * one of the departments that are groups; it begins now unless somebody says when.
 * @throws CaseworkError 400 for a pair that cannot be, 409 for a reassignment of an unpaired enterprise
 */
export async function beforePair(
  trx: Trx,
  name: 'pairing' | 'reassignment',
  action: string,
  data: Data,
  now: Date,
): Promise<void> {
  const [leader, group] =
    name === 'pairing' ? (['leader', 'group'] as const) : (['toLeader', 'toGroup'] as const);
  const needed = ['enterprise', leader, group] as const;
  requireFilled(data, action === 'create' ? needed : needed.filter((field) => field in data));
  if (action === 'create') {
    if (name === 'pairing') data['since'] ??= now.toISOString();
    else await presentPair(trx, data);
  }
  await checkPair(trx, data, { leader, group });
}

async function checkPair(
  trx: Trx,
  data: Data,
  { leader, group }: { leader: string; group: string },
): Promise<void> {
  const given = async (field: string, sql: string): Promise<boolean> =>
    data[field] === undefined || (await rows(trx, sql, [data[field]])).length > 0;
  const errors: FieldError[] = [];
  if (!(await given(leader, 'select 1 from leaders where id = ?::integer and active is not false')))
    errors.push({ field: leader, code: 'INACTIVE' });
  if (
    !(await given(
      group,
      'select 1 from departments where id = ?::integer and is_group and active is not false',
    ))
  )
    errors.push({ field: group, code: 'NOT_A_GROUP' });
  if (errors.length > 0) throw fieldErrors(errors);
}

/** Sets the pair that a reassignment changes: the present one, which is not typed. */
async function presentPair(trx: Trx, data: Data): Promise<void> {
  const [pair] = await rows<{ leader_id: number; group_id: number }>(
    trx,
    'select leader_id, group_id from pairings where until is null and enterprise_id = ?',
    [data['enterprise']],
  );
  if (!pair) throw refuse(409, 'NO_PAIRING_TO_CHANGE');
  data['fromLeader'] = pair.leader_id;
  data['fromGroup'] = pair.group_id;
  data['state'] = orRefuse(
    REASSIGNMENT_LIFE,
    move(REASSIGNMENT_LIFE, 'draft', { state: null, as: ['office'] }),
  ).state;
}
