import fs from 'node:fs';
import path from 'node:path';
import { ACTION_NAMES, actionRow } from '../../../../domain/lifecycle';
import { LIVES, stepNames, type AnyLife } from '../../../../domain/life';
import { entriesOf, GROUPS } from '../../menu';
import type { Kind } from '../../shared/kinds';
import { TEXTS } from '../../shared/texts';
import { helpOf } from '../places';

const FOLDER = path.join(process.cwd(), 'docs', 'handbook');
const read = (page: string): string => fs.readFileSync(path.join(FOLDER, `${page}.md`), 'utf8');
const PAGES = fs
  .readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -3));

const titleOf = (group: string): string =>
  (TEXTS as Record<string, readonly [string, string]>)[`nav.group.${group}`]?.[0] ?? '';
const PERSONS: readonly Kind[] = ['office', 'group', 'unit', 'leader', 'liaison', 'auditor', 'head'];

/** Every name that the panel shows: texts, actions, steps of lives. */
const NAMES = [
  ...Object.values(TEXTS).map(([zh]) => zh),
  ...ACTION_NAMES.map((name) => actionRow(name).label.zh),
  ...Object.values<AnyLife>(LIVES).flatMap((life) =>
    stepNames(life).map((step) => life.steps[step]?.label.zh ?? ''),
  ),
];

describe('the handbook', () => {
  test.each(PAGES)('%s: its pictures and links are there', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target ?? '');
    expect(targets.filter((target) => !fs.existsSync(path.join(FOLDER, target)))).toEqual([]);
  });

  test.each(PAGES)('%s: what it quotes is called so in the panel', (page) => {
    const quoted = [...read(page).matchAll(/「([^」]+)」/g)].map(([, name]) => name ?? '');
    expect(quoted.filter((name) => !NAMES.includes(name))).toEqual([]);
  });

  test.each(PERSONS)('%s: each page of the navigation opens a section of the handbook', (kind) => {
    const groups = GROUPS.filter(
      (group) => group !== 'data' && entriesOf(kind).some((entry) => entry.group === group),
    );
    const missing = groups.filter((group) => {
      const entry = entriesOf(kind).find((one) => one.group === group);
      const [, page = '', section = ''] =
        /help\/(\w+)#(.+)$/.exec(helpOf(kind, `/${entry?.path ?? ''}`, titleOf)) ?? [];
      return section !== titleOf(group) || !read(page).includes(`\n## ${section}\n`);
    });
    expect(missing).toEqual([]);
  });
});
