import { configurationOf, isChanged, isEditable, type Configuration } from '../configure';
import { PANEL_TYPES } from '../../../../../contracts/labels';

const stored: Configuration = {
  settings: {
    pageSize: 10,
    mainField: 'name',
    defaultSortBy: 'name',
    defaultSortOrder: 'ASC',
    bulkable: true,
  },
  metadatas: {
    name: { edit: { label: 'name', editable: true }, list: { label: 'name', sortable: true } },
    active: { edit: { label: 'active', editable: true }, list: { label: 'active', sortable: true } },
    id: { edit: {}, list: { label: 'id' } },
  },
  layouts: { list: ['name'], edit: [[{ name: 'name', size: 6 }]] },
};

const category = PANEL_TYPES['category'];
if (!category) throw new Error('category is not described');

const made = configurationOf(
  'category',
  category,
  { name: { type: 'string' }, active: { type: 'boolean' } },
  stored,
);

describe('the panel’s configuration', () => {
  it('labels fields, keeps what is not described, and leaves ids out of forms', () => {
    expect(made.metadatas['name']?.edit).toMatchObject({ label: '名称', editable: true });
    expect(made.metadatas['name']?.list).toEqual({ label: '名称', sortable: true });
    expect(made.metadatas['id']?.edit).toEqual({});
    expect(made.layouts.list).toEqual(category.list);
    expect(made.settings).toMatchObject({ mainField: 'name', pageSize: 20 });
  });

  it('lets nobody edit derived fields and lifecycle records', () => {
    expect(isEditable('issue', { type: 'string' })).toBe(true);
    expect(isEditable('issue', { type: 'enumeration', writable: false })).toBe(false);
    expect(isEditable('transfer', { type: 'text' })).toBe(false);
    expect(isEditable('ledger-entry', { type: 'text' })).toBe(false);
    expect(isEditable('enterprise', { type: 'string' })).toBe(true);
  });

  it('sees what the office changed', () => {
    expect(isChanged(made, made)).toBe(false);
    const columns = { ...made, layouts: { ...made.layouts, list: ['name'] } };
    expect(isChanged(columns, made)).toBe(true);
    const label = {
      ...made,
      metadatas: {
        ...made.metadatas,
        name: { edit: { ...made.metadatas['name']?.edit, label: '类别名称' }, list: { label: '名称' } },
      },
    };
    expect(isChanged(label, made)).toBe(true);
  });

  it('takes what Strapi sets anew at a start for no change of the office', () => {
    const started = {
      ...made,
      metadatas: { ...made.metadatas, id: { edit: {}, list: { label: 'id', sortable: false } } },
    };
    expect(
      isChanged(started, {
        ...made,
        metadatas: { ...made.metadatas, id: { edit: {}, list: { label: 'id', sortable: true } } },
      }),
    ).toBe(false);
    const renamed = { ...made, metadatas: { ...made.metadatas, id: { edit: {}, list: { label: '序号' } } } };
    expect(isChanged(renamed, made)).toBe(true);
  });

  it('does not take a changed schema for a change by the office', () => {
    const grown: Configuration = {
      ...made,
      metadatas: { ...made.metadatas, colour: { edit: { label: 'colour' }, list: { label: 'colour' } } },
      layouts: {
        list: [...made.layouts.list, 'colour'],
        edit: [...made.layouts.edit, [{ name: 'colour', size: 6 }]],
      },
    };
    expect(isChanged(grown, made)).toBe(false);
    expect(isChanged(made, grown)).toBe(false);
  });

  it('does not mind the order of keys', () => {
    const reordered = {
      ...made,
      settings: Object.fromEntries(Object.entries(made.settings).toReversed()),
    };
    expect(isChanged(reordered, made)).toBe(false);
  });
});
