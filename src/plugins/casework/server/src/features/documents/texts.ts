import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import type { DocumentTextAnswer } from '../../../../contracts/documents';
import {
  TEXTS,
  TEXT_FIELDS,
  TEXT_KEYS,
  dress,
  isTextKey,
  issuingBody,
  textFaults,
  type Name,
  type Names,
  type Text,
  type TextKey,
} from '../../../../domain/documents';
import type { FieldError } from '../../../../domain/lifecycle';
import { fieldErrors, notFound } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { rows, type Trx } from '../../platform/database/as-owner';
import { printed } from './print';
import { issuingProfile } from './profile';

/** The texts of documents as the office has them (spec 4): edited without code, checked when they are saved. */

const UID = 'api::document-text.document-text';

type Stored = { kind: TextKey; documentId: string; updatedAt: Date } & {
  [field in keyof Text]: string | null;
};

const SELECT = `select kind, document_id as "documentId", title, receivers, copies, body,
  updated_at at time zone 'UTC' as "updatedAt" from document_texts`;

const textFrom = (row: Pick<Stored, keyof Text>): Text => ({
  title: row.title ?? '',
  receivers: row.receivers ?? '',
  copies: row.copies ?? '',
  body: row.body ?? '',
});

/** What is wrong with a text, as errors of its fields: each with its line and the place in it. */
const errorsOf = (key: TextKey, text: Partial<Text>): FieldError[] =>
  textFaults(key, text).map(({ field, fault }) =>
    fault === 'TEXT_EMPTY'
      ? { field, code: fault }
      : {
          field,
          code: fault.code,
          params: { line: fault.line, column: fault.column, name: fault.name },
        },
  );

/**
 * The text of a kind; as the asker, or inside asOwner.
 * @throws CaseworkError 400 for one that was stored by an older release and speaks of what there is no more
 */
export async function readText(trx: Trx, key: TextKey): Promise<Text> {
  const [row] = await rows<Stored>(trx, `${SELECT} where kind = ?`, [key]);
  if (!row) return TEXTS[key].text;
  const text = textFrom(row);
  const errors = errorsOf(key, text);
  if (errors.length > 0) throw fieldErrors(errors);
  return text;
}

const namesOf = (names: Names): DocumentTextAnswer['names'] =>
  Object.entries(names).map(([name, { kind, about, of }]: [string, Name]) => ({
    name,
    kind,
    about,
    of: of
      ? Object.entries(of).map(([inner, { kind: innerKind, about: innerAbout }]) => ({
          name: inner,
          kind: innerKind,
          about: innerAbout,
        }))
      : [],
  }));

const isDefault = (key: TextKey, text: Text): boolean =>
  TEXT_FIELDS.every((field) => text[field] === TEXTS[key].text[field]);

/** Every text with what may stand in it and what it was delivered as, in the order of the kinds. */
export async function listTexts(trx: Trx): Promise<DocumentTextAnswer[]> {
  const found = new Map((await rows<Stored>(trx, SELECT)).map((row) => [row.kind, row]));
  return TEXT_KEYS.flatMap((kind): DocumentTextAnswer[] => {
    const row = found.get(kind);
    if (!row) return [];
    const text = textFrom(row);
    const { name, names, text: delivered } = TEXTS[kind];
    return [
      {
        documentId: row.documentId,
        kind,
        name,
        ...text,
        isDefault: isDefault(kind, text),
        default: delivered,
        names: namesOf(names),
        updatedAt: row.updatedAt.toISOString(),
      },
    ];
  });
}

/** Puts a text back to what it was delivered as. @throws CaseworkError 404 */
export async function restoreText(trx: Trx, documentId: string, { now }: Call): Promise<void> {
  const [row] = await rows<Stored>(trx, `${SELECT} where document_id = ?`, [documentId]);
  if (!row || !isTextKey(row.kind)) throw notFound();
  const { title, receivers, copies, body } = TEXTS[row.kind].text;
  await trx.raw(
    'update document_texts set title = ?, receivers = ?, copies = ?, body = ?, updated_at = ? where document_id = ?',
    [title, receivers, copies, body, now.toISOString(), documentId],
  );
}

/** Adds the texts that there are not yet; what is there is the office's. */
export async function seedTexts(strapi: Core.Strapi): Promise<void> {
  const now = new Date().toISOString();
  await strapi.db.connection.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:document-texts']);
    await trx('document_texts')
      .insert(
        TEXT_KEYS.map((kind) => ({
          document_id: createId(),
          created_at: now,
          updated_at: now,
          published_at: now,
          kind,
          name: TEXTS[kind].name,
          ...TEXTS[kind].text,
        })),
      )
      .onConflict('kind')
      .ignore();
  });
}

/** Sets the words of a text, so that a character that no font has is refused when it is entered. */
async function press(strapi: Core.Strapi, key: TextKey, text: Partial<Text>): Promise<void> {
  const kind = key === 'minutes-extract' ? 'minutes' : key;
  const profile = issuingProfile();
  const document = dress(profile, {
    kind,
    number: '',
    title: text.title ?? '',
    receivers: text.receivers ?? '',
    copies: text.copies ?? '',
    blocks: (text.body ?? '').split('\n').map((line) => ({ kind: 'paragraph', text: line })),
    body: issuingBody(profile, kind, null),
    issuedOn: null,
    year: 2000,
    signer: '',
  });
  await printed(strapi, document, { madeAt: new Date(0) });
}

/** Checks a text when the office enters it, through every interface. @throws CaseworkError 400 */
export function installTextChecks(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== UID || context.action !== 'update') return next();
    const { documentId, data = {} } = context.params as {
      documentId: string;
      data?: Record<string, unknown>;
    };
    const row = await strapi.db.query(UID).findOne({ where: { documentId } });
    const key: unknown = row?.kind;
    if (isTextKey(key)) {
      const text = Object.fromEntries(
        TEXT_FIELDS.flatMap((field) => (typeof data[field] === 'string' ? [[field, data[field]]] : [])),
      ) as Partial<Text>;
      const errors = errorsOf(key, text);
      if (errors.length > 0) throw fieldErrors(errors);
      await press(strapi, key, text);
    }
    return next();
  });
}
