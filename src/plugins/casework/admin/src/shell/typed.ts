import { panelText as text } from '../shared/texts';

/**
 * Asks before typed text is left on the plugin's own pages: Strapi's forms and the dialogs ask for themselves.
 * Texts of several lines count, and every input within an element marked as a form; text typed into a filter is no
 * loss.
 */
const FORM = 'data-casework-form';

let typed = false;
let wasOwnPage = false;

const isOwnPage = (): boolean => window.location.pathname.includes('/plugins/casework/');

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('[role="dialog"]') === null &&
  (target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.closest(`[${FORM}]`) !== null));

/** Forgets the typed text, which has been sent or given up. */
export const forgetTyped = (): void => {
  typed = false;
};

const leadsAway = (target: EventTarget | null): boolean => {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
  return link !== null && link.target !== '_blank' && !link.hasAttribute('download');
};

/** Watches what is typed and where one goes. */
export function keepTyped(): void {
  document.addEventListener('input', ({ target }) => {
    if (!isOwnPage() || !isWritten(target)) return;
    typed = true;
    wasOwnPage = true;
  });
  document.addEventListener(
    'click',
    (event) => {
      if (!typed || !isOwnPage() || !leadsAway(event.target)) return;
      if (window.confirm(text('form.leaveTyped'))) return forgetTyped();
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  // Back and forward: the address has changed already and is restored before anything is rendered again.
  let restoring = false;
  window.addEventListener(
    'popstate',
    (event) => {
      if (restoring) {
        restoring = false;
        event.stopImmediatePropagation();
        return;
      }
      if (!typed || !wasOwnPage) return;
      if (window.confirm(text('form.leaveTyped'))) return forgetTyped();
      event.stopImmediatePropagation();
      restoring = true;
      window.history.forward();
    },
    { capture: true },
  );
  window.addEventListener('beforeunload', (event) => {
    if (typed && isOwnPage()) event.preventDefault();
  });
}
