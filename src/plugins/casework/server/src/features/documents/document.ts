import type { DocumentAnswer, DocumentLine } from '../../../../contracts/documents';
import { localDateOf } from '../../../../domain/calendar';
import {
  KINDS,
  documentNumber,
  dress,
  issuingBody,
  type Block,
  type DocumentKind,
  type IssuingBody,
  type OfficialText,
} from '../../../../domain/documents';
import { OFFICIAL_DOCUMENT_LIFE, allowed, type OfficialDocumentState } from '../../../../domain/life';
import type { Asker } from '../../platform/access/actor';
import { notFound } from '../../platform/answers/errors';
import { rows, type Trx } from '../../platform/database/as-owner';
import { issuingProfile } from './profile';

/** An official document as this feature knows it. */

type Named = { documentId: string; name: string };
type Department = Named & { id: number; code: string; shortName: string | null };

export type DocumentRow = {
  id: number;
  documentId: string;
  kind: DocumentKind;
  state: OfficialDocumentState;
  number: string | null;
  title: string;
  receivers: string | null;
  body: Block[] | null;
  copies: string | null;
  issuingBody: string | null;
  drafter: string | null;
  reviewer: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  reviewedAt: Date | null;
  sentBackReason: string | null;
  signer: string | null;
  issuedAt: Date | null;
  revokedAt: Date | null;
  revokeReason: string | null;
  asOf: Date | null;
  source: Record<string, unknown> | null;
  data: Record<string, unknown> | null;
  sha256: string | null;
  verifyToken: string | null;
  evidence: unknown;
  replyBy: string | null;
  receiptAt: Date | null;
  receiptBy: string | null;
  replyAt: Date | null;
  repliedBy: string | null;
  replyText: string | null;
  updatedAt: Date;
  parentId: number | null;
  year: number | null;
  group: Department | null;
  unit: Department | null;
};

const department = (column: string): string =>
  `(select json_build_object('id', r.id, 'documentId', r.document_id, 'name', r.name, 'code', r.code, 'shortName', r.short_name)
      from departments r where r.id = ${column})`;

const at = (column: string, name: string): string => `o.${column} at time zone 'UTC' as "${name}"`;

const SELECT = `
  select o.id, o.document_id as "documentId", o.kind, coalesce(o.state, 'draft') as state, o.number, o.title, o.receivers, o.body, o.copies,
         o.issuing_body as "issuingBody", o.drafter, o.reviewer, ${at('reviewed_at', 'reviewedAt')}, o.sent_back_reason as "sentBackReason",
         o.approved_by as "approvedBy", ${at('approved_at', 'approvedAt')},
         o.signer, ${at('issued_at', 'issuedAt')}, ${at('revoked_at', 'revokedAt')}, o.revoke_reason as "revokeReason",
         ${at('as_of', 'asOf')}, o.source, o.data, o.sha_256 as sha256, o.verify_token as "verifyToken", o.evidence,
         to_char(o.reply_by, 'YYYY-MM-DD') as "replyBy", ${at('receipt_at', 'receiptAt')}, o.receipt_by as "receiptBy",
         ${at('reply_at', 'replyAt')}, o.replied_by as "repliedBy", o.reply_text as "replyText", ${at('updated_at', 'updatedAt')},
         o.parent_id as "parentId", o.year, ${department('o.group_id')} as "group", ${department('o.unit_id')} as unit
    from official_documents o`;

/** The document if the asker sees it, or the owner reads it. @throws CaseworkError 404 */
export async function findDocument(
  trx: Trx,
  documentId: string,
  lock: '' | 'for update' = '',
): Promise<DocumentRow> {
  if (documentId.includes('\0')) throw notFound();
  const [row] = await rows<DocumentRow>(trx, `${SELECT} where o.document_id = ? ${lock}`, [documentId]);
  if (!row) throw notFound();
  return row;
}

/** Is it a group's own, which it drafts and issues? A letter's group is its receiver. */
const issuingGroup = ({ kind, group }: DocumentRow): Department | null =>
  KINDS[kind].byGroups ? group : null;

export const bodyOf = (row: DocumentRow): IssuingBody =>
  issuingBody(issuingProfile(), row.kind, issuingGroup(row));

/**
 * Returns the capacities of a member towards a document. A unit's extract of minutes is no document of its own.
 */
export function capacities(
  row: DocumentRow,
  { kind, departmentId }: Pick<Asker, 'kind' | 'departmentId'>,
): ('issuer' | 'receiver' | 'head')[] {
  if (row.parentId !== null) return [];
  if (kind === 'head') return ['head'];
  const own = issuingGroup(row);
  if (kind === 'office') return own ? [] : ['issuer'];
  if (kind !== 'group' || row.group === null || row.group.id !== departmentId) return [];
  return own ? ['issuer'] : KINDS[row.kind].letter ? ['receiver'] : [];
}

