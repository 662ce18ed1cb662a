import { z } from 'zod';
import { dataOf, documentIdAnswer, instantAnswer, listOf } from './answers';
import { callsOf, defineCall } from './define-call';
import { documentIdSchema, textSchema } from './inputs';

/** The links that open the enterprise's page (§四.1, §四.2): made by the office or the enterprise's group. */

export const LINK_PURPOSES = ['entry', 'confirm'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** Why a link opens nothing any more; `live` when it does. */
export const LINK_STATES = ['live', 'expired', 'replaced', 'revoked', 'tries', 'answered'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** A number with at least four digits: its last four open the page. */
export const phoneSchema = textSchema(30).refine(
  (value) => /^[0-9+()\-\s]*$/.test(value) && value.replace(/\D/g, '').length >= 7,
  { message: 'phone' },
);

const contactSchema = z.strictObject({
  name: textSchema(50).optional(),
  phone: phoneSchema,
  email: z.email().max(100).optional(),
});

const linkSchema = z.strictObject({
  purpose: z.enum(LINK_PURPOSES),
  /** of a confirm link: the issue whose result is to be confirmed */
  issue: documentIdSchema.optional(),
  /** whose phone opens it; the enterprise's contact when left out. A text is the phone alone. */
  contact: z.union([contactSchema, phoneSchema]).optional(),
});
export type NewLink = z.infer<typeof linkSchema>;

const linkShape = {
  documentId: documentIdAnswer,
  purpose: z.enum(LINK_PURPOSES),
  issue: z.strictObject({ documentId: documentIdAnswer, number: z.string() }).nullable(),
  contact: z.strictObject({ name: z.string(), phoneEnding: z.string() }),
  /** null: for as long as the issue stays reported */
  expiresAt: instantAnswer.nullable(),
};

const madeLink = z
  .strictObject({
    ...linkShape,
    url: z.url(),
    /** the QR code of the address, as SVG to show or print */
    qr: z.string(),
  })
  .meta({ id: 'NewEnterpriseLink', 'x-graphql': 'NewEnterpriseLink' });
export type MadeLink = z.infer<typeof madeLink>;

const listedLink = z
  .strictObject({
    ...linkShape,
    state: z.enum(LINK_STATES),
    madeAt: instantAnswer,
    madeBy: z.string(),
    openedAt: instantAnswer.nullable(),
    endedAt: instantAnswer.nullable(),
  })
  .meta({ id: 'EnterpriseLink', 'x-graphql': 'EnterpriseLink' });
export type ListedLink = z.infer<typeof listedLink>;

export const enterpriseLinkCalls = callsOf('enterprise-links', {
  make: defineCall({
    method: 'POST',
    path: '/enterprises/:documentId/links',
    summary: {
      zh: '生成企业专属链接；同一用途的旧链接随即失效',
      en: 'A link to the enterprise’s page; the one before of the same purpose ends',
    },
    who: ['office', 'group'],
    sightFirst: true,
    data: linkSchema,
    answer: dataOf(madeLink),
    status: 201,
    examples: { data: { purpose: 'entry' } },
    graphql: { kind: 'mutation', name: 'makeEnterpriseLink' },
  }),
  list: defineCall({
    method: 'GET',
    path: '/enterprises/:documentId/links',
    summary: { zh: '企业专属链接', en: 'The links of an enterprise, latest first' },
    who: ['office', 'group'],
    sightFirst: true,
    answer: listOf(listedLink),
    graphql: { kind: 'query', name: 'enterpriseLinks' },
  }),
  revoke: defineCall({
    method: 'POST',
    path: '/enterprises/:documentId/links/:link/revoke',
    summary: { zh: '撤销企业专属链接', en: 'Revoke a link, and what it has opened' },
    who: ['office', 'group'],
    sightFirst: true,
    dataOptional: true,
    params: { link: documentIdSchema },
    answer: dataOf(listedLink),
    graphql: { kind: 'mutation', name: 'revokeEnterpriseLink' },
  }),
});
