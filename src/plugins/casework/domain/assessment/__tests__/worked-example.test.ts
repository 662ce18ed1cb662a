import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MEASURES, type MeasureCode } from '../../measures';
import { DEFAULT_GRADES, score, type Candidate, type Scheme } from '..';

/** docs/worked-example.md is computed again from its own tables. */

const text = readFileSync(path.resolve(__dirname, '../../../../../../docs/worked-example.md'), 'utf8');

/** The tables of the page, each as its rows of trimmed cells. */
const tables = text
  .split(/\n\n/)
  .filter((block) => block.startsWith('|'))
  .map((block) =>
    block
      .trim()
      .split('\n')
      .filter((_line, i) => i !== 1)
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
  );
const [indicators = [], data = [], results = []] = tables;
/** The code of a measure, by the name that the page gives it. */
const codeOf = (name: string): MeasureCode => {
  const found = (Object.keys(MEASURES) as MeasureCode[]).find((code) => MEASURES[code].name.zh === name);
  if (!found) throw new Error(`no measure is called ${name}`);
  return found;
};
const codes = (data[0] ?? []).slice(2, 5).map(codeOf);

const scheme: Scheme = {
  assesses: 'groups',
  periodType: 'half-year',
  indicators: indicators.slice(1).map(([name = '', weight = '', floor = '', target = '']) => ({
    heading: 'issue-solving',
    measure: codeOf(name),
    weight,
    floor,
    target,
  })),
  adjustmentLimit: '5',
  minimumIssues: 3,
  grades: DEFAULT_GRADES,
  bestGradeShare: '30',
};

const candidates: Candidate[] = data.slice(1).map(([name = '', issues = '', ...cells], order) => ({
  subject: { documentId: name, name, code: String(order) },
  peerSet: 'groups',
  order,
  issues: Number(issues),
  external: false,
  officeHost: false,
  figures: Object.fromEntries(
    codes.map((code, i) => {
      const [numerator = 0, denominator = 0] = (cells[i] ?? '').split('/').map(Number);
      return [code, { numerator, denominator, value: denominator === 0 ? null : '' }];
    }),
  ),
}));

it('gives the table of results that the page shows', () => {
  const adjustments = Object.fromEntries(data.slice(1).map((row) => [row[0] ?? '', [row[5] ?? '0']]));
  const rows = score(scheme, candidates, adjustments);
  expect(
    rows.map((row) => [
      row.subject.name,
      ...row.cells.map(({ points }) => points ?? ''),
      row.adjustments,
      row.total ?? '',
      String(row.rank ?? ''),
      row.grade ?? '',
      row.excluded === 'too-few-issues' ? '件数不足' : (row.excluded ?? ''),
    ]),
  ).toEqual(results.slice(1));
  expect(results).toHaveLength(5);
});
