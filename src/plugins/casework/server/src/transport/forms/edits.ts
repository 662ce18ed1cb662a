import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { isSame, mergeEdit } from '../../../../domain/entry';
import { editedMeanwhile } from '../../platform/answers/edits';
import { relationTarget } from './relations';

/**
 * Edits of a record that another user has edited since the form was opened. A form sends all of its fields; without
 * this the last one to save would undo the other's changes.
 */

type Data = Record<string, unknown>;
type Attribute = { type?: string; relation?: string; target?: string };
/** A record that another one names, as far as the asker sees it. */
type Named = { documentId: string; label: string };

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Relations to several come as what is connected and disconnected: of two such edits none undoes the other. */
const TO_ONE: readonly (string | undefined)[] = ['oneToOne', 'manyToOne'];

/** Written by Strapi with each edit. */
const BY_STRAPI = ['createdBy', 'updatedBy'];

const isRelation = ({ type }: Attribute): boolean => type === 'relation';

const isJudged = (name: string, attribute: Attribute, value: unknown): boolean => {
  if (isRelation(attribute))
    return (
      TO_ONE.includes(attribute.relation) && !BY_STRAPI.includes(name) && relationTarget(value) !== undefined
    );
  return attribute.type !== undefined && !['dynamiczone', 'password'].includes(attribute.type);
};

/** Parts that are rows of their own, to be read with the record. */
const PARTS: readonly (string | undefined)[] = ['media', 'component'];

/**
 * Returns the fields of an edit that are to be written. The form says in `opened` which values it showed, beside
 * the data or in it; without that, `updatedAt` tells whether it is stale. An edit with neither is written entirely:
 * a client that sends only the fields that it changes overwrites no other.
 * @throws CaseworkError 409 EDITED_MEANWHILE with the fields that another user has changed and his values
 */
export async function mergeWithOpened(
  strapi: Core.Strapi,
  ctx: Context,
  uid: string,
  documentId: string,
  data: Data,
): Promise<Data> {
  const body = (ctx.request as { body?: unknown }).body;
  if (!isObject(body)) return data;
  const opened = isObject(body['opened']) ? body['opened'] : null;
  const sent = isObject(body['data']) ? body['data'] : body;
  const version = typeof sent['updatedAt'] === 'string' ? sent['updatedAt'] : null;
  if (opened === null && version === null) return data;
  const attributes = strapi.contentType(uid as 'api::enterprise.enterprise').attributes as Record<
    string,
    Attribute
  >;
  const names = Object.keys(data).filter((name) => isJudged(name, attributes[name] ?? {}, data[name]));
  const relations = names.filter((name) => isRelation(attributes[name] ?? {}));
  const parts = names.filter((name) => PARTS.includes(attributes[name]?.type));
  const stored = (await strapi.db
    .query(uid as 'api::enterprise.enterprise')
    .findOne({ where: { documentId }, populate: [...parts, ...relations] as never })) as Data | null;
  // Without the record the write answers 404 itself.
  if (!stored) return data;
  const of = (values: Data): Data =>
    Object.fromEntries(
      names
        .filter((name) => !relations.includes(name) && Object.hasOwn(values, name))
        .map((name) => [name, comparable(attributes[name] ?? {}, values[name])]),
    );
  const given = of(data);
  const kept = of(stored);
  const shown = of(opened ?? {});
  const labels: Record<string, { yours: string | null; theirs: string | null }> = {};
  for (const name of relations) {
    const target = attributes[name]?.target ?? '';
    const yours = await namedBy(strapi, target, relationTarget(data[name]) ?? null);
    const theirs = namedIn(stored[name]);
    given[name] = yours?.documentId ?? null;
    kept[name] = theirs?.documentId ?? null;
    labels[name] = { yours: yours?.label ?? null, theirs: theirs?.label ?? null };
    const before = shownRelation(opened?.[name], sent[name]);
    if (before !== undefined)
      shown[name] = (await namedBy(strapi, target, before))?.documentId ?? (before === null ? null : '?');
  }
  const { write, conflicts } = mergeEdit({
    given,
    stored: kept,
    opened: shown,
    isStale:
      opened === null && !isSame(comparable({ type: 'datetime' }, stored['updatedAt']), instant(version)),
  });
  if (conflicts.length > 0) throw editedMeanwhile(conflicts, given, kept, { labels });
  return Object.fromEntries(
    Object.entries(data).filter(([name]) => !names.includes(name) || write.includes(name)),
  );
}

/**
 * What a form showed of a relation to one: what it says in `opened`, else what it takes away when it puts another
 * there, as the Content Manager does. Undefined when it says neither.
 */
function shownRelation(opened: unknown, sent: unknown): string | number | null | undefined {
  const said = opened === undefined ? undefined : relationTarget(opened);
  if (said !== undefined) return said;
  if (!isObject(sent) || !('connect' in sent || 'disconnect' in sent)) return undefined;
  const { disconnect } = sent;
  return disconnect === undefined ? null : relationTarget(disconnect);
}

const LABELS = ['name', 'title', 'number', 'username'];

function namedIn(record: unknown): Named | null {
  if (!isObject(record) || typeof record['documentId'] !== 'string') return null;
  const label = LABELS.map((key) => record[key]).find((text) => typeof text === 'string' && text !== '');
  return { documentId: record['documentId'], label: (label as string | undefined) ?? record['documentId'] };
}

/** Finds a record by id or documentId under the asker's sight. */
async function namedBy(
  strapi: Core.Strapi,
  uid: string,
  target: string | number | null,
): Promise<Named | null> {
  if (target === null) return null;
  const isId = typeof target === 'number' || /^\d{1,9}$/.test(target);
  const where = isId ? { id: Number(target) } : { documentId: target.replaceAll('\0', '') };
  return namedIn(await strapi.db.query(uid as 'api::department.department').findOne({ where }));
}

const instant = (value: unknown): unknown => comparable({ type: 'datetime' }, value);

/** The form of a value in which the database, the form and the client agree. */
function comparable({ type }: Attribute, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (type === 'media') return filesIn(value);
  if (type === 'component') return partsIn(value);
  if (type === 'datetime') {
    const at = new Date(value as string | Date);
    return Number.isNaN(at.getTime()) ? value : at.toISOString();
  }
  if (type === 'date') return typeof value === 'string' ? value.slice(0, 10) : value;
  if (type === 'decimal' || type === 'biginteger' || type === 'integer' || type === 'float')
    return Number.isNaN(Number(value)) ? value : Number(value);
  return typeof value === 'string' ? value.normalize('NFC').trim() : value;
}

/** Files by their ids, however a form names them. */
function filesIn(value: unknown): unknown {
  const all = Array.isArray(value) ? value : [value];
  return all.map((one) => Number(isObject(one) ? one['id'] : one));
}

/** Rows of a component without what Strapi and its forms number them by. */
function partsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(partsIn);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => key !== 'id' && !key.startsWith('__') && part !== null && part !== undefined)
      .map(([key, part]) => [
        key,
        typeof part === 'string' && /^-?\d+(\.\d+)?$/.test(part) ? Number(part) : part,
      ]),
  );
}
