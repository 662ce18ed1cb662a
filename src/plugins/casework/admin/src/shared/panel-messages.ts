import { CHOICES } from '../../../contracts/choices';
import { TEXTS } from './texts';

/** Names that Strapi gives its own types, shown to super admins. */
const STRAPI_NAMES: Record<string, string> = { User: '接口账号' };

/** The plugin's messages in one of the panel's languages. */
export function messagesOf(locale: string): Record<string, string> {
  const index = locale.startsWith('zh') ? 0 : 1;
  return {
    ...Object.fromEntries(Object.entries(TEXTS).map(([key, text]) => [`casework.${key}`, text[index]])),
    ...Object.fromEntries(Object.entries(CHOICES).map(([value, text]) => [value, text[index]])),
    ...(index === 0 ? STRAPI_NAMES : {}),
  };
}
