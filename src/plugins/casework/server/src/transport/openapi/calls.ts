import type { Core } from '@strapi/strapi';
import { languageOf, type Language } from '../../../../contracts/messages';
import { openApiCalls as declared } from '../../../../contracts/schemas';
import { bindCalls } from '../../platform/calls/bind-calls';
import { openApiDocument } from './document';

/** The routes stand when the server listens: the document is made once for each language. */
const made = new WeakMap<Core.Strapi, Map<Language, Record<string, unknown>>>();

export const openApiCalls = bindCalls(declared, {
  document: ({ strapi, ctx }) => {
    const language = languageOf(ctx.get('accept-language'));
    const documents = made.get(strapi) ?? new Map<Language, Record<string, unknown>>();
    made.set(strapi, documents);
    const document = documents.get(language) ?? openApiDocument(strapi, language);
    documents.set(language, document);
    ctx.vary('Accept-Language');
    return document;
  },
});
