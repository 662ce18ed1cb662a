import { createId } from '@paralleldrive/cuid2';
import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import canonicalize from 'canonicalize';
import type { EditDocumentInput, EditInput } from '../../../../contracts/documents';
import { mergedDraft } from '../../platform/answers/edits';
import { localDateOf } from '../../../../domain/calendar';
import {
  counterKey,
  documentNumber,
  figuresOfBlocks,
  type Block,
  type OfficialText,
  type Reference,
} from '../../../../domain/documents';
import {
  OFFICIAL_DOCUMENT_LIFE,
  move,
  type OfficialDocumentState,
  type OfficialDocumentStep,
} from '../../../../domain/life';
import type { Addressee, Evidence } from '../../../../domain/lifecycle';
import { fieldErrors } from '../../platform/answers/errors';
import { orRefuse } from '../../platform/answers/life';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { attach, filesOf } from '../../platform/files/attach';
import { queueNotice } from '../../platform/outbox/queue';
import { fulfil } from '../duties';
import { bodyOf, capacities, factsOf, findDocument, textOf, verifyPath, type DocumentRow } from './document';
import { extractsOf } from './draft';
import { keepFile, printed, sha256 } from './print';
import { issuingProfile } from './profile';

/**
 * The steps of a document's life (domain/life/official-document.ts): the document is read as the caller and changed
 * inside `asOwner`.
 */

type Values = Record<string, unknown>;

async function write(trx: Trx, id: number, values: Values, now: Date): Promise<void> {
  const columns = Object.keys(values);
  await trx.raw(
    `update official_documents set ${[...columns, 'updated_at'].map((column) => `${column} = ?`).join(', ')} where id = ?`,
    [...Object.values(values), now.toISOString(), id] as never[],
  );
}

/**
 * Takes one step on a document that the asker sees.
 * @param work gets the locked row and the state that follows; what it returns is stored with that state
 * @throws CaseworkError 404, 403, 409
 */
async function step(
  trx: Trx,
  documentId: string,
  name: OfficialDocumentStep,
  call: Call,
  work: (row: DocumentRow, state: OfficialDocumentState) => Promise<Values> | Values,
  facts: Partial<ReturnType<typeof factsOf>> = {},
): Promise<void> {
  await findDocument(trx, documentId);
  await asOwner(trx, 'Requests may not write documents; the asker sees this one', async () => {
    const row = await findDocument(trx, documentId, 'for update');
    const present = { state: row.state, as: capacities(row, call.actor as never) };
    const { state } = orRefuse(
      OFFICIAL_DOCUMENT_LIFE,
      move(OFFICIAL_DOCUMENT_LIFE, name, present, { ...factsOf(row), ...facts }),
    );
    const values = await work(row, state);
    await write(trx, row.id, { ...values, state }, call.now);
  });
}

const keyOf = (words: string, refers: Reference): string => `${words}\u0000${canonicalize(refers) ?? ''}`;

/**
 * The body as it is stored: a figure keeps its question only where the document had it already. What somebody else
 * wrote as one answers nothing.
 */
function withKnownFigures(body: readonly Block[], before: readonly Block[]): Block[] {
  const known = new Set(figuresOfBlocks(before).map(({ words, refers }) => keyOf(words, refers)));
  const keep = (words: string, refers: Reference): boolean => known.has(keyOf(words, refers));
  return body.map((block): Block => {
    switch (block.kind) {
      case 'paragraph':
        return {
          kind: 'paragraph',
          text: block.text,
          ...(block.figures ? { figures: block.figures.filter((f) => keep(f.words, f.refers)) } : {}),
        };
      case 'list':
        return {
          kind: 'list',
          items: block.items.map((item) => ({
            ...item,
            ...(item.figures ? { figures: item.figures.filter((f) => keep(f.words, f.refers)) } : {}),
          })),
        };
      case 'table':
      case 'chart':
        return block.refers
          ? {
              ...block,
              refers: block.rows.map((row, i) =>
                row.map((words, j) => {
                  const refers = block.refers?.[i]?.[j] ?? null;
                  return refers && keep(words, refers) ? refers : null;
                }),
              ),
            }
          : block;
      default:
        return block;
    }
  });
}

