import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { VISIBILITY } from '../../platform/access/visibility';
import { ACCOUNT_NAMES, labelOf, type Label, type PanelType } from '../../../../contracts/labels/describe';
import { COMPONENTS, PANEL_TYPES } from '../../../../contracts/labels';

type Json = Record<string, unknown>;
type Metadata = { edit: Json; list: Json };
type Cell = { name: string; size: number };

/** The configuration that the Content Manager stores for one type. */
export type Configuration = {
  settings: Json;
  metadatas: Record<string, Metadata>;
  layouts: { list: string[]; edit: Cell[][] };
};

type Attribute = { type: string; target?: string; writable?: boolean };
type ContentTypes = {
  findContentType(uid: string): Json & { uid: string };
  findConfiguration(type: { uid: string }): Promise<Configuration & { uid: string }>;
  updateConfiguration(type: { uid: string }, value: Configuration): Promise<unknown>;
};

/** The configuration that was written last: as described, and as the Content Manager then kept it. */
type Written = { version: string; configuration: Configuration };

/** To be raised when this module makes something else of the same description. */
const REVISION = 2;

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const hintOf = (label: Label): string => (typeof label === 'string' ? '' : label[1]);

/** `name:columns name:columns` */
export const rowOf = (row: string): Cell[] =>
  row.split(' ').map((cell) => {
    const [name = '', size = '6'] = cell.split(':');
    return { name, size: Number(size) };
  });

const nameOf = (uid: string): string => uid.split('.')[1] ?? '';

/**
 * May this field be edited in a form? Derived fields never; of records that only actions write, none.
 * Only the form's looks: the server refuses or ignores them in any case.
 */
export function isEditable(name: string, attribute: Attribute): boolean {
  const written = name === 'issue' || VISIBILITY[name]?.write !== undefined;
  return written && attribute.writable !== false;
}

/** The configuration that the description asks for, on top of what is stored. */
export function configurationOf(
  name: string,
  described: PanelType,
  attributes: Readonly<Record<string, Attribute>>,
  current: Configuration,
): Configuration {
  const metadatas: Record<string, Metadata> = { ...current.metadatas };
  for (const [field, stored] of Object.entries(current.metadatas)) {
    const attribute = attributes[field];
    const label = described.fields[field] ?? GENERAL_FIELDS[field];
    if (!label) continue;
    const target = attribute?.target
      ? (ACCOUNT_NAMES[attribute.target] ?? PANEL_TYPES[nameOf(attribute.target)]?.mainField)
      : undefined;
    const editing = Object.keys(stored.edit).length === 0 ? {} : editOf(name, attribute, label, target);
    metadatas[field] = {
      edit: { ...stored.edit, ...editing },
      list: { ...stored.list, label: labelOf(label) },
    };
  }
  const deletable = VISIBILITY[name]?.write?.delete !== undefined;
  return {
    settings: {
      ...current.settings,
      pageSize: 20,
      bulkable: deletable,
      mainField: described.mainField,
      defaultSortBy: described.sort[0],
      defaultSortOrder: described.sort[1],
    },
    metadatas,
    layouts: { list: [...described.list], edit: described.form.map(rowOf) },
  };
}

function editOf(name: string, attribute: Attribute | undefined, label: Label, mainField?: string): Json {
  return {
    label: labelOf(label),
    description: hintOf(label),
    editable: attribute ? isEditable(name, attribute) : false,
    ...(mainField ? { mainField } : {}),
  };
}

/** The attributes that Strapi adds to every type. */
const GENERAL_FIELDS: Readonly<Record<string, Label>> = {
  id: '内部编号',
  documentId: '记录标识',
  createdAt: '创建时间',
  updatedAt: '修改时间',
  createdBy: '创建人',
  updatedBy: '修改人',
};

/** Whether the number of a row can be searched and sorted by is set anew by Strapi at each start. */
const comparable = (field: string, metadata: Metadata | undefined): unknown =>
  field === 'id' ? { edit: metadata?.edit, label: metadata?.list['label'] } : metadata;

/** Only what both know of: Strapi itself adds and drops fields when a type changes. */
function common(configuration: Configuration, other: Configuration): unknown {
  const known = (field: string): boolean =>
    Object.hasOwn(configuration.metadatas, field) && Object.hasOwn(other.metadatas, field);
  const names = Object.keys(configuration.metadatas).filter(known).sort();
  return canonical({
    settings: configuration.settings,
    metadatas: Object.fromEntries(
      names.map((field) => [field, comparable(field, configuration.metadatas[field])]),
    ),
    list: configuration.layouts.list.filter(known),
    edit: configuration.layouts.edit
      .map((row) => row.filter(({ name }) => known(name)))
      .filter((row) => row.length > 0),
  });
}

/** Keys in order, so that the same is equal however it was stored. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, canonical(part)]),
  );
}

/** Has the office changed what was written? */
export const isChanged = (stored: Configuration, written: Configuration): boolean =>
  JSON.stringify(common(stored, written)) !== JSON.stringify(common(written, stored));

/**
 * Labels, hints, columns and layouts of every type, as described in `types/`. Written when they are new or
 * their description has changed, and left alone where the office has changed them since.
 */
export async function configurePanel(strapi: Core.Strapi): Promise<void> {
  const manager = strapi.plugin('content-manager');
  const service = manager.service('content-types') as unknown as ContentTypes;
  for (const [name, described] of Object.entries(PANEL_TYPES)) {
    const uid = `api::${name}.${name}`;
    const type = strapi.contentTypes[uid as keyof typeof strapi.contentTypes];
    if (!type) throw new Error(`the panel describes ${uid}, which does not exist`);
    const attributes = type.attributes as unknown as Record<string, Attribute>;
    await configure(strapi, uid, { described, attributes: Object.keys(attributes) }, service, (current) =>
      configurationOf(name, described, attributes, current),
    );
  }
  const components = manager.service('components') as unknown as ContentTypes;
  for (const [uid, described] of Object.entries(COMPONENTS)) {
    await configure(strapi, uid, described, components, (current) => ({
      settings: { ...current.settings, mainField: described.list[0] },
      metadatas: Object.fromEntries(
        Object.entries(current.metadatas).map(([field, { edit, list }]) => {
          const named = described.fields[field] ?? field;
          const label = labelOf(named);
          return [field, { edit: { ...edit, label, description: hintOf(named) }, list: { ...list, label } }];
        }),
      ),
      layouts: { list: [...described.list], edit: described.form.map(rowOf) },
    }));
  }
}

async function configure(
  strapi: Core.Strapi,
  uid: string,
  described: unknown,
  service: ContentTypes,
  make: (current: Configuration) => Configuration,
): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'casework', key: `panel::${uid}` });
  const written = (await store.get({})) as Written | null;
  const version = hashOf([REVISION, described]);
  if (written?.version === version) return;
  const read = async (): Promise<Configuration> => {
    const { settings, metadatas, layouts } = await service.findConfiguration({ uid });
    return { settings, metadatas, layouts };
  };
  const current = await read();
  if (written && isChanged(current, written.configuration)) return;
  await service.updateConfiguration({ uid }, make(current));
  await store.set({ value: { version, configuration: await read() } satisfies Written });
}