export const factsOf = (row: DocumentRow) => ({
  approvalMissing: KINDS[row.kind].needsApproval === true && row.evidence === null && row.approvedAt === null,
  needsApproval: KINDS[row.kind].needsApproval === true,
  approvedAt: row.approvedAt,
  receiptAt: row.receiptAt,
  replyAt: row.replyAt,
});

/** A document as it is set. @param signer who signs it now */
export function textOf(row: DocumentRow, signer = row.signer ?? ''): OfficialText {
  const body = bodyOf(row);
  const year = Number(localDateOf(row.issuedAt ?? row.updatedAt).slice(0, 4));
  return dress(issuingProfile(), {
    kind: row.kind,
    number: row.number ?? documentNumber(issuingProfile(), body.code, row.year ?? year, null),
    title: row.title,
    receivers: row.receivers ?? '',
    blocks: row.body ?? [],
    body,
    issuedOn: row.issuedAt ? localDateOf(row.issuedAt) : null,
    year: row.year ?? year,
    signer,
    copies: row.copies ?? '',
  });
}

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;
const named = (one: Named | null): Named | null =>
  one ? { documentId: one.documentId, name: one.name } : null;

function lineOf(row: DocumentRow): DocumentLine {
  return {
    documentId: row.documentId,
    kind: row.kind,
    state: row.state,
    number: row.number,
    title: row.title.replaceAll('\n', ''),
    receivers: row.receivers ?? '',
    issuingBody: row.issuingBody ?? '',
    drafter: row.drafter,
    reviewer: row.reviewer,
    signer: row.signer,
    issuedAt: instant(row.issuedAt),
    revokedAt: instant(row.revokedAt),
    group: named(row.group),
    unit: named(row.unit),
    replyBy: row.replyBy,
    receiptAt: instant(row.receiptAt),
    replyAt: instant(row.replyAt),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The path of the public page, below the public address of the API. */
export const verifyPath = (token: string): string => `/api/casework/verify/${token}`;

/** A document as its page shows it. */
export function presentDocument(row: DocumentRow, asker: Asker, origin: string): DocumentAnswer {
  const present = { state: row.state, as: capacities(row, asker) };
  return {
    ...lineOf(row),
    title: row.title,
    format: KINDS[row.kind].format,
    body: row.body ?? [],
    copies: row.copies ?? '',
    asOf: instant(row.asOf),
    source: row.source,
    sha256: row.sha256,
    verifyUrl: row.verifyToken ? `${origin}${verifyPath(row.verifyToken)}` : null,
    reviewedAt: instant(row.reviewedAt),
    approvedBy: row.approvedBy,
    approvedAt: instant(row.approvedAt),
    sentBackReason: row.sentBackReason,
    revokeReason: row.revokeReason,
    receiptBy: row.receiptBy,
    repliedBy: row.repliedBy,
    replyText: row.replyText,
    steps: [
      ...(row.state === 'draft' && present.as.includes('issuer') ? ['edit'] : []),
      ...allowed(OFFICIAL_DOCUMENT_LIFE, present, {
        ...factsOf(row),
        // The approval comes with the step itself.
        approvalMissing: false,
      }).filter(
        (step) => step !== 'edit' && (KINDS[row.kind].letter || (step !== 'receipt' && step !== 'reply')),
      ),
    ],
  };
}

/** The documents that the asker sees, the latest first. */
export async function listDocuments(
  trx: Trx,
  {
    kind,
    state,
    pagination,
  }: {
    kind?: string | undefined;
    state?: string | undefined;
    pagination: { page: number; pageSize: number };
  },
): Promise<{ lines: DocumentLine[]; total: number }> {
  const where = `where (?::text is null or o.kind = ?) and (?::text is null or o.state = ?)`;
  const bindings = [kind ?? null, kind ?? null, state ?? null, state ?? null];
  const [counted] = await rows<{ total: number }>(
    trx,
    `select count(*)::int as total from official_documents o ${where}`,
    bindings,
  );
  const found = await rows<DocumentRow>(
    trx,
    `${SELECT.replace('o.body,', 'null as body,').replace('o.data,', 'null as data,')} ${where} order by o.created_at desc, o.id desc limit ? offset ?`,
    [...bindings, pagination.pageSize, (pagination.page - 1) * pagination.pageSize],
  );
  return { lines: found.map(lineOf), total: counted?.total ?? 0 };
}
