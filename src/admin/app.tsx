import type { StrapiApp } from '@strapi/strapi/admin';
import logo from './assets/logo.svg';
import { nameTabs, translateLeftovers } from './branding';
import { THEME } from './theme';
import zhHans from './translations/zh-Hans.json';

const LANGUAGE_KEY = 'strapi-admin-language';

// The login page reads this before anyone is known; staff read Chinese, English stays selectable.
if (!window.localStorage.getItem(LANGUAGE_KEY)) {
  window.localStorage.setItem(LANGUAGE_KEY, 'zh-Hans');
}

// Hides Strapi's announcement of its new media library, which does not concern the clerks of a city.
for (const instance of ['false', 'undefined']) {
  window.localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${instance}`, 'true');
}

export default {
  config: {
    locales: ['zh-Hans'],
    translations: { 'zh-Hans': zhHans },
    auth: { logo },
    menu: { logo },
    theme: THEME,
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap(_app: StrapiApp) {
    nameTabs();
    translateLeftovers();
  },
};
