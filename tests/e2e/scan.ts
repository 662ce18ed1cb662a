import type { Page } from 'playwright-core';

/** Latin words that belong on a Chinese page: names of formats, of things, and what people typed. */
const ALLOWED = [
  /[\w.+-]+@[\w.-]+/g,
  /\d+\s?[KM]B\b/g,
  /\b(PDF|JPG|PNG|Word|Excel|WPS|MB|API|GraphQL|Webhook|REST|ID|URL|IP|JWT|MIME)\b/g,
  /\b(STRAPI|Strapi|NODE|Community|Edition|OpenAPI|logo\.png)\b/g,
  // What the test itself has entered, and versions.
  /[\p{L}\p{N}_-]+\.(pdf|png|xlsx|docx)\b/gu,
  /\bv?\d+(\.\d+)+\b/g,
  // What the design system says to screen readers, without a way to say it otherwise.
  /Notifications alt\+T/g,
  /^Loading$/g,
  // Credit codes.
  /\b[0-9A-Z]{18}\b/g,
  // Codes of departments and users, and GB/T 4754's letters.
  /\b[a-z]+-\d+\b/g,
  /\b(office|auditor|group|unit|leader|liaison|enterprise|super)[ABC]?\b/g,
];

const RAW_KEY =
  /\b(casework|content-manager|global|app|components|Settings|Auth|HomePage|form|notification|upload|i18n|users-permissions)\.[a-z][\w-]*(\.[\w-]+)*/g;

/** Lines that a page shows: its text, its title, and what only a screen reader says. */
async function linesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes = ['placeholder', 'aria-label', 'title', 'alt'];
    const said = Array.from(document.querySelectorAll(attributes.map((name) => `[${name}]`).join(',')))
      // Of the select in the paging Strapi has no translation, nor of what hides behind its icons.
      .flatMap((element) => attributes.map((name) => element.getAttribute(name) ?? ''));
    return [...document.body.innerText.split('\n'), document.title, ...said].map((line) => line.trim());
  });
}

/** Raw keys and English on a page, each line once. */
export async function leftovers(page: Page): Promise<{ keys: string[]; english: string[] }> {
  const lines = [...new Set(await linesOf(page))].filter(Boolean);
  const keys = lines.flatMap((line) => line.match(RAW_KEY) ?? []);
  const english = lines.filter((line) => {
    const rest = ALLOWED.reduce((text, allowed) => text.replaceAll(allowed, ''), line);
    return /[A-Za-z]{2,}/.test(rest);
  });
  return { keys: [...new Set(keys)], english };
}
