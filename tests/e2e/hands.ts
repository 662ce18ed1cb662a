import type { Locator, Page } from 'playwright-core';

/** A user's actions on the panel's pages. */

export const ISSUE = 'api::issue.issue';

export const openIssue = async (page: Page, documentId: string): Promise<void> => {
  await page.goto(`/admin/plugins/casework/issues/${documentId}`);
  await page.getByText('可办事项').waitFor();
};

/** The button of an action on the issue's page, by its label. */
export const actionButton = (page: Page, label: string): Locator =>
  page.getByRole('button', { name: label, exact: true });

export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** A field by what it is called; the star of a required one is no part of that. */
const named = (label: string): RegExp => new RegExp(`^${label}\\s*\\*?$`);

export const fill = (scope: Locator | Page, label: string, text: string): Promise<void> =>
  scope.getByRole('textbox', { name: named(label) }).fill(text);

/** Picks one of a list that is searched by typing. */
export async function pick(page: Page, scope: Locator | Page, label: string, option: string): Promise<void> {
  const box = scope.getByRole('combobox', { name: named(label) });
  await box.click();
  await box.fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

/** Picks one of a closed list. */
export async function choose(
  page: Page,
  scope: Locator | Page,
  label: string,
  option: string,
): Promise<void> {
  await scope.getByRole('combobox', { name: named(label) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Types a day into the panel's own input; of an instant, the box of the day comes first. */
export async function day(page: Page, scope: Locator | Page, label: string, date: string): Promise<void> {
  const box = scope.getByRole('textbox', { name: named(label) }).first();
  await box.fill(date);
  await page.keyboard.press('Tab');
}

/** Submits an action's form, and confirms where it asks once more. What is refused leaves it open. */
export async function submit(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: '提交' }).click();
  const confirm = dialog(page).getByRole('button', { name: '确认办理' });
  const refused = dialog(page).locator('[role=alert], [aria-invalid=true], [id$=error]');
  const first = await Promise.race([
    confirm.waitFor().then(() => 'asks' as const),
    refused
      .first()
      .waitFor()
      .then(() => 'refused' as const),
    dialog(page)
      .waitFor({ state: 'hidden' })
      .then(() => 'done' as const),
  ]).catch(() => 'refused' as const);
  if (first === 'asks') await confirm.click();
}

/** Takes an action that asks for nothing. */
export async function take(page: Page, label: string): Promise<void> {
  await actionButton(page, label).click();
  await dialog(page).waitFor();
  await submit(page);
}

/** Waits until the issue's page says that it stands there; the steps of the process name every stage. */
export const stage = (page: Page, name: string): Promise<void> =>
  page.locator('[data-casework-stage]', { hasText: name }).waitFor();
