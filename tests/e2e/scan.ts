import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** Latin words that belong on a Chinese page: names of formats, of things, and what people typed. */
const ALLOWED = [
  /[\w.+-]+@[\w.-]+/g,
  /\d+\s?[KM]B\b/g,
  /\b(PDF|JPG|PNG|Word|Excel|WPS|MB|API|GraphQL|Webhook|REST|ID|URL|IP|JWT|MIME)\b/g,
  /\b(STRAPI|Strapi|NODE|Community|Edition|OpenAPI|logo\.png)\b/g,
  // Texts that the test itself has entered, and versions.
  /[\p{L}\p{N}_-]+\.(pdf|png|xlsx|docx)\b/gu,
  /\bv?\d+(\.\d+)+\b/g,
  // Texts of the design system for screen readers, which cannot be translated.
  /Notifications alt\+T/g,
  /^Loading$/g,
  // What Strapi called its first tokens, in the record of their removal.
  /\b(Full Access|Read Only)\b/g,
  // Credit codes.
  /\b[0-9A-Z]{18}\b/g,
  // Codes of departments and users, and GB/T 4754's letters.
  /\b[a-z]+-\d+\b/g,
  /\b(office|head|auditor|group|unit|leader|liaison|enterprise|super)[ABC]?\b/g,
];

const RAW_KEY =
  /\b(casework|content-manager|global|app|components|Settings|Auth|HomePage|form|notification|upload|i18n|users-permissions)\.[a-z][\w-]*(\.[\w-]+)*/g;

/** Lines that a page shows: its text, its title, and what only a screen reader says. */
async function linesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes = ['placeholder', 'aria-label', 'title', 'alt'];
    const said = Array.from(document.querySelectorAll(attributes.map((name) => `[${name}]`).join(',')))
      // Strapi translates neither the select in the paging nor the hidden texts of its icons.
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

export type Violation = { id: string; impact: string | null; at: string[] };

const AXE = createRequire(__filename).resolve('axe-core/axe.min.js');

/** Waits until nothing fades or slides any more on a page, two seconds at most. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const within = (ms: number, work: Promise<unknown>): Promise<unknown> =>
      Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
    // A page that is not drawn for a while is no reason to wait for ever.
    await within(500, new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // The end of one that is paused, or whose element is drawn anew, is never told.
    await within(2_000, Promise.allSettled(ending.map(({ finished }) => finished)));
  });
}

/** What axe-core finds serious on a page, once what fades in has done so. */
export async function seriousIn(page: Page): Promise<Violation[]> {
  await settled(page);
  await page.evaluate(fs.readFileSync(AXE, 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; impact: string | null; nodes: { target: string[] }[] }[];
        }>;
      };
    };
    const run = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return run.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      at: nodes.slice(0, 3).map((n) => n.target.join(' ')),
    }));
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

export type Cut = { text: string; where: string };

/**
 * Texts that are wider than the box they stand in: cut off, or running out of it; the words in an empty field too.
 * What scrolls sideways is not cut.
 */
export async function cutIn(page: Page): Promise<Cut[]> {
  return page.evaluate(() => {
    const found: { text: string; where: string }[] = [];
    const note = (text: string, element: Element): void => {
      const name = element.closest('[id],[data-column],section,nav,header,table')?.tagName ?? '';
      found.push({ text: text.trim().slice(0, 60), where: `${name} ${element.tagName}`.toLowerCase() });
    };
    const brush = document.createElement('canvas').getContext('2d');
    for (const element of Array.from(document.body.querySelectorAll<HTMLElement>('*'))) {
      if (!element.checkVisibility({ checkVisibilityCSS: true })) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // Nothing of it is seen: it is there for screen readers.
      if (box.width <= 2 || box.height <= 2 || style.clipPath !== 'none') continue;
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
        if (!brush || element.value !== '' || element.placeholder === '') continue;
        brush.font = style.font;
        const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (element instanceof HTMLInputElement && brush.measureText(element.placeholder).width > room + 1)
          note(element.placeholder, element);
        continue;
      }
      const own = Array.from(element.childNodes).filter(
        (node) => node instanceof Text && node.data.trim() !== '',
      );
      if (own.length === 0 || ['SCRIPT', 'STYLE', 'OPTION', 'TITLE'].includes(element.tagName)) continue;
      const range = document.createRange();
      const wrong = own.some((node) => {
        range.selectNodeContents(node);
        const text = range.getBoundingClientRect();
        if (text.width === 0) return false;
        for (let at: HTMLElement | null = element; at; at = at.parentElement) {
          const { overflowX, display, position } = getComputedStyle(at);
          if (overflowX === 'auto' || overflowX === 'scroll') return false;
          if (display.startsWith('inline') && display === 'inline') continue;
          if (display === 'contents') continue;
          const clips = overflowX === 'hidden' || overflowX === 'clip';
          const edge = at.getBoundingClientRect();
          // A button holds its words in its height, too.
          const tall = at.tagName === 'BUTTON' && (text.bottom > edge.bottom + 1 || text.top < edge.top - 1);
          if ((at === element || clips || at.tagName === 'BUTTON') && edge.width > 2)
            if (text.right > edge.right + 1 || text.left < edge.left - 1 || tall) return true;
          if (position === 'fixed') return false;
        }
        return false;
      });
      if (wrong) note(own.map((node) => node.textContent).join(' '), element);
    }
    return found;
  });
}
