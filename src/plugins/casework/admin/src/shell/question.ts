import { panelText as text } from '../shared/texts';

type Choice<T extends string> = { value: T; label: string };

/** A line of text, or what is drawn. */
type Line = string | Element;

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] => Object.assign(document.createElement(tag), given);

/**
 * Opens a separate dialog outside the panel's tree. A dialog of the panel that is open keeps the focus within
 * itself, so the new one is placed inside it.
 */
function openWindow(title: string, lines: readonly Line[]): HTMLDialogElement {
  const dialog = element('dialog', { className: 'casework-question' });
  dialog.setAttribute('aria-label', title);
  dialog.append(element('h2', { textContent: title }));
  for (const line of lines)
    dialog.append(typeof line === 'string' ? element('p', { textContent: line }) : line);
  const open = [...document.querySelectorAll('[role="dialog"][data-state="open"]')].at(-1);
  (open ?? document.body).append(dialog);
  return dialog;
}

const closed = (dialog: HTMLDialogElement): Promise<string> =>
  new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const { returnValue } = dialog;
      dialog.remove();
      resolve(returnValue);
    });
  });

/** A question with some answers. */
export type Question<T extends string> = { answer: Promise<T | null>; close: () => void };

/**
 * Asks a question in a separate dialog.
 * @param stay label of the button that chooses nothing; null leaves it out
 */
export function openQuestion<T extends string>(
  title: string,
  lines: readonly Line[],
  choices: readonly Choice<T>[],
  stay: string | null = text('form.stay'),
): Question<T> {
  const dialog = openWindow(title, lines);
  const foot = element('footer');
  const button = (label: string, value: string): HTMLButtonElement => {
    const made = element('button', { type: 'button', textContent: label });
    made.addEventListener('click', () => dialog.close(value));
    return made;
  };
  foot.append(
    ...(stay === null ? [] : [button(stay, '')]),
    ...choices.map(({ value, label }) => button(label, value)),
  );
  dialog.append(foot);
  dialog.showModal();
  const answer = closed(dialog).then(
    (value) => choices.find((choice) => choice.value === value)?.value ?? null,
  );
  return { answer, close: () => dialog.close('') };
}

/** @returns the value that was chosen; null when the window was closed */
export const askChoice = <T extends string>(
  title: string,
  lines: readonly string[],
  choices: readonly Choice<T>[],
): Promise<T | null> => openQuestion(title, lines, choices).answer;

export type Asked = {
  name: string;
  label: string;
  type: 'text' | 'email' | 'password';
  value?: string;
  fixed?: boolean;
  autocomplete: string;
};

/**
 * Asks for some values in a separate dialog, until `take` accepts them.
 * @param take returns what is wrong with the values, or null
 * @returns whether they were accepted; false when the dialog was closed
 */
export async function askValues(
  title: string,
  lines: readonly Line[],
  fields: readonly Asked[],
  labels: { submit: string; leave: string },
  take: (values: Record<string, string>) => Promise<string | null>,
): Promise<boolean> {
  const dialog = openWindow(title, lines);
  const form = element('form', { method: 'dialog' });
  const inputs = fields.map(({ name, label, type, value = '', fixed = false, autocomplete }) => {
    const input = element('input', { name, type, value, readOnly: fixed, required: true });
    input.setAttribute('autocomplete', autocomplete);
    const named = element('label', { textContent: label });
    named.append(input);
    form.append(named);
    return input;
  });
  const wrong = element('p', { className: 'wrong' });
  wrong.setAttribute('role', 'alert');
  const leave = element('button', { type: 'button', textContent: labels.leave });
  leave.addEventListener('click', () => dialog.close(''));
  const submit = element('button', { type: 'submit', textContent: labels.submit });
  const foot = element('footer');
  foot.append(leave, submit);
  form.append(wrong, foot);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    submit.disabled = true;
    wrong.textContent = '';
    void take(Object.fromEntries(inputs.map(({ name, value }) => [name, value])))
      .then((problem) => (problem === null ? dialog.close('done') : void (wrong.textContent = problem)))
      .catch(() => void (wrong.textContent = text('session.noAnswer')))
      .finally(() => (submit.disabled = false));
  });
  dialog.append(form);
  dialog.showModal();
  inputs.find(({ readOnly }) => !readOnly)?.focus();
  return (await closed(dialog)) === 'done';
}
