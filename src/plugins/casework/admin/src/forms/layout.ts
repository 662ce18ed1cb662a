import { hasExceptions } from '../../../contracts/choices';
import { LIST_CHOICES } from '../../../contracts/list-choices';
import { actionRow } from '../../../domain/lifecycle';
import { isNamed } from '../shared/said';

export const INSTANT_INPUT = 'casework-instant';
export const DAY_INPUT = 'casework-day';
export const CHOICE_INPUT = 'casework-choice';
export const CHOICES_INPUT = 'casework-choices';
export const ISSUE_INPUT = 'casework-issue';
export const RECORDED_INPUT = 'casework-recorded';
export const SAID_INPUT = 'casework-said';
export const YEAR_INPUT = 'casework-year';
export const EXTRA_INPUT = 'casework-extra';

/** The fields that are entered when an issue is registered. */
const REGISTERED = Object.keys(actionRow('register').input);

type FormField = {
  name?: string;
  type: string;
  disabled?: boolean;
  attribute?: { enum?: readonly string[] };
};
type EditView = { layout: { layout: FormField[][][]; metadatas: object }; query: unknown };

/** Gives fields of generated forms the inputs of ours where Strapi's would mislead. */
export const mutateEditView = ({ layout, query }: EditView): EditView => ({
  query,
  layout: {
    ...layout,
    layout: layout.layout.map((panel) =>
      panel.map((row) => row.map((field) => withInput(field, isIssue(layout.metadatas)))),
    ),
  },
});

/** The hook is not told the type: only an issue has all of these. */
const isIssue = (metadatas: object): boolean => REGISTERED.every((name) => Object.hasOwn(metadatas, name));

function withInput(field: FormField, ofIssue: boolean): FormField {
  if (ofIssue) return { ...field, type: ISSUE_INPUT };
  // Strapi shows instants in the browser's zone, and a due at 24:00 as the next day.
  if (field.type === 'datetime') return { ...field, type: INSTANT_INPUT };
  // Strapi's own date input silently takes 2026-03-01 for another day.
  if (field.type === 'date') return { ...field, type: DAY_INPUT };
  if (field.type === 'enumeration' && hasExceptions(field.attribute?.enum ?? [])) {
    return { ...field, type: CHOICE_INPUT };
  }
  const name = field.name ?? '';
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
