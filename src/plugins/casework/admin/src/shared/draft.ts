/**
 * Text typed into a form and not yet sent, kept by the browser: an ended session, a lost answer or a closed tab
 * loses nothing. A draft belongs to one account and is deleted when it is sent or given up, or on signing out.
 */
const PREFIX = 'casework-draft:';
const DAYS = 7;

type Kept = { at: number; values: Record<string, unknown> };

export const draftKey = (account: string | number | undefined, ...parts: string[]): string =>
  `${PREFIX}${account ?? ''}:${parts.join(':')}`;

export function readDraft(key: string): Record<string, unknown> {
  try {
    const kept = JSON.parse(window.localStorage.getItem(key) ?? 'null') as Kept | null;
    if (kept && Date.now() - kept.at < DAYS * 86_400_000) return kept.values;
  } catch {
    // An unreadable draft counts as none.
  }
  return {};
}

export function keepDraft(key: string, values: Record<string, unknown>): void {
  try {
    if (Object.keys(values).length === 0) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify({ at: Date.now(), values } satisfies Kept));
  } catch {
    // A full or closed store keeps nothing; the form works all the same.
  }
}

export const dropDraft = (key: string): void => window.localStorage.removeItem(key);

/** Deletes all drafts on signing out, so that on a shared machine nobody finds another person's text. */
export function dropDrafts(): void {
  for (const key of Object.keys(window.localStorage))
    if (key.startsWith(PREFIX)) window.localStorage.removeItem(key);
}
