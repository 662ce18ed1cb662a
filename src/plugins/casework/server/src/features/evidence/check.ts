import type { Core } from '@strapi/strapi';
import { fieldErrors } from '../../platform/answers/errors';

const SETTING = 'api::setting.setting';
const ADDRESS = /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$/;

/** Addresses as they are entered in one line. */
export const addressesOf = (text: string): string[] => text.split(/[\s,，;；、]+/).filter(Boolean);

/** The addresses to which anchors are sent are checked when they are entered: nobody sees a letter that is not sent. */
export function installRecipientChecks(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (context.uid === SETTING && (['create', 'update'] as string[]).includes(context.action)) {
      const given = (context.params as { data?: Record<string, unknown> }).data?.['anchorMail'];
      if (typeof given === 'string' && !addressesOf(given).every((one) => ADDRESS.test(one)))
        throw fieldErrors([{ field: 'anchorMail', code: 'BAD_VALUE' }]);
    }
    return next();
  });
}
