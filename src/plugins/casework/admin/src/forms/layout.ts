import { hasExceptions } from '../../../contracts/choices';
import { LIST_CHOICES } from '../../../contracts/list-choices';
import { actionRow } from '../../../domain/lifecycle';
import { isNamed } from '../shared/said';
import { isToOne, pickedAs } from './relations';

export const INSTANT_INPUT = 'casework-instant';
export const DAY_INPUT = 'casework-day';
export const CHOICE_INPUT = 'casework-choice';
export const CHOICES_INPUT = 'casework-choices';
export const ISSUE_INPUT = 'casework-issue';
export const RECORDED_INPUT = 'casework-recorded';
export const SAID_INPUT = 'casework-said';
export const YEAR_INPUT = 'casework-year';
export const RELATION_INPUT = 'casework-relation';
export const LIFE_INPUT = 'casework-life';
export const EXTRA_INPUT = 'casework-extra';

/** The fields that are entered when an issue is registered. */
const REGISTERED = Object.keys(actionRow('register').input);

type FormField = {
  name?: string;
  type: string;
  disabled?: boolean;
  /** the input that a record's life may close */
  shownAs?: string;
  attribute?: { enum?: readonly string[]; relation?: string; target?: string };
};
type EditView = { layout: { layout: FormField[][][]; metadatas: object }; query: unknown };

/** Gives fields of generated forms the inputs of ours where Strapi's would mislead. */
export const mutateEditView = ({ layout, query }: EditView): EditView => ({
  query,
  layout: {
    ...layout,
    layout: layout.layout.map((panel) =>
      panel.map((row) => row.map((field) => inputOf(field, layout.metadatas))),
    ),
  },
});

/** The hook is not told the type: only an issue has all of these. */
const isIssue = (metadatas: object): boolean => REGISTERED.every((name) => Object.hasOwn(metadatas, name));

/** A record that is handed in, approved or concluded; which of them it is the input asks. */
const hasLife = (metadatas: object): boolean =>
  Object.hasOwn(metadatas, 'state') || Object.hasOwn(metadatas, 'submittedAt');

/** Parts of a record, lists of records and rich texts are inputs of the Content Manager alone. */
const isSimple = ({ type }: FormField): boolean =>
  !['component', 'dynamiczone', 'relation', 'richtext', 'blocks', 'uid'].includes(type);

function inputOf(field: FormField, metadatas: object): FormField {
  if (isIssue(metadatas)) return { ...field, type: ISSUE_INPUT };
  const shown = withInput(field);
  return hasLife(metadatas) && isSimple(shown) ? { ...shown, type: LIFE_INPUT, shownAs: shown.type } : shown;
}

function withInput(field: FormField): FormField {
  // Strapi shows instants in the browser's zone, and a due at 24:00 as the next day.
  if (field.type === 'datetime') return { ...field, type: INSTANT_INPUT };
  // Strapi's own date input silently takes 2026-03-01 for another day.
  if (field.type === 'date') return { ...field, type: DAY_INPUT };
  if (field.type === 'enumeration' && hasExceptions(field.attribute?.enum ?? [])) {
    return { ...field, type: CHOICE_INPUT };
  }
  const name = field.name ?? '';
  // Strapi's box for one record keeps a list below it, of which one entry stays.
  const { relation, target } = field.attribute ?? {};
  if (field.type === 'relation' && isToOne(relation) && pickedAs(name, target))
    return { ...field, type: RELATION_INPUT };
  if (field.type === 'json') {
    // JSON is neither shown nor typed: a policy's industries are chosen, a document's body is written in paragraphs,
    // and all other JSON fields hold recorded data.
    if (name === 'extra') return { ...field, type: EXTRA_INPUT };
    const choices = Object.hasOwn(LIST_CHOICES, name);
    return { ...field, type: choices ? CHOICES_INPUT : RECORDED_INPUT };
  }
  // Names of actions, stages and levels, where they were recorded.
  if (field.disabled && isNamed(name, field.type)) return { ...field, type: SAID_INPUT };
  // Strapi writes 2,026.
  if (name === 'year' && field.type === 'integer') return { ...field, type: YEAR_INPUT };
  return field;
}
