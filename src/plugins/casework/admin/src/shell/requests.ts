import { choiceText } from '../../../contracts/choices';
import { panelLanguage } from '../shared/language';
import { panelText as text } from '../shared/texts';
import { askChoice } from './question';
import { noteRequest } from './session';
import { signInByStep } from './second-step';
import { rememberAccount, signInOver } from './sign-in';
import { followLogOut } from './sign-on';
import { forgetTyped } from './typed';

/**
 * Adds what Strapi's generated forms do not send: a key, so that two clicks on 保存 make one record, and the values
 * that the form showed, so that no other user's change is undone unseen. All requests of the forms go through the
 * browser's `fetch`.
 */

type Json = Record<string, unknown>;
type Conflict = {
  field: string;
  name: string;
  yours: unknown;
  theirs: unknown;
  /** how the records are called that a relation's values are the keys of */
  labels?: { yours: string | null; theirs: string | null };
};
type Fetch = typeof window.fetch;

const RECORDS = /\/content-manager\/collection-types\/api::[\w.-]+\/?$/;
const RECORD = /\/content-manager\/(?:collection|single)-types\/api::[\w.-]+(?:\/[a-z0-9]+)?\/?$/;

/** Requests sent while a user types, which store nothing of the typed text. */
const LEAVES_TYPED = /\/(?:preview|upload|access-token|login|check)$/;

/** The values of each record as they were read, by its address and its `updatedAt`. */
const read = new Map<string, Json>();
const MOST_READ = 50;

const pathOf = (input: RequestInfo | URL): string =>
  new URL(input instanceof Request ? input.url : String(input), window.location.href).pathname;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function bodyOf(init: RequestInit | undefined): Json | null {
  if (typeof init?.body !== 'string') return null;
  try {
    const body: unknown = JSON.parse(init.body);
    return isObject(body) ? body : null;
  } catch {
    return null;
  }
}

async function remember(path: string, answer: Response): Promise<void> {
  const body = (await answer
    .clone()
    .json()
    .catch(() => null)) as { data?: unknown } | null;
  const record = body?.data;
  if (!isObject(record) || typeof record['updatedAt'] !== 'string') return;
  read.set(`${path} ${record['updatedAt']}`, record);
  read.set(path, record);
  for (const oldest of read.keys()) {
    if (read.size <= MOST_READ) break;
    read.delete(oldest);
  }
}

/** Returns the values that the form showed of the fields that it sends. */
function openedOf(path: string, body: Json): Json | null {
  const version = body['updatedAt'];
  const record = read.get(typeof version === 'string' ? `${path} ${version}` : path);
  if (!record) return null;
  return Object.fromEntries(Object.keys(body).flatMap((key) => (key in record ? [[key, record[key]]] : [])));
}

