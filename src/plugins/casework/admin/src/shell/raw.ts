import { CHOICES, choiceText } from '../../../contracts/choices';
import { formatInstant } from '../shared/dates';
import { panelLanguage } from '../shared/language';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A record is called by one of its fields, and Strapi prints that raw: an instant, or the value of a choice. */
function inWords({ nodeValue, parentElement }: Node): string | null {
  const text = nodeValue ?? '';
  if (INSTANT.test(text)) return formatInstant(text, panelLanguage());
  // The heading of a record, and of one of the parts that repeat in it.
  if (Object.hasOwn(CHOICES, text) && parentElement?.closest('h1, h3 button'))
    return choiceText(text, panelLanguage());
  return null;
}

/** Replaces the raw names of records by words, in headings and in relations. */
export function sayRaw(): void {
  const say = (): void => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const said = inWords(node);
      if (said !== null) node.nodeValue = said;
    }
  };
  let asked = false;
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      say();
    });
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}
