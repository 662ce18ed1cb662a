import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { languageOf, type Language } from '../../../contracts/messages';
import { openApiDocument } from './document';

/** The routes stand when the server listens: the document is made once for each language. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const made = new Map<Language, Record<string, unknown>>();
  return {
    /** GET /openapi.json */
    async document(ctx: Context): Promise<void> {
      const language = languageOf(ctx.get('accept-language'));
      const document = made.get(language) ?? openApiDocument(strapi, language);
      made.set(language, document);
      ctx.vary('Accept-Language');
      ctx.body = document;
    },
  };
};
