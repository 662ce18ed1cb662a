import { inGroups, qrPicture } from '../shared/qr';
import { panelText as text } from '../shared/texts';
import { askValues, openQuestion, type Asked } from './question';

/**
 * What a sign-in is asked for beside the password, in windows over the login form: a new password for an expired one, a
 * code of the second factor, or the enrolment of one. Strapi's login knows none of these.
 */

type Fetch = typeof window.fetch;
type Json = Record<string, unknown>;
type Refused = { error?: { message?: string; details?: { code?: string; secret?: string; uri?: string } } };

/** What the service said of a refusal. */
export async function refusalOf(answer: Response): Promise<Refused['error']> {
  const body = (await answer
    .clone()
    .json()
    .catch(() => null)) as Refused | null;
  return body?.error;
}

const CODE: Asked = { name: 'code', label: '', type: 'text', autocomplete: 'one-time-code' };

type Step = {
  title: string;
  lines: readonly (string | Element)[];
  fields: readonly Asked[];
  submit: string;
  /** what is wrong with the values, or null */
  wrong?: (values: Record<string, string>) => string | null;
  /** what goes into the request */
  sends: readonly string[];
};

/** The window for what the service asks for; null when it asks for nothing. */
async function stepOf(answer: Response): Promise<Step | null> {
  if (answer.status !== 403) return null;
  const { details } = (await refusalOf(answer)) ?? {};
  switch (details?.code) {
    case 'PASSWORD_EXPIRED':
      return {
        title: text('session.expired'),
        lines: [text('session.expiredText')],
        fields: [
          {
            name: 'newPassword',
            label: text('session.newPassword'),
            type: 'password',
            autocomplete: 'new-password',
          },
          { name: 'again', label: text('session.again'), type: 'password', autocomplete: 'new-password' },
        ],
        submit: text('session.set'),
        wrong: ({ newPassword, again }) => (newPassword === again ? null : text('session.different')),
        sends: ['newPassword'],
      };
    case 'SECOND_FACTOR_REQUIRED':
      return {
        title: text('factor.ask'),
        lines: [text('factor.askText')],
        fields: [{ ...CODE, label: text('factor.codeOrRecovery') }],
        submit: text('factor.next'),
        sends: ['code'],
      };
    case 'SECOND_FACTOR_SETUP':
      return {
        title: text('factor.setUp'),
        lines: [
          text('factor.setUpText'),
          await qrPicture(details.uri ?? '', text('factor.qr')),
          text('factor.secret', { secret: inGroups(details.secret ?? '') }),
        ],
        fields: [{ ...CODE, label: text('factor.firstCode') }],
        submit: text('factor.confirm'),
        sends: ['code'],
      };
    default:
      return null;
  }
}

/**
 * Signs in, asking for whatever the service wants beside the password.
 * @returns the answer of the last attempt: signed in, or the refusal when a window was closed
 */
export async function signInByStep(
  fetch: Fetch,
  input: RequestInfo | URL,
  init: RequestInit,
  body: Json,
): Promise<Response> {
  let answer = await fetch(input, init);
  let sent = body;
  // A new password, an enrolment and a code: no sign-in is asked for more.
  for (let i = 0; i < 4; i += 1) {
    const step = await stepOf(answer);
    if (!step) break;
    const done = await askValues(
      step.title,
      step.lines,
      step.fields,
      { submit: step.submit, leave: text('form.cancel') },
      async (values) => {
        const problem = step.wrong?.(values) ?? null;
        if (problem !== null) return problem;
        const given = Object.fromEntries(step.sends.map((name) => [name, values[name]]));
        const tried = await fetch(input, { ...init, body: JSON.stringify({ ...sent, ...given }) });
        if (!tried.ok && (await stepOf(tried)) === null)
          return (await refusalOf(tried))?.message ?? text('session.noAnswer');
        sent = { ...sent, ...given };
        answer = tried;
        return null;
      },
    );
    if (!done) return answer;
  }
  if (answer.ok) await showCodes(answer);
  return answer;
}

/** Recovery codes are shown this once. */
async function showCodes(answer: Response): Promise<void> {
  const { data } = (await answer.clone().json()) as { data?: { recoveryCodes?: string[] } };
  if (!data?.recoveryCodes) return;
  const list = document.createElement('pre');
  list.textContent = data.recoveryCodes.join('\n');
  await openQuestion(
    text('factor.codes'),
    [text('factor.codesText'), list],
    [{ value: 'kept', label: text('factor.kept') }],
    null,
  ).answer;
}
