import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  actionRow,
  allowedActions,
  mayTake,
  type ActionName,
  type Actor,
  type Case,
  type Stage,
} from '../../../../domain/lifecycle';
import { jsonSchemaOf } from '../../../../contracts/inputs';
import { languageOf } from '../../../../contracts/messages';
import { actorOf } from '../../platform/access/actor';
import { askerOf } from '../../platform/access/request-transaction';
import { inTransaction } from '../../platform/database/as-owner';
import { presentInstant } from '../../platform/base/clock';
import { readCase } from './act';
import { worldOf, type Loaded } from './load';

export type PresentedAction = {
  action: string;
  name: string;
  label: string;
  to: readonly string[];
  onBehalfOf: string | null;
  final: boolean;
  schema: Record<string, unknown>;
};

type Presented = { data: PresentedAction[]; meta: { stage: Stage }; mayFillExtra: boolean };

/** The actions that the caller may take now, each with a JSON Schema of its input; and whether he may fill in extra fields. */
export async function presentActions(
  strapi: Core.Strapi,
  ctx: Context,
  documentId: string,
): Promise<Presented> {
  const now = presentInstant();
  const { loaded } = await inTransaction(strapi, (trx) => readCase(trx, documentId, callOfAsker(ctx, now)));
  return actionsOn(ctx, loaded, now);
}

/** Who asks; a super admin without a membership looks as nobody. */
function callOfAsker(ctx: Context, now: Date): { actor: Actor; now: Date } {
  const asker = askerOf(ctx);
  return { actor: actorOf(asker) ?? { ...NOBODY, name: asker.name }, now };
}

/** The same of a case that has been read. */
export function actionsOn(ctx: Context, loaded: Loaded, now: Date): Presented {
  const language = languageOf(ctx.get('accept-language'));
  const world = worldOf(loaded, callOfAsker(ctx, now).actor, now);
  const isActor = actorOf(askerOf(ctx)) !== null;
  const allowed = isActor ? allowedActions(loaded.subject, world) : [];
  return {
    data: allowed.map(({ action, standing, evidence, scan }) => ({
      action,
      name: action,
      label: actionRow(action).label[language],
      to: actionRow(action).to,
      onBehalfOf: standing.onBehalf ? standing.capacity : null,
      final: actionRow(action).final ?? false,
      schema: offered(action, jsonSchemaOf(action, evidence, scan), loaded.subject),
    })),
    meta: { stage: loaded.subject.issue.stage },
    mayFillExtra: isActor && mayTake('supplement', loaded.subject, world),
  };
}

type Schema = Record<string, unknown> & { properties?: Record<string, { enum?: string[] }> };

/** The schema without choices that would be refused as the issue stands: 解释说明 needs a decision that allows it. */
function offered(action: ActionName, schema: Schema, { issue }: Case): Schema {
  const result = schema.properties?.['result'];
  if (action !== 'report-back' || issue.explainAllowed || !result?.enum) return schema;
  const choices = result.enum.filter((choice) => choice !== 'explained');
  return { ...schema, properties: { ...schema.properties, result: { ...result, enum: choices } } };
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
