import { mergeEdit } from '../../../../domain/entry';
import { message } from '../../../../contracts/messages';
import { CaseworkError } from './errors';
import { nameOfField } from './field-names';

/**
 * Refuses an edit when another user has edited the record since it was opened: shared by the generated forms
 * (transport/forms/edits.ts) and by the calls that save drafts.
 */

type Data = Readonly<Record<string, unknown>>;

/** Where the fields stand in the call's data, as `items.2`, and how records that they name are called. */
type Said = {
  at?: string | undefined;
  labels?: Record<string, { yours: string | null; theirs: string | null }>;
};

/** Names the fields that somebody else has changed, with his values and those that were to be written. */
export const editedMeanwhile = (
  fields: readonly string[],
  given: Data,
  stored: Data,
  { at, labels = {} }: Said = {},
): CaseworkError =>
  new CaseworkError(409, 'EDITED_MEANWHILE', (language) => {
    const conflicts = fields.map((field) => ({
      field: at === undefined ? field : `${at}.${field}`,
      name: nameOfField(field, language),
      yours: given[field] ?? null,
      theirs: stored[field] ?? null,
      ...(labels[field] ? { labels: labels[field] } : {}),
    }));
    const listed = conflicts.map(({ name }) => name).join(language === 'zh' ? '、' : ', ');
    return { message: message('EDITED_MEANWHILE', language, { fields: listed }), details: { conflicts } };
  });

/**
 * The fields of a saved draft that are to be written: those that differ from what its editor opened. A client that
 * does not say what he opened writes all that he sends.
 * @param given what is to be written; what is undefined is not
 * @param stored what is there now
 * @param opened what the editor had before him, by the same names
 * @throws CaseworkError 409 EDITED_MEANWHILE when somebody else has changed one of them to something else
 */
export function mergedDraft<T extends Data>(
  given: T,
  stored: Data,
  opened: Data | undefined,
  at?: string,
): Partial<T> {
  const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (opened === undefined) return sent as Partial<T>;
  const { write, conflicts } = mergeEdit({ given: sent, stored, opened, isStale: false });
  if (conflicts.length > 0) throw editedMeanwhile(conflicts, sent, stored, { at });
  return Object.fromEntries(Object.entries(sent).filter(([field]) => write.includes(field))) as Partial<T>;
}
