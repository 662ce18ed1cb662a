import type { Core } from '@strapi/strapi';
import { unknownPlaceholders } from '../../../../domain/notifications';
import { fieldErrors } from '../../platform/answers/errors';
import { refusedUrl } from './webhook';

type Data = Record<string, unknown>;

const TEMPLATE = 'api::notification-template.notification-template';
const CHANNEL = 'api::notification-channel.notification-channel';

const CHECKS: Readonly<Record<string, (data: Data) => string[]>> = {
  [TEMPLATE]: (data) =>
    ['title', 'body'].filter(
      (field) => typeof data[field] === 'string' && unknownPlaceholders(data[field]).length > 0,
    ),
  [CHANNEL]: (data) =>
    'url' in data && (typeof data['url'] !== 'string' || refusedUrl(data['url']) !== null) ? ['url'] : [],
};

/** Checks templates and channels when the office enters them, through every interface. */
export function installChecks(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    const check = CHECKS[context.uid];
    if (check && (['create', 'update', 'clone'] as string[]).includes(context.action)) {
      const wrong = check((context.params as { data?: Data }).data ?? {});
      if (wrong.length > 0) throw fieldErrors(wrong.map((field) => ({ field, code: 'BAD_VALUE' })));
    }
    return next();
  });
}
