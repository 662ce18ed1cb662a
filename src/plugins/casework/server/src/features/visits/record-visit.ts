import type { Core } from '@strapi/strapi';
import { localDateOf } from '../../../../domain/calendar';
import { isRecord } from '../../platform/base/values';
import type { VisitInput } from '../../../../contracts/visits';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import type { Call } from '../../platform/calls/call';
import { register } from '../issues/act';
import { CaseworkError, fieldErrors, refuse } from '../../platform/answers/errors';

export type RecordedVisit = {
  documentId: string;
  date: string;
  form: string;
  leader: { documentId: string; title: string };
  enterprises: { documentId: string; name: string }[];
  issues: Record<string, unknown>[];
};

type Found = { id: number; document_id: string; name: string };

/**
 * Records a visit (§四.5) and registers what was raised there, in one transaction: channel `visit`, tied to
 * the visit. Leader and enterprises are looked up as the actor; the policies judge the row.
 * @throws CaseworkError 400 for what the actor does not see or is not paired with the leader, 403
 */
export async function recordVisit(
  strapi: Core.Strapi,
  trx: Trx,
  input: VisitInput,
  call: Call,
): Promise<RecordedVisit> {
  const { actor } = call;
  if (!['group', 'leader', 'liaison'].includes(actor.kind)) throw refuse(403, 'FORBIDDEN');
  const enterprises = await visible(trx, 'enterprises', 'name', input.enterprises, 'enterprises');
  const leader = await leaderOf(trx, input, enterprises, call);
  const photos = await visible(trx, 'files', 'name', input.photos ?? [], 'photos');

  const visit = (await strapi.documents('api::visit.visit').create({
    data: {
      leader: leader.document_id,
      date: input.date,
      form: input.form,
      participants: input.participants ?? null,
      findings: input.findings ?? null,
      enterprises: enterprises.map((e) => e.document_id),
      photos: photos.map((f) => f.id),
      ...(input.extra ? { extra: input.extra } : {}),
    } as never,
  })) as { id: number; documentId: string };

  const issues: Record<string, unknown>[] = [];
  for (const [n, raised] of (input.issues ?? []).entries()) {
    const enterprise =
      raised.enterprise ?? (enterprises.length === 1 ? enterprises[0]?.document_id : undefined);
    const path = `issues.${n}`;
    if (!enterprise) throw fieldErrors([{ field: `${path}.enterprise`, code: 'REQUIRED' }]);
    if (!enterprises.some((e) => e.document_id === enterprise)) {
      throw fieldErrors([{ field: `${path}.enterprise`, code: 'BAD_VALUE' }]);
    }
    const { body } = await naming(n, () =>
      register(
        trx,
        {
          enterprise,
          title: raised.title,
          description: raised.description ?? raised.title,
          kind: raised.kind,
          channel: 'visit',
          category: raised.category,
          handlingType: raised.handlingType,
          ...(raised.attachments ? { attachments: raised.attachments } : {}),
          // An issue heard on an earlier day was raised on that day.
          ...(input.date < localDateOf(call.now) ? { receivedAt: input.date } : {}),
          ...(actor.kind === 'liaison'
            ? { evidence: { channel: '走访调研', who: leader.name, at: input.date } }
            : {}),
        },
        { ...call, idempotency: undefined },
      ),
    );
    issues.push(body.data);
  }
  if (issues.length > 0) {
    await asOwner(trx, 'Requests may not write which visit an issue came from', () =>
      rows(trx, 'update issues set visit_id = ? where id = any(?)', [
        visit.id,
        issues.map((issue) => issue['id']),
      ]),
    );
  }
  return {
    documentId: visit.documentId,
    date: input.date,
    form: input.form,
    leader: { documentId: leader.document_id, title: leader.name },
    enterprises: enterprises.map((e) => ({ documentId: e.document_id, name: e.name })),
    issues,
  };
}

/** Whose visit it was: the actor's own post, or the one that is named, or the one that the enterprise is paired with. */
async function leaderOf(
  trx: Trx,
  { leader }: VisitInput,
  enterprises: readonly Found[],
  { actor }: Call,
): Promise<Found> {
  const [found] = await rows<Found>(
    trx,
    leader
      ? 'select id, document_id, title as name from leaders where document_id = ?'
      : actor.leaderId !== null
        ? 'select id, document_id, title as name from leaders where id = ?'
        : `select l.id, l.document_id, l.title as name from leaders l join pairings p on p.leader_id = l.id
            where p.enterprise_id = ? and p.until is null`,
    [leader ?? actor.leaderId ?? enterprises[0]?.id ?? null],
  );
  if (!found) throw fieldErrors([{ field: 'leader', code: leader ? 'NOT_FOUND' : 'REQUIRED' }]);
  return found;
}

async function visible(
  trx: Trx,
  table: 'enterprises' | 'files',
  name: string,
  documentIds: readonly string[],
  field: string,
): Promise<Found[]> {
  if (documentIds.length === 0) return [];
  const found = await rows<Found>(
    trx,
    `select id, document_id, ${name} as name from ${table} where document_id = any(?)`,
    [documentIds],
  );
  const missing = documentIds.flatMap((id, n) => (found.some((f) => f.document_id === id) ? [] : [n]));
  if (missing.length > 0) {
    throw fieldErrors(missing.map((n) => ({ field: `${field}.${n}`, code: 'NOT_FOUND' as const })));
  }
  return documentIds.flatMap((id) => found.find((f) => f.document_id === id) ?? []);
}

/** Says of which issue a refusal speaks: its errors are found below `issues.N`. */
async function naming<T>(n: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CaseworkError)) throw error;
    throw new CaseworkError(error.status, error.code, (language) => {
      const { message, details } = error.toBody(language);
      const errors = Array.isArray(details['errors']) ? (details['errors'] as unknown[]) : [];
      return {
        message: language === 'zh' ? `第${n + 1}个问题：${message}` : `Issue ${n + 1}: ${message}`,
        details: {
          ...details,
          ...(errors.length > 0
            ? {
                errors: errors.filter(isRecord).map((e) => ({
                  ...e,
                  path: ['issues', String(n), ...(Array.isArray(e['path']) ? (e['path'] as string[]) : [])],
                })),
              }
            : {}),
        },
      };
    });
  }
}
