import { getFetchClient } from '@strapi/strapi/admin';
import { inLanguage } from '../shared/api';

const EVERY_MS = 60_000;

/** A page untouched for this long stops asking for unread messages. */
const IDLE_MS = 5 * 60_000;

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

let touchedAt = Date.now();
for (const touch of TOUCHES)
  window.addEventListener(touch, () => (touchedAt = Date.now()), { capture: true, passive: true });

const isIdle = (): boolean => Date.now() - touchedAt > IDLE_MS;
const PAGE = '/admin/plugins/casework/messages';

/** A link to the messages with the number of unread ones, kept up to date while the page is looked at. */
export function unreadLink(label: string): HTMLElement {
  const link = document.createElement('a');
  link.href = PAGE;
  link.className = 'messages';
  link.textContent = label;
  const read = async (): Promise<void> => {
    if (!link.isConnected || document.hidden || isIdle()) return;
    try {
      const { get } = getFetchClient();
      const { data } = await get<{ data: { unread: number } }>('/casework/messages/unread', inLanguage());
      const { unread } = data.data;
      link.textContent = unread > 0 ? `${label}（${unread}）` : label;
    } catch {
      // The next look will tell.
    }
  };
  setTimeout(() => void read(), 0);
  const timer = window.setInterval(() => {
    if (link.isConnected) void read();
    else window.clearInterval(timer);
  }, EVERY_MS);
  window.addEventListener('casework:messages', () => void read());
  return link;
}
