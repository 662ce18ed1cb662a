import type { Language } from './dates';

/** The panel's language, for what stands outside of its pages and cannot use `useText`. */
export const panelLanguage = (): Language =>
  (window.localStorage.getItem('strapi-admin-language') ?? 'zh').startsWith('zh') ? 'zh' : 'en';