/** Returns a key of this body and this opening of the page, which has its own key in the browser's history. */
function openingKey(body: string): string {
  const state = window.history.state as { key?: string } | null;
  const opening = `${window.location.pathname} ${state?.key ?? performance.timeOrigin} ${body}`;
  // `crypto.subtle` is there in secure contexts only, and offices run this over plain HTTP, too.
  let hash = 5381n;
  for (const character of opening) hash = (hash * 33n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 128n;
  return `form-${hash.toString(36)}`;
}

/** The fields that the person has changed: what else the form holds is as old as its opening. */
const changedOf = (sent: Json, opened: Json): Json =>
  Object.fromEntries(
    Object.entries(sent).filter(
      ([key, value]) =>
        key !== 'updatedAt' && !(key in opened && JSON.stringify(value) === JSON.stringify(opened[key])),
    ),
  );

const say = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '—'
    : typeof value === 'string'
      ? choiceText(value, panelLanguage())
      : JSON.stringify(value);

/** Puts the conflict before the person; null leaves the form as it is. */
async function decide(conflicts: Conflict[]): Promise<'mine' | 'theirs' | null> {
  const lines = conflicts.map(({ name, yours, theirs, labels }) =>
    text('conflict.line', {
      name,
      yours: say(labels?.yours ?? yours),
      theirs: say(labels?.theirs ?? theirs),
    }),
  );
  return askChoice<'mine' | 'theirs'>(
    text('conflict.title'),
    [text('conflict.text'), ...lines],
    [
      { value: 'theirs', label: text('conflict.theirs') },
      { value: 'mine', label: text('conflict.mine') },
    ],
  );
}

type Refusal = { error?: { details?: { conflicts?: Conflict[] } } };

async function conflictsOf(answer: Response): Promise<Conflict[]> {
  if (answer.status !== 409) return [];
  const refusal = (await answer
    .clone()
    .json()
    .catch(() => null)) as Refusal | null;
  return refusal?.error?.details?.conflicts ?? [];
}

async function save(
  fetch: Fetch,
  input: RequestInfo | URL,
  init: RequestInit,
  body: Json,
): Promise<Response> {
  const path = pathOf(input);
  let sent = body;
  let opened = openedOf(path, body) ?? {};
  for (;;) {
    const known = Object.keys(opened).length > 0;
    const answer = await fetch(input, {
      ...init,
      body: JSON.stringify(known ? { ...changedOf(sent, opened), opened } : sent),
    });
    const conflicts = await conflictsOf(answer);
    if (conflicts.length === 0) return answer;
    const decided = await decide(conflicts);
    if (decided === null) return answer;
    const theirs = Object.fromEntries(conflicts.map((one) => [one.field, one.theirs]));
    opened = { ...opened, ...theirs };
    if (decided === 'theirs') sent = { ...sent, ...theirs };
  }
}

/** Returns the record in a draft's data that holds a field: `items.2.decision` is in the third of the items. */
function holderOf(data: Json, field: string): { holder: Json; name: string } | null {
  const way = field.split('.');
  const name = way.pop() ?? '';
  let holder: unknown = data;
  for (const part of way) holder = (holder as Record<string, unknown> | undefined)?.[part];
  return isObject(holder) ? { holder, name } : null;
}

/** Drafts of the plugin's own pages say what their editors had before them: the same question, the same way on. */
async function saveDraft(
  fetch: Fetch,
  input: RequestInfo | URL,
  init: RequestInit,
  body: Json,
): Promise<Response> {
  const data = structuredClone(body['data']) as Json;
  for (;;) {
    const answer = await fetch(input, { ...init, body: JSON.stringify({ ...body, data }) });
    const conflicts = await conflictsOf(answer);
    if (conflicts.length === 0) return answer;
    const decided = await decide(conflicts);
    if (decided === null) return answer;
    for (const { field, theirs } of conflicts) {
      const found = holderOf(data, field);
      if (!found) return answer;
      found.holder['opened'] = { ...(found.holder['opened'] as Json | undefined), [found.name]: theirs };
      if (decided === 'theirs') found.holder[found.name] = theirs;
    }
  }
}

const saysWhatItOpened = (body: Json): boolean => {
  const { data } = body;
  if (!isObject(data)) return false;
  const { items } = data;
  return (
    isObject(data['opened']) ||
    (Array.isArray(items) && items.some((item) => isObject(item) && isObject(item['opened'])))
  );
};

const ends = (path: string, end: string): boolean => path.endsWith(end);

/** Requests of the plugin's own pages: an identical one within a second is a second click. */
const OWN = /^\/casework\//;
const CLICKS_MS = 1_000;
const underWay = new Map<string, Promise<Response>>();

function once(key: string, send: () => Promise<Response>): Promise<Response> {
  const first = underWay.get(key);
  if (first) return first.then((answer) => answer.clone());
  const sent = send();
  underWay.set(key, sent);
  const forget = (): void => void window.setTimeout(() => underWay.delete(key), CLICKS_MS);
  // A refused request may be sent again at once.
  sent.then(
    (answer) => (answer.ok ? forget() : underWay.delete(key)),
    () => underWay.delete(key),
  );
  return sent.then((answer) => answer.clone());
}

const ISSUES = /\/content-manager\/collection-types\/api::issue\.issue\/?$/;

/** The issue that has just been registered in the form: it leads on to its page, once. */
let registered: string | null = null;

async function noteRegistered(answer: Response): Promise<void> {
  const body = (await answer
    .clone()
    .json()
    .catch(() => null)) as { data?: { documentId?: unknown } } | null;
  const documentId = body?.data?.documentId;
  if (typeof documentId === 'string') registered = documentId;
}

/** Whether this issue has just been registered here; true only at the first call. */
export function takeRegistered(documentId: string): boolean {
  if (registered !== documentId) return false;
  registered = null;
  return true;
}

/**
 * Addresses of Strapi's paid editions, which its pages ask for all the same: answered here as the service would, as
 * each of them would stand as an error in the browser's console.
 */
const ABSENT = /^\/(?:admin\/ai-[\w-]+|i18n\/ai-localization-jobs\/.+)$/;

const absent = (): Response => Response.json({ data: null, error: { status: 404 } }, { status: 404 });

/** Puts itself between Strapi's forms and the service, once. */
export function keepRequests(): void {
  const fetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const method = (init?.method ?? 'GET').toUpperCase();
    const path = pathOf(input);
    const body = bodyOf(init);
    let answer: Response;
    if (method === 'GET' && ABSENT.test(path)) {
      answer = absent();
    } else if (init && body && method === 'POST' && ends(path, '/admin/login')) {
      answer = await signInByStep(fetch, input, init, body);
    } else if (init && body && method === 'POST' && RECORDS.test(path)) {
      const headers = new Headers(init.headers);
      headers.set('Idempotency-Key', openingKey(init.body as string));
      answer = await fetch(input, { ...init, headers: Object.fromEntries(headers.entries()) });
      if (answer.ok && ISSUES.test(path)) await noteRegistered(answer);
    } else if (init && body && method === 'PUT' && RECORD.test(path)) {
      answer = await save(fetch, input, init, body);
    } else if (init && body && method !== 'GET' && saysWhatItOpened(body)) {
      answer = await saveDraft(fetch, input, init, body);
    } else if (init && body && (method === 'POST' || method === 'PUT') && OWN.test(path)) {
      answer = await once(`${method} ${path} ${init.body as string}`, () => fetch(input, init));
    } else answer = await fetch(input, init);
    // The session has ended: signing in over the page gets the token that was asked for.
    if (answer.status === 401 && ends(path, '/admin/access-token'))
      answer = (await signInOver(fetch)) ?? answer;
    if (answer.ok && method === 'POST' && ends(path, '/admin/logout')) await followLogOut(answer);
    if (answer.ok) noteRequest(path, new Headers(init?.headers).has('x-background'));
    if (answer.ok && ends(path, '/admin/users/me'))
      rememberAccount(
        await answer
          .clone()
          .json()
          .catch(() => null),
      );
    if (answer.ok && RECORD.test(path)) await remember(path, answer);
    if (answer.ok && method !== 'GET' && !LEAVES_TYPED.test(path)) forgetTyped();
    return answer;
  };
}
