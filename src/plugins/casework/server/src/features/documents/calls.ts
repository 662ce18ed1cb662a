import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { documentCalls as declared, type DocumentAnswer } from '../../../../contracts/documents';
import { pageMeta } from '../../../../contracts/paging';
import { printable, type CountCode } from '../../../../domain/documents';
import type { Asker } from '../../platform/access/actor';
import { notFound, refuse } from '../../platform/answers/errors';
import { publicOrigin } from '../../platform/base/origin';
import { bindCalls, type Received } from '../../platform/calls/bind-calls';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { recordsOf } from './counted';
import { readCounted } from './counts.sql';
import { findDocument, listDocuments, presentDocument, textOf, type DocumentRow } from './document';
import { draftDocument } from './draft';
import { suggestions } from './gather/letter';
import { previewTurn, printed, storedFile, thePress, type FileKind } from './print';
import {
  acknowledgeDocument,
  approveDocument,
  changed,
  dataFile,
  editDocument,
  issueDocument,
  replyToDocument,
  reviewDocument,
  revokeDocument,
  sendBackDocument,
} from './steps';
import { listTexts, restoreText } from './texts';
import { verifyDocument } from './verify';
import { PAGE_POLICY, issuedUnder, verifyPage } from './verify-page';

type Asked = Pick<Received<unknown>, 'strapi' | 'ctx' | 'asker' | 'now' | 'transaction' | 'asCaller'> & {
  params: { documentId: string };
};

const answerOf = (
  { strapi, ctx, asker }: { strapi: Core.Strapi; ctx: Context; asker: Asker },
  row: DocumentRow,
): { data: DocumentAnswer } => ({ data: presentDocument(row, asker, publicOrigin(strapi, ctx)) });

/** Takes a step and answers the document as the asker sees it then. */
async function taken(
  asked: Asked,
  work: (trx: Trx, call: Parameters<Parameters<Asked['asCaller']>[0]>[1]) => Promise<void>,
): Promise<{ data: DocumentAnswer }> {
  return answerOf(
    asked,
    await asked.asCaller(async (trx, call) => {
      await work(trx, call);
      return findDocument(trx, asked.params.documentId);
    }),
  );
}

const TYPES: Record<FileKind, { type: string; ext: string }> = {
  pdf: { type: 'application/pdf', ext: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ext: 'docx' },
  data: { type: 'application/json', ext: 'json' },
};

