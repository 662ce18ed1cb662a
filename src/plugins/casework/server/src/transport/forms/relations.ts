import type { Schema } from '@strapi/strapi';
import { fieldErrors } from '../../platform/answers/errors';

type Attribute = Schema.Attribute.AnyAttribute & { useJoinTable?: boolean; writable?: boolean };
type Data = Record<string, unknown>;

/** A to-one relation kept in a column of the row itself. */
const isColumnRelation = (attribute: Attribute | undefined): boolean =>
  attribute?.type === 'relation' && attribute.useJoinTable === false;

/** Finds the id of a record that the asker sees, by documentId or id; null when there is none for him. */
export type FindVisible = (uid: string, target: string | number) => Promise<number | null>;

/**
 * The Content Manager sends `{connect, disconnect}` and REST a documentId for every relation; Strapi's data
 * layer takes only an id or `{set}` for one that is kept in a column (it answers 500 otherwise). Turns the
 * one into the other, under the asker's sight: what he does not see cannot be connected.
 * @throws CaseworkError 400 naming the field
 */
export async function normaliseColumnRelations(
  attributes: Record<string, unknown>,
  data: Data,
  find: FindVisible,
): Promise<Data> {
  const result: Data = {};
  for (const [key, value] of Object.entries(data)) {
    const attribute = attributes[key] as (Attribute & { target?: string }) | undefined;
    if (!isColumnRelation(attribute) || key === 'createdBy' || key === 'updatedBy') {
      result[key] = value;
      continue;
    }
    const target = relationTarget(value);
    if (target === undefined) continue;
    const id = target === null ? null : await find(attribute?.target ?? '', target);
    if (target !== null && id === null) throw fieldErrors([{ field: key, code: 'NOT_FOUND' }]);
    result[key] = id;
  }
  return result;
}

/**
 * Reads the target of a relation value: an id or documentId, null for nothing, undefined for "as it is".
 * Takes every form that Strapi's interfaces send.
 */
export function relationTarget(value: unknown): string | number | null | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number')
    return value === '' ? null : value;
  if (Array.isArray(value)) return value.length > 0 ? relationTarget(value[value.length - 1]) : null;
  if (typeof value !== 'object') return undefined;
  const { connect, disconnect, set, documentId, id } = value as {
    connect?: unknown;
    disconnect?: unknown;
    set?: unknown;
    documentId?: string;
    id?: number | string;
  };
  if (documentId !== undefined) return documentId;
  if (id !== undefined) return id;
  if (set !== undefined) return relationTarget(set);
  const connected = connect === undefined ? null : relationTarget(connect);
  if (connected !== null && connected !== undefined) return connected;
  return disconnect !== undefined && relationTarget(disconnect) !== null ? null : undefined;
}

/** Removes what only the application writes (`writable: false`), super admin or not. */
export function withoutDerived(attributes: Record<string, unknown>, data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).filter(([key]) => (attributes[key] as Attribute | undefined)?.writable !== false),
  );
}