/** A document as it would be with changes. */
export function changed(row: DocumentRow, { title, receivers, copies, body }: EditInput): DocumentRow {
  return {
    ...row,
    ...(title === undefined ? {} : { title }),
    ...(receivers === undefined ? {} : { receivers }),
    ...(copies === undefined ? {} : { copies }),
    ...(body === undefined ? {} : { body: withKnownFigures(body as Block[], row.body ?? []) }),
  };
}

/** @throws CaseworkError 400 when nothing is changed, 409 when somebody else has changed the same since it was opened */
export const editDocument = (
  trx: Trx,
  documentId: string,
  { opened, ...input }: EditDocumentInput,
  call: Call,
): Promise<void> =>
  step(trx, documentId, 'edit', call, (row) => {
    if (Object.values(input).every((value) => value === undefined))
      throw fieldErrors([{ field: 'data', code: 'NOTHING_TO_CHANGE' }]);
    const stored = { title: row.title, receivers: row.receivers, copies: row.copies, body: row.body };
    const { title, receivers, copies, body } = changed(row, mergedDraft(input, stored, opened) as EditInput);
    return { title, receivers, copies, body: JSON.stringify(body) };
  });

export const reviewDocument = (trx: Trx, documentId: string, reviewer: string, call: Call): Promise<void> =>
  step(trx, documentId, 'review', call, () => ({
    reviewer,
    reviewed_at: call.now.toISOString(),
    sent_back_reason: null,
  }));

export const sendBackDocument = (
  trx: Trx,
  documentId: string,
  reason: string | undefined,
  call: Call,
): Promise<void> =>
  step(trx, documentId, 'send-back', call, () => ({
    reviewer: null,
    reviewed_at: null,
    approved_by: null,
    approved_at: null,
    sent_back_reason: reason ?? null,
  }));

/** The head's approval of a letter that needs it (spec 4: 督办函, 警示函). */
export const approveDocument = (trx: Trx, documentId: string, call: Call): Promise<void> =>
  step(trx, documentId, 'approve', call, () => ({
    approved_by: call.actor.name,
    approved_at: call.now.toISOString(),
  }));

/** At least 128 bits, so that the address cannot be guessed. */
const newToken = (): string => randomBytes(24).toString('base64url');

/** Everything that a document's figures are, frozen: what `data.json` holds. */
export function frozenData(row: DocumentRow, text: OfficialText): Values {
  return {
    number: row.number,
    kind: row.kind,
    title: row.title.replaceAll('\n', ''),
    asOf: row.asOf?.toISOString() ?? null,
    source: row.source,
    figures: figuresOfBlocks(row.body ?? []).map(({ words, refers }) => ({ words, question: refers })),
    data: row.data,
    text,
  };
}

export const dataFile = (row: DocumentRow, text: OfficialText): Buffer =>
  Buffer.from(`${canonicalize(frozenData(row, text)) ?? '{}'}\n`);

type Issuing = { strapi: Core.Strapi; origin: string };

/**
 * Numbers, typesets and stores a document; runs inside `asOwner`. The number is given after everything else that
 * can fail.
 */
