const NAME = '敲门';

const withOwnName = (title: string): string => title.replace(/\bStrapi( Admin)?\b/g, NAME);

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
