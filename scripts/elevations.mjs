/**
 * npm run elevations: lists every call of `asOwner`, where the application acts with more than the caller's own
 * rights, with its reason. Each runs as the application's login, a member of `casework_system`, instead of the role
 * of the caller's kind. Exit code 1 when a call gives no literal reason or a source sets a database role by itself.
 * `-- --root DIR` reads the sources of another directory.
 */
import { parseArgs } from 'node:util';
import { readElevations } from './lib/elevations.mjs';
import { appDir } from './lib/paths.mjs';

const { values } = parseArgs({ options: { root: { type: 'string', default: appDir } } });
const { places, faults } = readElevations(values.root);
for (const { file, line, inside, reason } of places)
  console.log(`${file}:${line}  ${inside}  casework_system  ${reason}`);
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(`${places.length} elevations, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