async function finish(
  trx: Trx,
  row: DocumentRow,
  signer: string,
  { strapi, origin }: Issuing,
  now: Date,
): Promise<Values> {
  const year = Number(localDateOf(now).slice(0, 4));
  const body = bodyOf(row);
  // The counter is locked until the transaction ends: a document issued at the same time waits, and a number that is
  // rolled back is given again.
  const [next] = await rows<{ number: number }>(trx, 'select casework.next_number(?) as number', [
    counterKey(body.key, row.kind, year),
  ]);
  const sequence = next?.number ?? 0;
  const token = newToken();
  const issued: DocumentRow = {
    ...row,
    year,
    signer,
    issuedAt: now,
    number: documentNumber(issuingProfile(), body.code, year, sequence),
  };
  const text = textOf(issued);
  const code = `${origin}${verifyPath(token)}`;
  const { pdf, docx } = await printed(strapi, text, { madeAt: now, code, docx: true });
  await keepFile(trx, row.id, 'pdf', pdf);
  if (docx) await keepFile(trx, row.id, 'docx', docx);
  await keepFile(trx, row.id, 'data', dataFile(issued, text));
  return {
    number: issued.number,
    year,
    sequence,
    issuing_key: body.key,
    issuing_body: body.name,
    signer,
    issued_at: now.toISOString(),
    sha_256: sha256(pdf),
    verify_token: token,
  };
}

/** Issues each unit's part of issued minutes, a document of the same number for that unit alone. */
async function issueExtracts(
  trx: Trx,
  row: DocumentRow,
  values: Values,
  issuing: Issuing,
  now: Date,
): Promise<number[]> {
  const meeting = row.source?.['meeting'];
  if (row.kind !== 'minutes' || typeof meeting !== 'string') return [];
  const extracts = await extractsOf(trx, meeting);
  for (const { unitId, composed } of extracts) {
    const part: DocumentRow = {
      ...row,
      title: composed.title,
      receivers: composed.receivers,
      copies: '',
      body: composed.blocks,
      number: values['number'] as string,
      signer: values['signer'] as string,
      issuedAt: now,
      year: values['year'] as number,
    };
    const token = newToken();
    const text = textOf(part);
    const { pdf, docx } = await printed(issuing.strapi, text, {
      madeAt: now,
      code: `${issuing.origin}${verifyPath(token)}`,
      docx: true,
    });
    const [made] = await rows<{ id: number }>(
      trx,
      `insert into official_documents (document_id, kind, title, receivers, body, copies, source, state, issuing_body, issuing_key, drafter,
          reviewer, reviewed_at, signer, number, year, sequence, issued_at, sha_256, verify_token, unit_id, parent_id, as_of, created_at, updated_at, published_at)
       select ?, kind, ?, ?, ?, '', source, 'issued', ?, ?, drafter, reviewer, reviewed_at, ?, ?, ?, ?, ?, ?, ?, ?, id, as_of, ?, ?, ?
         from official_documents where id = ? returning id`,
      [
        createId(),
        composed.title,
        composed.receivers,
        JSON.stringify(composed.blocks),
        values['issuing_body'],
        values['issuing_key'],
        values['signer'],
        values['number'],
        values['year'],
        values['sequence'],
        now.toISOString(),
        sha256(pdf),
        token,
        unitId,
        now.toISOString(),
        now.toISOString(),
        now.toISOString(),
        row.id,
      ],
    );
    const id = made?.id ?? 0;
    await keepFile(trx, id, 'pdf', pdf);
    if (docx) await keepFile(trx, id, 'docx', docx);
    await keepFile(trx, id, 'data', dataFile(part, text));
  }
  return extracts.map(({ unitId }) => unitId);
}

/** Returns the addressees of an issued or revoked document. */
function receiversOf(row: DocumentRow): Addressee[] {
  if (row.kind === 'transfer-slip') return row.unit ? [{ kind: 'unit', id: row.unit.id }] : [];
  if (row.kind !== 'minutes' && row.group) return [{ kind: 'group', id: row.group.id }];
  return [];
}

const tell = (
  trx: Trx,
  event: string,
  row: DocumentRow,
  number: string,
  audiences: readonly Addressee[],
  now: Date,
): Promise<void> =>
  queueNotice(
    trx,
    {
      event,
      audiences,
      facts: { 编号: number, 标题: row.title.replaceAll('\n', ''), 时限: row.replyBy ?? '' },
    },
    now,
  );

