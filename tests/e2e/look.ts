import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { leftovers, settled } from './scan';

/** Where pictures of every page are put, when somebody wants to look at them. */
const PICTURES = process.env['E2E_SCREENSHOTS'];
const WIDTHS = [1280, 390];

/**
 * Chinese throughout at both widths, nothing wider than the page; and pictures of it.
 * @param typed what the test itself has typed in Latin letters
 */
export async function look(page: Page, name: string, typed: RegExp | null = null): Promise<void> {
  // Behind a form the heading is hidden from screen readers, so that it has no role.
  await page.locator('h1').first().waitFor();
  await page.getByText('Loading content.').first().waitFor({ state: 'hidden' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 1000 });
    await settled(page);
    const { keys, english } = await leftovers(page);
    const left = english.filter((said) => !typed?.test(said));
    // Strapi's own forms are what they are.
    const wide = /plugins\/casework/.test(page.url())
      ? await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      : 0;
    expect({ name, width, keys, left, wide }).toEqual({ name, width, keys: [], left: [], wide: 0 });
    if (!PICTURES) continue;
    fs.mkdirSync(PICTURES, { recursive: true });
    // The page scrolls inside the panel's frame: a tall window shows the whole of it.
    await page.setViewportSize({ width, height: 2600 });
    await settled(page);
    await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`), animations: 'disabled' });
  }
  await page.setViewportSize({ width: 1280, height: 1000 });
  await settled(page);
}
