import fs from 'node:fs';
import path from 'node:path';
import { cityProfileSchema, type CityProfile } from '../../../../contracts/city-profile';

export type { CityProfile };

const DEFAULT = 'fuyuan';

/**
 * Reads a profile.
 * @param name of the file, without `.json`
 * @throws Error naming the file and what is wrong with it
 */
export function readProfile(name: string, root = process.cwd()): CityProfile {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`CITY_PROFILE "${name}": small letters, digits and - only`);
  const file = path.join(root, 'config', 'city', `${name}.json`);
  if (!fs.existsSync(file)) throw new Error(`CITY_PROFILE "${name}": there is no ${file}`);
  const result = cityProfileSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')));
  if (!result.success)
    throw new Error(
      `${file}: ${result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
  return result.data;
}

const read = new Map<string, CityProfile>();

/** The profile of this installation, read once. */
export function cityProfile(): CityProfile {
  const name = process.env['CITY_PROFILE'] || DEFAULT;
  const known = read.get(name) ?? readProfile(name);
  read.set(name, known);
  return known;
}
