const NAME = '敲门';

/** Names that Strapi's settings pages write into the title in English whatever the language. */
const TITLES: Readonly<Record<string, string>> = {
  Users: '用户',
  Roles: '角色',
  'API Tokens': '接口令牌',
  'Transfer Tokens': '传输令牌',
  Webhooks: 'Webhook 推送',
  Locales: '多语言',
  Providers: '登录方式',
  'Email Templates': '邮件模板',
  'Advanced Settings': '高级设置',
  Permissions: '权限',
  Plugins: '插件',
};

const isChinese = (): boolean =>
  (window.localStorage.getItem('strapi-admin-language') ?? 'zh-Hans').startsWith('zh');

function withOwnName(title: string): string {
  const named = title.replace(/\bStrapi( Admin)?\b/g, NAME);
  if (!isChinese()) return named;
  return named.replace(
    /(?<=— )[A-Z][A-Za-z ]+$|(?<=— )[A-Z][A-Za-z ]+(?= \|)/,
    (name) => TITLES[name] ?? name,
  );
}

/** Words that Strapi's pages hold in English only, by where they stand. */
const WORDS: Readonly<Record<string, readonly [path: RegExp, word: string]>> = {
  Active: [/\/settings\/users/, '启用'],
  Inactive: [/\/settings\/users/, '停用'],
};

/** Attributes that Strapi's pages set in English only, or wrongly, by the elements that have them. */
const ATTRIBUTES: readonly [selector: string, name: string, value: string][] = [
  ["nav[aria-label='Pagination']", 'aria-label', '分页'],
  // What scrolls is to be reached by the keyboard, too.
  ['[data-radix-scroll-area-viewport]:not([tabindex])', 'tabindex', '0'],
  ["input[type='file']:not([aria-label], [id])", 'aria-label', '选择文件'],
  // No browser knows this value; it may fill in the password that it keeps.
  ["input[autocomplete='password']", 'autocomplete', 'current-password'],
];

/** Texts that Strapi's pages hold in English only, by the elements that have them. */
const TEXTS: readonly [selector: string, english: string, text: string][] = [
  ["button[aria-controls='burger-menu'] span", 'Menu', '菜单'],
];

/** Says in Chinese what Strapi's pages cannot be told to. */
export function translateLeftovers(): void {
  const translate = (): void => {
    if (!isChinese()) return;
    for (const [selector, name, value] of ATTRIBUTES)
      for (const element of document.querySelectorAll(selector)) element.setAttribute(name, value);
    for (const [selector, english, text] of TEXTS)
      for (const { firstChild } of document.querySelectorAll(selector))
        if (firstChild?.nodeValue === english) firstChild.nodeValue = text;
    const { pathname } = window.location;
    if (!Object.values(WORDS).some(([path]) => path.test(pathname))) return;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const [path, word] = WORDS[node.nodeValue ?? ''] ?? [];
      if (path?.test(pathname) && word) node.nodeValue = word;
    }
  };
  let asked = false;
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      translate();
    });
  }).observe(document.body, { childList: true, subtree: true });
}

/** Strapi writes its own name into the browser's tab at every page; it cannot be configured. */
export function nameTabs(): void {
  const rename = (): void => {
    const named = withOwnName(document.title);
    if (named !== document.title) document.title = named;
  };
  rename();
  const title = document.querySelector('title');
  if (title) new MutationObserver(rename).observe(title, { childList: true });
  document.documentElement.lang = window.localStorage.getItem('strapi-admin-language') ?? 'zh-Hans';
}
