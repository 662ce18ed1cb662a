import fs from 'node:fs';
import path from 'node:path';
import { HEADINGS } from '../../domain/assessment';
import { MEASURES } from '../../domain/measures';

const { attributes } = JSON.parse(
  fs.readFileSync(path.join(process.cwd(), 'src', 'components', 'casework', 'indicator.json'), 'utf8'),
) as { attributes: Record<string, { enum: string[] }> };

it('a scheme’s form offers every measure and every heading, and no other', () => {
  expect([...(attributes['measure']?.enum ?? [])].sort()).toEqual(Object.keys(MEASURES).sort());
  expect(attributes['heading']?.enum).toEqual([...HEADINGS]);
});
