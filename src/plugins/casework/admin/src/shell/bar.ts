import { getFetchClient } from '@strapi/strapi/admin';
import { choiceText } from '../../../contracts/choices';
import { inLanguage, type Membership } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { panelLanguage } from '../shared/language';
import { panelText as text } from '../shared/texts';
import { readTerms, type SessionTerms } from './session';
import { unreadLink } from './unread';

/**
 * The bar at the foot of every page: the membership in use, the choice of another, and the data that must never be
 * entered. Strapi has no lasting place for it, so it is outside the panel's own tree.
 */

const element = (tag: string, content = '', className = ''): HTMLElement =>
  Object.assign(document.createElement(tag), { textContent: content, className });

const nameOf = ({ kind, organisation, acting }: Membership): string =>
  [
    ...new Set([choiceText(kind, panelLanguage()), organisation]),
    ...(acting ? [text('membership.acting')] : []),
  ].join(' · ');

async function memberships(): Promise<Membership[] | null> {
  try {
    const { get } = getFetchClient();
    const { data } = await get<{ data: Membership[] }>('/casework/memberships', inLanguage());
    return data.data;
  } catch {
    return null;
  }
}

async function use(documentId: string): Promise<void> {
  const { post } = getFetchClient();
  await post(`/casework/memberships/${documentId}/use`, {}, inLanguage());
  // Everything on the page was read as somebody else.
  window.location.reload();
}

function actingOf(held: Membership[]): HTMLElement {
  const acting = element('span', '', 'acting');
  const inUse = held.find((membership) => membership.inUse);
  acting.append(element('span', `${text('bar.acting')}：`, 'label'));
  if (held.length === 0) acting.append(text('membership.none'));
  else if (held.length === 1) acting.append(nameOf(held[0] as Membership));
  else {
    const select = element('select') as HTMLSelectElement;
    select.setAttribute('aria-label', text('bar.switch'));
    select.className = inUse ? '' : 'missing';
    if (!inUse) select.append(new Option(text('bar.choose'), '', true, true));
    for (const membership of held) {
      select.append(
        new Option(nameOf(membership), membership.documentId, membership.inUse, membership.inUse),
      );
    }
    select.addEventListener('change', () => {
      if (select.value) void use(select.value);
    });
    acting.append(select);
  }
  return acting;
}

/** Notice to the owner of a password from two weeks before it expires, with the page where he changes it. */
function passwordNotice(terms: SessionTerms | null): HTMLElement[] {
  const { warn, expiresAt } = terms?.password ?? {};
  if (!warn || !expiresAt) return [];
  const day = formatInstant(expiresAt, panelLanguage()).slice(0, 10);
  const link = element('a', text('session.passwordSoon', { day }), 'messages missing') as HTMLAnchorElement;
  link.href = '/admin/me';
  return [link];
}

const signedIn = (): boolean => !/\/auth\//.test(window.location.pathname);

/** Keeps the bar on every page but those of signing in. */
export function keepBar(): void {
  const bar = element('aside');
  bar.id = 'casework-bar';
  let shown = false;
  const show = async (): Promise<void> => {
    const wanted = signedIn();
    document.body.classList.toggle('casework-barred', wanted);
    if (!wanted) bar.remove();
    if (wanted === shown) return;
    shown = wanted;
    if (!wanted) return;
    const held = await memberships();
    // An ended session sends one to the login page, which may not have been reached yet.
    if (!held || !signedIn()) shown = false;
    if (!held || !shown) return;
    bar.replaceChildren(
      actingOf(held),
      ...passwordNotice(await readTerms()),
      unreadLink(text('messages.title')),
      element('strong', text('secret.banner')),
    );
    bar.setAttribute('aria-label', text('bar.acting'));
    document.body.append(bar);
  };
  void show();
  // Every page names itself in the browser's tab.
  const title = document.querySelector('title');
  if (title) new MutationObserver(() => void show()).observe(title, { childList: true });
  window.addEventListener('casework:membership', () => {
    shown = false;
    void show();
  });
}
