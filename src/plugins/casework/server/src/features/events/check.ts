import type { Core } from '@strapi/strapi';
import { isActionName } from '../../../../domain/lifecycle';
import { fieldErrors } from '../../platform/answers/errors';
import { refusedUrl } from '../notifications/webhook';
import { ANCHOR_EVENT } from './names';
import { isSecret, newSecret } from './signature';

const SUBSCRIPTION = 'api::event-subscription.event-subscription';

type Data = Record<string, unknown>;

/** Returns the wrong fields of a subscription as entered: its address is checked like a robot's. */
function wrongIn(data: Data): string[] {
  const { url, secret, events } = data;
  const names = typeof events === 'string' ? events.split(/[\s,，、]+/).filter(Boolean) : [];
  return [
    ...('url' in data && (typeof url !== 'string' || refusedUrl(url) !== null) ? ['url'] : []),
    ...(typeof secret === 'string' && !isSecret(secret) ? ['secret'] : []),
    ...(names.every((name) => name === ANCHOR_EVENT || isActionName(name)) ? [] : ['events']),
  ];
}

/** Checks a subscription when it is entered, over any interface; one without a secret is given one. */
export function installSubscriptionChecks(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (
      context.uid === SUBSCRIPTION &&
      (['create', 'update', 'clone'] as string[]).includes(context.action)
    ) {
      const { data } = context.params as { data?: Data };
      if (data) {
        const given = data['secret'];
        if (given === '' || given === null || (given === undefined && context.action === 'create'))
          data['secret'] = newSecret();
        const wrong = wrongIn(data);
        if (wrong.length > 0) throw fieldErrors(wrong.map((field) => ({ field, code: 'BAD_VALUE' })));
      }
    }
    return next();
  });
}
