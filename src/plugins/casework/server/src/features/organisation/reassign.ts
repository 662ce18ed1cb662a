import { createId } from '@paralleldrive/cuid2';
import {
  REASSIGNMENT_LIFE,
  move,
  type ReassignmentState,
  type ReassignmentStep,
} from '../../../../domain/life';
import { notFound, refuse } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import { rows, type Trx } from '../../platform/database/as-owner';
import { keepDutiesOfLeaders } from '../duties';
import { handOverIssues } from './pairings';

type Row = {
  id: number;
  document_id: string;
  state: ReassignmentState;
  enterprise_id: number;
  from_leader_id: number | null;
  from_group_id: number | null;
  to_leader_id: number;
  to_group_id: number;
};

/**
 * Takes one step of a reassignment. Taking effect, in one transaction, ends the old pairing, opens the
 * new one, moves the open issues and tells both leaders, both groups and the enterprise.
 * Runs inside asOwner; the asker has been checked to be the office.
 * @throws CaseworkError 404, 409 in another state or when the pairing has changed meanwhile
 */
export async function stepReassignment(
  trx: Trx,
  documentId: string,
  step: ReassignmentStep,
  input: { approvalNumber?: string; reason?: string },
  now: Date,
): Promise<{ documentId: string; state: string; moved: number }> {
  const [row] = await rows<Row>(
    trx,
    'select id, document_id, state, enterprise_id, from_leader_id, from_group_id, to_leader_id, to_group_id from reassignments where document_id = ? for update',
    [documentId],
  );
  if (!row) throw notFound();
  const { state: to } = orRefuse(
    REASSIGNMENT_LIFE,
    move(REASSIGNMENT_LIFE, step, { state: row.state, as: ['office'] }),
  );
  const at = now.toISOString();
  const set: Record<string, string> = {
    submit: 'submitted_at = ?',
    approve: 'approved_at = ?, approval_number = ?',
    refuse: 'refused_at = ?, refusal_reason = ?',
    'take-effect': 'effective_at = ?',
  };
  await trx.raw(`update reassignments set state = ?, updated_at = ?, ${set[step] ?? ''} where id = ?`, [
    to,
    at,
    at,
    ...(step === 'approve' ? [input.approvalNumber ?? ''] : step === 'refuse' ? [input.reason ?? ''] : []),
    row.id,
  ]);
  const moved = step === 'take-effect' ? await takeEffect(trx, row, now) : 0;
  return { documentId, state: to, moved };
}

async function takeEffect(trx: Trx, row: Row, now: Date): Promise<number> {
  await trx.raw('select id from enterprises where id = ? for update', [row.enterprise_id]);
  const [present] = await rows<{ id: number; leader_id: number; group_id: number }>(
    trx,
    'select id, leader_id, group_id from pairings where enterprise_id = ? and until is null for update',
    [row.enterprise_id],
  );
  // The approval was of a change from this pairing; a change from another one needs another approval.
  if (!present || present.leader_id !== row.from_leader_id || present.group_id !== row.from_group_id) {
    throw refuse(409, 'PAIRING_CHANGED');
  }
  const at = now.toISOString();
  await trx.raw('update pairings set until = ?, updated_at = ? where id = ?', [at, at, present.id]);
  await trx.raw(
    `insert into pairings (document_id, enterprise_id, leader_id, group_id, since, reassignment_id, created_at, updated_at, published_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [createId(), row.enterprise_id, row.to_leader_id, row.to_group_id, at, row.id, at, at, at],
  );
  const moved = await handOverIssues(trx, row.enterprise_id, 'all', '包联关系调剂', now);
  await keepDutiesOfLeaders(trx, [present.leader_id, row.to_leader_id], now);
  await trx.raw(
    `insert into casework.outbox (event, audiences, payload, created_at) values ('reassignment', ?, ?, ?)`,
    [
      JSON.stringify([
        { kind: 'leader', id: row.from_leader_id },
        { kind: 'leader', id: row.to_leader_id },
        { kind: 'group', id: row.from_group_id },
        { kind: 'group', id: row.to_group_id },
        { kind: 'enterprise', id: row.enterprise_id },
      ]),
      JSON.stringify({ reassignment: row.document_id, enterpriseId: row.enterprise_id, moved }),
      at,
    ],
  );
  return moved;
}
