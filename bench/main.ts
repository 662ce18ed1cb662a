/**
 * npm run bench [-- --rounds 7] [--only part-of-a-scenario's-name] [--sql] [--circular] [--bundle] [--duties]
 * [--hostile [--each]] [--portal] [--workbench] [--panel] [--import]: measures actions and lists against a plain Strapi of the same content types and against bare
 * Fastify and pg, in alternating rounds. With --figures the measures of issues beside one aggregate over their facts.
 * With --import an outside ledger of 20,000 rows and an export of 100,000. With --policies the application with its row
 * policies against itself without them. With --load [--sizes 10000] [--people 300] [--think 60,30,20,10]
 * [--seconds 45] people at work at two instances. With --sweep [--sizes 1000,100000] the sweep instead: 1,000 due among so many
 * issues. With --profile NAME[,NAME…|all] [--sizes 10000] the statements, triggers and functions of one scenario. With --payload
 * [--sizes 100000] [--only read,note] beside Payload. With --rest the start and the rest of an idle application. The benchmark asserts nothing: times are of this machine and this minute, the ratios are what to look at.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createPool, createTestDatabase, requireEnv } from '../tests/support/database';
import { benchBundle } from './bundle';
import { benchCircular } from './circular';
import { benchDuties } from './duties';
import { benchFacts, benchFigures } from './figures';
import { benchHostile } from './hostile';
import { benchImports } from './imports';
import { benchLoad } from './load';
import { copyOrganisations, makeIssues, makeMember, makeOrganisations, SIZE } from './city';
import { measure, type Result } from './measure';
import { makePlainApp } from './plain-app';
import { benchPreviews } from './previews';
import { benchPanel } from './panel';
import { benchPayload } from './payload';
import { benchPolicies } from './policies';
import { benchPortal } from './portal';
import { benchProfile } from './profile';
import { printTable, writeResults } from './report';
import { benchRest } from './rest';
import { scenarios } from './scenarios';
import { startServer, type Child } from './servers';
import { benchSweep } from './sweep';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: '' },
    sql: { type: 'boolean', default: false },
    sweep: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '1000,100000,1000000' },
    circular: { type: 'boolean', default: false },
    bundle: { type: 'boolean', default: false },
    policies: { type: 'boolean', default: false },
    duties: { type: 'boolean', default: false },
    figures: { type: 'boolean', default: false },
    import: { type: 'boolean', default: false },
    hostile: { type: 'boolean', default: false },
    each: { type: 'boolean', default: false },
    portal: { type: 'boolean', default: false },
    load: { type: 'boolean', default: false },
    people: { type: 'string', default: '300' },
    think: { type: 'string', default: '60,30,20,10' },
    seconds: { type: 'string', default: '45' },
    workbench: { type: 'boolean', default: false },
    panel: { type: 'boolean', default: false },
    rest: { type: 'boolean', default: false },
    profile: { type: 'string', default: '' },
    payload: { type: 'boolean', default: false },
  },
});

type Account = { userId: number; token: string };

async function main(): Promise<void> {
  const root = process.cwd();
  const plainDir = fs.mkdtempSync(path.join(requireEnv('DATA_DIR'), 'plain-'));
  const distDir = requireEnv('TEST_DIST_DIR');
  if (options.duties) return benchDuties();
  if (options.figures) await benchFigures(options.sizes.split(',').map(Number), Number(options.rounds));
  if (options.load)
    return benchLoad(root, distDir, {
      // Larger ones by --sizes 100000,1000000: making them takes minutes.
      sizes: (process.argv.includes('--sizes') ? options.sizes : '10000').split(',').map(Number),
      people: Number(options.people),
      thinks: options.think.split(',').map(Number),
      seconds: Number(options.seconds),
    });
  if (options.circular || options.bundle) {
    const tempDir = requireEnv('DATA_DIR');
    if (options.circular) await benchCircular(distDir, tempDir, Number(options.rounds));
    if (options.bundle) await benchBundle(root, distDir, tempDir);
    if (!options.circular) return;
  }
  const ours = await createTestDatabase();
  // The server's own first database: the tests only copy the template beside it. A plain Strapi makes its tables itself.
  const plain = { url: requireEnv('TEST_OWNER_URL') };
  const servers: Child[] = [];
  const start = async (
    script: string,
    cwd: string,
    database: { url: string },
    dist = cwd,
    env: Record<string, string> = {},
  ): Promise<Child> => {
    const child = await startServer(script, cwd, {
      NODE_ENV: 'test',
      BENCH_DIST_DIR: dist,
      DATABASE_URL: database.url,
      ...env,
    });
    servers.push(child);
    return child;
  };

  const db = createPool(ours.url);
  const plainDb = createPool(plain.url);
  try {
    if (options.profile) {
      const measured = await benchProfile(root, distDir, start, options.profile, options.sizes);
      console.log(writeResults(path.join(__dirname, 'results'), measured, 1, 'profile'));
      return;
    }
    if (options.payload) {
      const measured = await benchPayload(root, distDir, start, plain.url, options);
      console.log(writeResults(path.join(__dirname, 'results'), measured, Number(options.rounds), 'payload'));
      return;
    }
    if (options.policies) {
      const rounds = Number(options.rounds);
      const measured = await benchPolicies(root, distDir, start, rounds);
      console.log(writeResults(path.join(__dirname, 'results'), measured, rounds));
      return;
    }
    if (options.figures) {
      await benchFacts(distDir, root, start, Number(options.rounds));
      return;
    }
    if (options.import) {
      await benchImports(await start('strapi-server.ts', root, ours, distDir), db, ours.url);
      return;
    }
    if (options.circular) {
      const casework = await start('strapi-server.ts', root, ours, distDir);
      await benchPreviews(casework, db, ours.url, Number(options.rounds));
      return;
    }
    if (options.workbench || options.panel) {
      const plainServer = async (): Promise<Child> => {
        makePlainApp(root, distDir, plainDir);
        return start('strapi-server.ts', plainDir, plain);
      };
      const casework = await start('strapi-server.ts', root, ours, distDir);
      const measured = await benchPanel(
        { casework, plainServer, db, plainDb, url: ours.url, plainUrl: plain.url },
        options,
      );
      console.log(writeResults(path.join(__dirname, 'results'), measured, Number(options.rounds), 'panel'));
      return;
    }
    if (options.rest) {
      makePlainApp(root, distDir, plainDir);
      const own = (): Promise<Child> =>
        start('strapi-server.ts', root, ours, distDir, { SWEEP_SCHEDULE: '0 * * * * *' });
      const other = (): Promise<Child> => start('strapi-server.ts', plainDir, plain);
      await benchRest({ Qiaomen: own, 'plain Strapi': other }, Number(options.rounds));
      return;
    }
    if (options.hostile) {
      const casework = await start('strapi-server.ts', root, ours, distDir);
      await benchHostile(casework, db, ours.url, { rounds: Number(options.rounds), each: options.each });
      return;
    }
    if (options.portal) {
      const casework = await start('strapi-server.ts', root, ours, distDir);
      const page = await start('bare-page.ts', root, ours);
      const rounds = Number(options.rounds);
      const measured = await benchPortal(casework, page, db, ours.url, rounds);
      console.log(writeResults(path.join(__dirname, 'results'), measured, rounds, 'portal'));
      return;
    }
    makePlainApp(root, distDir, plainDir);
    const casework = await start('strapi-server.ts', root, ours, distDir);
    const strapi = await start('strapi-server.ts', plainDir, plain);
    const bare = await start('bare-server.ts', root, ours);

    const made = performance.now();
    await makeOrganisations(db);
    await copyOrganisations(db, plainDb);
    await makeIssues(ours.url);
    await makeIssues(plain.url);
    console.log(
      `${SIZE.issues} issues of ${SIZE.enterprises} enterprises in 27 groups, twice: ${((performance.now() - made) / 1000).toFixed(1)} s`,
    );

    const { rows: groups } = await db.query<{ id: number }>(
      `select id from departments where code = 'fagai'`,
    );
    const groupId = groups[0]?.id ?? 0;
    const group = await casework.ask<Account>({ type: 'account', name: 'group', grantAll: false });
    const office = await casework.ask<Account>({ type: 'account', name: 'office', grantAll: false });
    const user = await strapi.ask<Account>({ type: 'account', name: 'user', grantAll: true });
    await makeMember(db, group.userId, 'group', groupId);
    await makeMember(db, office.userId, 'office', null);

    const results: Result[] = [];
    const tokens = { group: group.token, office: office.token, plain: user.token };
    const all = await scenarios({ db, plainDb, casework, strapi, bare, tokens, groupId });
    for (const scenario of all.filter(({ name }) => name.includes(options.only))) {
      const measured = await measure(scenario, Number(options.rounds));
      printTable(measured);
      if (options.sql) {
        for (const { label, log } of measured) {
          console.log(`\n-- ${label}`);
          for (const [i, sql] of log.entries())
            console.log(`${i + 1}. ${sql.replace(/\s+/g, ' ').slice(0, 300)}`);
        }
      }
      results.push(...measured);
    }
    const file = writeResults(path.join(__dirname, 'results'), results, Number(options.rounds));
    console.log(
      `\n${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB; written to ${path.relative(root, file)}`,
    );
  } finally {
    await Promise.all([db.end(), plainDb.end(), ...servers.map((server) => server.stop())]);
    await ours.drop();
    fs.rmSync(plainDir, { recursive: true, force: true });
  }
}

const run = options.sweep
  ? () => benchSweep(options.sizes.split(',').map(Number), Number(options.rounds))
  : main;
run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
