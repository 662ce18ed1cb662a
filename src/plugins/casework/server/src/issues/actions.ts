import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { actionRow, allowedActions, type Actor, type Stage } from '../../../domain/lifecycle';
import { jsonSchemaOf } from '../../../contracts/inputs';
import { languageOf } from '../../../contracts/messages';
import { actorOf } from '../access/actor';
import { askerOf } from '../access/seam';
import { inTransaction } from '../access/window';
import { presentInstant } from '../shared/clock';
import { readCase } from './act';

export type PresentedAction = {
  action: string;
  name: string;
  label: string;
  to: readonly string[];
  onBehalfOf: string | null;
  final: boolean;
  schema: Record<string, unknown>;
};

/** The actions that the caller may take now, each with a JSON Schema of its input. */
export async function presentActions(
  strapi: Core.Strapi,
  ctx: Context,
  documentId: string,
): Promise<{ data: PresentedAction[]; meta: { stage: Stage } }> {
  const language = languageOf(ctx.get('accept-language'));
  const asker = askerOf(ctx);
  const actor = actorOf(asker);
  const { loaded, world } = await inTransaction(strapi, (trx) =>
    readCase(trx, documentId, {
      actor: actor ?? { ...NOBODY, name: asker.name },
      now: presentInstant(),
      role: 'casework_actor',
    }),
  );
  const allowed = actor ? allowedActions(loaded.subject, world) : [];
  return {
    data: allowed.map(({ action, standing, evidence }) => ({
      action,
      name: action,
      label: actionRow(action).label[language],
      to: actionRow(action).to,
      onBehalfOf: standing.onBehalf ? standing.capacity : null,
      final: actionRow(action).final ?? false,
      schema: jsonSchemaOf(action, evidence),
    })),
    meta: { stage: loaded.subject.issue.stage },
  };
}

/** A super admin without a membership looks, and may take no action. */
const NOBODY: Actor = {
  kind: 'auditor',
  membership: null,
  name: '',
  account: '',
  organisation: '',
  departmentId: null,
  leaderId: null,
  enterpriseId: null,
};