/** Issuing the circular fulfils its duty, the report the quarter's (§六.2, §四.7). */
async function fulfilDuty(trx: Trx, row: DocumentRow, now: Date): Promise<void> {
  const period = row.source?.['period'];
  if (typeof period !== 'string') return;
  const type = ({ circular: 'circular', 'quarterly-report': 'office-report' } as const)[
    row.kind as 'circular'
  ];
  if (!type) return;
  const by = { uid: 'api::official-document.official-document', documentId: row.documentId };
  await fulfil(trx, { type, subject: {}, period, by, at: now });
}

/**
 * Issues a reviewed document: gives it its number, freezes text and figures, stores PDF, docx and data.
 * @throws CaseworkError 400 naming characters that no font has; 409
 */
export async function issueDocument(
  trx: Trx,
  documentId: string,
  { signer, evidence }: { signer: string; evidence?: Evidence | undefined },
  call: Call,
  issuing: Issuing,
): Promise<void> {
  const { now } = call;
  // The scan of the signed paper stands for the head's approval; words about it do not.
  const files = await filesOf(trx, 'evidence.attachments', evidence?.attachments ?? []);
  const approval = files.length > 0 ? { approvalMissing: false } : {};
  return step(
    trx,
    documentId,
    'issue',
    call,
    async (row) => {
      const values = await finish(trx, row, signer, issuing, now);
      const units = await issueExtracts(trx, row, values, issuing, now);
      await attach(trx, 'official-document', 'scan', row.id, files);
      await fulfilDuty(trx, row, now);
      await tell(
        trx,
        'document-issued',
        row,
        String(values['number']),
        [...receiversOf(row), ...units.map((id) => ({ kind: 'unit' as const, id }))],
        now,
      );
      return {
        ...values,
        issued_by: call.actor.name,
        ...(evidence ? { evidence: JSON.stringify(evidence) } : {}),
      };
    },
    approval,
  );
}

/** Revokes an issued document: it stays, with its number, and is marked. */
export const revokeDocument = (trx: Trx, documentId: string, reason: string, call: Call): Promise<void> =>
  step(trx, documentId, 'revoke', call, async (row) => {
    const values = {
      revoked_at: call.now.toISOString(),
      revoked_by: call.actor.name,
      revoke_reason: reason,
    };
    const parts = await rows<{ id: number; unit: number | null }>(
      trx,
      `update official_documents set state = 'revoked', revoked_at = ?, revoked_by = ?, revoke_reason = ?, updated_at = ?
        where parent_id = ? and state = 'issued' returning id, unit_id as unit`,
      [...Object.values(values), call.now.toISOString(), row.id],
    );
    await tell(
      trx,
      'document-revoked',
      row,
      row.number ?? '',
      [
        ...receiversOf(row),
        ...parts.flatMap(({ unit }) => (unit === null ? [] : [{ kind: 'unit' as const, id: unit }])),
      ],
      call.now,
    );
    return values;
  });

const OFFICE: readonly Addressee[] = [{ kind: 'office', id: null }];

export const acknowledgeDocument = (trx: Trx, documentId: string, call: Call): Promise<void> =>
  step(trx, documentId, 'receipt', call, async (row) => {
    await tell(trx, 'letter-receipt', row, row.number ?? '', OFFICE, call.now);
    return { receipt_at: call.now.toISOString(), receipt_by: call.actor.name };
  });

export const replyToDocument = (trx: Trx, documentId: string, text: string, call: Call): Promise<void> =>
  step(trx, documentId, 'reply', call, async (row) => {
    await tell(trx, 'letter-reply', row, row.number ?? '', OFFICE, call.now);
    const at = call.now.toISOString();
    return {
      reply_at: at,
      replied_by: call.actor.name,
      reply_text: text,
      // A reply acknowledges receipt as well.
      ...(row.receiptAt ? {} : { receipt_at: at, receipt_by: call.actor.name }),
    };
  });