function send(ctx: Context, { number, title }: DocumentRow, kind: FileKind, bytes: Buffer): void {
  const { type, ext } = TYPES[kind];
  const name = `${number ?? '草稿'} ${printable(title).replaceAll('\n', '')}.${ext}`.replace(
    /[\\/:*?"<>|]/g,
    '',
  );
  ctx.set({
    'Content-Disposition': `${kind === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  ctx.body = bytes;
  ctx.type = type;
}

/** The stored file of an issued document; of a draft what it would be now. */
async function file(asked: Asked, kind: FileKind): Promise<void> {
  const { strapi, ctx, params, transaction } = asked;
  const { row, stored } = await transaction(async (trx) => {
    const found = await findDocument(trx, params.documentId);
    return {
      row: found,
      stored: await asOwner(trx, 'Requests may not read stored files; the asker sees the document', () =>
        storedFile(trx, found.id, kind),
      ),
    };
  });
  send(ctx, row, kind, stored ?? (await present(strapi, row, kind)));
}

async function present(strapi: Core.Strapi, row: DocumentRow, kind: FileKind): Promise<Buffer> {
  const text = textOf(row);
  if (kind === 'data') return dataFile(row, text);
  const { pdf, docx } = await printed(strapi, text, { madeAt: row.updatedAt, docx: kind === 'docx' });
  return kind === 'docx' ? (docx ?? Buffer.alloc(0)) : pdf;
}

/** Names that documents print: a face that lacks a character of theirs leaves it to another. */
const namesInUse = async (trx: Trx): Promise<string> => {
  const found = await rows<{ name: string }>(
    trx,
    `select name from staff_members union all select name from enterprises union all select name from departments
      union all select title from leaders`,
  );
  return found.map(({ name }) => name).join('');
};

export const documentCalls = bindCalls(declared, {
  list: async ({ query, transaction }) => {
    const { lines, total } = await transaction((trx) => listDocuments(trx, query));
    return { data: lines, meta: pageMeta(query.pagination, total) };
  },

  draft: async (asked) => {
    const row = await asked.asCaller(async (trx, call) =>
      findDocument(trx, await draftDocument(trx, asked.data, call)),
    );
    return answerOf(asked, row);
  },

  suggestions: async ({ now, transaction }) => {
    const found = await transaction((trx) =>
      asOwner(trx, 'Letters are suggested from figures of all groups', () => suggestions(trx, now)),
    );
    return { data: found.map((suggestion) => ({ kind: 'prompt-letter' as const, ...suggestion })) };
  },

  counted: async ({ params, query, now, transaction }) => {
    const { asOf, pagination, ...question } = query;
    const { ids, seen, records } = await transaction(async (trx) => {
      const counted = await asOwner(trx, 'A count of the city is of records that the asker may not see', () =>
        recordsOf(
          trx,
          { code: params.code as CountCode, ...question },
          asOf === undefined ? now : new Date(asOf),
        ),
      );
      return { ids: counted, ...(await readCounted(trx, params.code as CountCode, counted, pagination)) };
    });
    return {
      data: records,
      meta: { ...pageMeta(pagination, seen), hidden: new Set(ids).size - seen },
    };
  },

  fonts: async ({ transaction }) => {
    const used = await transaction((trx) =>
      asOwner(trx, 'Fonts must cover the names of all people and enterprises', () => namesInUse(trx)),
    );
    const served = await thePress().fonts(used);
    return { data: served };
  },

  texts: async ({ transaction }) => ({ data: await transaction(listTexts) }),

  restoreText: async ({ params, asCaller }) => ({
    data: await asCaller(async (trx, call) => {
      await restoreText(trx, params.documentId, call);
      return listTexts(trx);
    }),
  }),

  document: async (asked) =>
    answerOf(asked, await asked.transaction((trx) => findDocument(trx, asked.params.documentId))),

  edit: (asked) => taken(asked, (trx, call) => editDocument(trx, asked.params.documentId, asked.data, call)),

  preview: async (asked) => {
    const { row, pdf } = await previewTurn(async () => {
      const found = await asked.transaction((trx) => findDocument(trx, asked.params.documentId));
      const text = textOf(changed(found, asked.data));
      return { row: found, ...(await printed(asked.strapi, text, { madeAt: found.updatedAt })) };
    });
    send(asked.ctx, row, 'pdf', pdf);
  },

  review: (asked) =>
    taken(asked, (trx, call) => reviewDocument(trx, asked.params.documentId, asked.data.reviewer, call)),

  sendBack: (asked) =>
    taken(asked, (trx, call) => sendBackDocument(trx, asked.params.documentId, asked.data.reason, call)),

  approve: (asked) => taken(asked, (trx, call) => approveDocument(trx, asked.params.documentId, call)),

  issue: (asked) =>
    taken(asked, (trx, call) =>
      issueDocument(trx, asked.params.documentId, asked.data, call, {
        strapi: asked.strapi,
        origin: publicOrigin(asked.strapi, asked.ctx),
      }),
    ),

  revoke: (asked) =>
    taken(asked, (trx, call) => revokeDocument(trx, asked.params.documentId, asked.data.reason, call)),

  receipt: (asked) => taken(asked, (trx, call) => acknowledgeDocument(trx, asked.params.documentId, call)),

  reply: (asked) =>
    taken(asked, (trx, call) => replyToDocument(trx, asked.params.documentId, asked.data.text, call)),

  pdf: (asked) => file(asked, 'pdf'),
  docx: (asked) => file(asked, 'docx'),
  data: (asked) => file(asked, 'data'),

  differences: async ({ params, transaction }) => {
    const verified = await transaction(async (trx) => {
      const { number } = await findDocument(trx, params.documentId);
      if (number === null) throw refuse(409, 'NOT_ISSUED');
      return asOwner(trx, 'The figures of a document are counted from records of its whole scope', () =>
        verifyDocument(trx, number),
      );
    });
    if (!verified) throw notFound();
    const { figures, differences } = verified;
    return { data: { figures, differences } };
  },

  verify: async ({ ctx, params, transaction }) => {
    const found = await transaction((trx) =>
      asOwner(trx, 'The page that verifies a document needs no account', () =>
        issuedUnder(trx, params.token),
      ),
    );
    ctx.set({
      'Content-Security-Policy': PAGE_POLICY,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    });
    ctx.body = verifyPage(found);
    ctx.type = 'text/html';
  },
});
