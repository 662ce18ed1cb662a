import { z } from 'zod';
import { instantAnswer, pageOf } from './answers';
import { OVERSEERS, callsOf, defineCall } from './define-call';
import { pageQuerySchema } from './paging';

/** Calls on evidence that can be checked outside the system (spec: operations, evidence). */

const hex = z.string().regex(/^[0-9a-f]{64}$/);

const anchorAnswer = z
  .strictObject({
    number: z.int().min(1),
    day: z.string(),
    at: instantAnswer,
    chains: z.int().min(0),
    root: hex.meta({ description: 'Merkle root over the heads of all ledgers (RFC 6962, SHA-256)' }),
    statement: z.string().meta({ description: 'the text that is signed' }),
    signature: z.string().meta({ description: 'Ed25519, in base64' }),
    publicKey: z.string().meta({ description: 'SPKI in base64' }),
    fingerprint: z.string(),
    sent: z.array(z.strictObject({ way: z.string(), at: instantAnswer })),
  })
  .meta({ id: 'Anchor' });
export type AnchorAnswer = z.infer<typeof anchorAnswer>;

export const evidenceCalls = callsOf('evidence', {
  anchors: defineCall({
    method: 'GET',
    path: '/anchors',
    summary: { zh: '台账存证', en: 'The daily anchors of all ledgers, newest first' },
    who: OVERSEERS,
    query: pageQuerySchema,
    answer: pageOf(anchorAnswer),
  }),
  anchorFile: defineCall({
    method: 'GET',
    path: '/anchors/:number/file',
    summary: {
      zh: '下载一号存证，供在外保存和核验',
      en: 'An anchor as it is to be kept outside, with the heads that changed that day',
    },
    who: OVERSEERS,
    params: { number: z.string().regex(/^[1-9]\d{0,8}$/) },
    answer: { file: 'application/json' },
  }),
  proof: defineCall({
    method: 'GET',
    path: '/issues/:documentId/proof.html',
    summary: {
      zh: '诉求台账的证明，一个可离线自行核验的网页文件',
      en: 'The proof of an issue’s ledger: one page that checks itself offline',
    },
    who: 'signed-in',
    answer: { file: 'text/html' },
  }),
});

/**
 * The statement signed each day. `previous` is the SHA-256 of the statement before, so that none can be left out.
 */
export const statementSchema = z.strictObject({
  type: z.literal('qiaomen-anchor'),
  version: z.literal(1),
  number: z.int().min(1),
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  at: z.string(),
  chains: z.int().min(0),
  root: hex,
  previous: hex,
  // The last objection to an entry; anchors of releases that did not seal objections have none.
  objections: z.strictObject({ number: z.int().min(0), seal: hex }).optional(),
});
export type Statement = z.infer<typeof statementSchema>;

/**
 * An anchor as it leaves the system: one line of JSON. `heads` are those that changed since the anchor before; a
 * letter has none of them. The keys of the file are few and short, because it may hold a million heads.
 */
export const anchorSchema = z.strictObject({
  statement: z.string(),
  signature: z.string(),
  publicKey: z.string(),
  heads: z
    .array(z.tuple([z.int().min(0), z.string(), z.int().min(1), hex, z.string().nullable()]))
    .optional(),
});
export type WrittenAnchor = z.infer<typeof anchorSchema>;
