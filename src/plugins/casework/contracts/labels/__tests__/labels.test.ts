import fs from 'node:fs';
import path from 'node:path';
import { rowOf } from '../../../server/src/transport/panel/configure';
import { PANEL_TYPES } from '..';

type Attribute = { type: string; private?: boolean };

const API = path.join(process.cwd(), 'src', 'api');

const schemas = fs.readdirSync(API).map((name) => {
  const file = path.join(API, name, 'content-types', name, 'schema.json');
  const { attributes } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    attributes: Record<string, Attribute>;
  };
  return { name, attributes };
});

const CHINESE = /\p{Script=Han}/u;
const UNLISTABLE = ['json', 'richtext', 'blocks'];

describe('what the panel says of the content types', () => {
  it('describes every type and nothing else', () => {
    expect(Object.keys(PANEL_TYPES).sort()).toEqual(schemas.map(({ name }) => name).sort());
  });

  it.each(schemas)('$name: every field that people may read has a Chinese label', ({ name, attributes }) => {
    const shown = Object.keys(attributes).filter((key) => attributes[key]?.private !== true);
    expect(Object.keys(PANEL_TYPES[name]?.fields ?? {}).sort()).toEqual(shown.sort());
    for (const label of Object.values(PANEL_TYPES[name]?.fields ?? {})) {
      expect(typeof label === 'string' ? label : label[0]).toMatch(CHINESE);
    }
  });

  it.each(schemas)('$name: columns, rows, sort and main field name real fields', ({ name, attributes }) => {
    const described = PANEL_TYPES[name];
    if (!described) throw new Error(`${name} is not described`);
    const listable = [...Object.keys(attributes), 'createdAt', 'id'].filter(
      (key) => !UNLISTABLE.includes(attributes[key]?.type ?? ''),
    );
    for (const key of [...described.list, described.mainField, described.sort[0]]) {
      expect(listable).toContain(key);
    }
    const cells = described.form.map(rowOf);
    expect(cells.flat().map((cell) => cell.name)).toEqual([
      ...new Set(cells.flat().map((cell) => cell.name)),
    ]);
    for (const row of cells) {
      expect(row.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(12);
      for (const { name: field, size } of row) {
        expect(attributes[field]).toBeDefined();
        if (['json', 'component'].includes(attributes[field]?.type ?? '')) expect(size).toBe(12);
      }
    }
  });
});
