/**
 * npm run db:roles [-- --login NAME --owner NAME]: prints the SQL that a database administrator runs once as
 * superuser in the application's database (docs/operations/database.md).
 */
import { parseArgs } from 'node:util';
import { OWNER, databaseRolesSql } from './lib/prepare-database.mjs';

const { values } = parseArgs({
  options: { login: { type: 'string', default: 'qiaomen' }, owner: { type: 'string', default: OWNER } },
});
process.stdout.write(databaseRolesSql(values));
