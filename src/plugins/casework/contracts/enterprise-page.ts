import { z } from 'zod';
import { phoneSchema } from './enterprise-links';
import { documentIdSchema, textSchema } from './inputs';

/** Inputs of the forms of the enterprise's page (§四.1). Every form field is a text; an empty one is left out. */

export const MOST_PHOTOS = 9;

const email = z.email().max(100);

export const appealSchema = z.strictObject({
  category: documentIdSchema,
  description: textSchema(5000),
  contactName: textSchema(50).optional(),
  contactPhone: phoneSchema.optional(),
});
export type Appeal = z.infer<typeof appealSchema>;

export const ownContactSchema = z.strictObject({
  contactName: textSchema(50),
  contactPhone: phoneSchema,
  contactEmail: email.optional(),
});
export type OwnContact = z.infer<typeof ownContactSchema>;

export const enterpriseMessageSchema = z.strictObject({
  text: textSchema(1000),
  issue: documentIdSchema.optional(),
});
export type EnterpriseMessage = z.infer<typeof enterpriseMessageSchema>;

/** The actions of page 2 that an enterprise takes on its page, beside registering. */
export const PAGE_ACTIONS = ['confirm', 'reject', 'withdraw', 'request-withdrawal', 'reopen'] as const;
export type PageAction = (typeof PAGE_ACTIONS)[number];
export const isPageAction = (text: string): text is PageAction =>
  (PAGE_ACTIONS as readonly string[]).includes(text);
