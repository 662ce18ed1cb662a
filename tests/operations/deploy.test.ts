import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import serverConfig from '../../config/server';
import { temporaryFolder } from './support';

/** Where Debian keeps servers is not on everybody's path. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin`;
const has = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`], { env: { ...process.env, PATH } }).status === 0;
const read = (...parts: string[]): string => fs.readFileSync(path.join(...parts), 'utf8');

type Service = {
  image?: string;
  user?: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
  networks?: string[];
  command?: string[];
  read_only?: boolean;
  cap_drop?: string[];
};

describe('deploy/', () => {
  const compose = parse(read('deploy', 'compose.yml'), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
    networks: Record<string, { internal?: boolean } | null>;
  };

  test('the containers: two instances that cannot become the owner, and a database nobody reaches from outside', () => {
    const { services } = compose;
    for (const name of ['app1', 'app2']) {
      const app = services[name];
      expect(app).toMatchObject({ read_only: true, cap_drop: ['ALL'], volumes: ['data:/var/lib/qiaomen'] });
      expect(JSON.stringify(app?.environment)).not.toMatch(
        /OWNER_PASSWORD|DATABASE_MIGRATION_URL|POSTGRES_PASSWORD/,
      );
      expect(app?.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
    }
    expect(services['postgres']?.ports).toBeUndefined();
    expect(services['postgres']?.networks).toEqual(['inside']);
    expect(compose.networks['inside']).toEqual({ internal: true });
    expect(
      Object.entries(services)
        .filter(([, { ports }]) => ports)
        .map(([name]) => name),
    ).toEqual(['proxy']);
    expect(services['migrate']?.environment).toHaveProperty('DATABASE_MIGRATION_URL');
  });

  test('what they run and mount is there', () => {
    const scripts = Object.values(compose.services).flatMap(({ command }) => command?.slice(1) ?? []);
    const mounts = Object.values(compose.services)
      .flatMap(({ volumes }) => volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '');
    for (const script of scripts) expect([script, fs.existsSync(script)]).toEqual([script, true]);
    for (const mount of mounts) {
      if (!mount.startsWith('.'))
        expect([mount, Object.keys(compose.volumes).includes(mount)]).toEqual([mount, true]);
      else if (mount !== './tls')
        expect([mount, fs.existsSync(path.join('deploy', mount))]).toEqual([mount, true]);
    }
    const docker = read('deploy', 'Dockerfile');
    expect(docker).toMatch(/^USER qiaomen$/m);
    expect(docker.indexOf('USER qiaomen')).toBeLessThan(docker.indexOf('CMD ['));
    expect(docker.match(/^FROM /gm)).toHaveLength(2);
  });

  test('every variable that they take is one that the guide of variables names, or of the containers alone', () => {
    const example = read('.env.example');
    const named = new Set([...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name));
    const own = [
      'BACKUP_DIR',
      'BACKUP_AT',
      'BACKUP_KEEP',
      'POSTGRES_PASSWORD',
      'POSTGRES_INITDB_ARGS',
      'OWNER_PASSWORD',
      'APP_PASSWORD',
    ];
    const taken = Object.values(compose.services).flatMap(({ environment }) =>
      Object.keys(environment ?? {}),
    );
    expect([...new Set(taken)].filter((name) => !named.has(name) && !own.includes(name))).toEqual([]);
  });

  test('the proxy lets go of a connection before the application does: no request meets one that is closing', () => {
    const env = Object.assign((_name: string, otherwise = '') => otherwise, {
      int: (_name: string, otherwise: number) => otherwise,
      bool: (_name: string, otherwise: boolean) => otherwise,
      array: () => [],
    });
    const { keepAliveTimeout } = serverConfig({ env }).http.serverOptions;
    const files = fs.readdirSync(path.join('deploy', 'nginx')).filter((name) => name.startsWith('upstream-'));
    expect(files).toHaveLength(2);
    for (const name of files) {
      const [, seconds] = /^ +keepalive_timeout (\d+)s;$/m.exec(read('deploy', 'nginx', name)) ?? [];
      expect(Number(seconds) * 1_000).toBeLessThan(keepAliveTimeout);
    }
  });

  test('the roles are those that the command prints', () => {
    expect(read('deploy', 'postgres', 'roles.psql')).toBe(
      execFileSync(process.execPath, ['scripts/db-roles.mjs'], { encoding: 'utf8' }),
    );
  });

  const nginx = has('nginx') && has('openssl') ? test : test.skip;
  nginx('nginx takes the configuration', () => {
    const root = temporaryFolder();
    try {
      fs.mkdirSync(path.join(root, 'tls'));
      const [key, certificate] = ['privkey.pem', 'fullchain.pem'].map((name) => path.join(root, 'tls', name));
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'rsa:2048',
          '-nodes',
          '-days',
          '1',
          '-subj',
          '/CN=example',
          '-keyout',
          key ?? '',
          '-out',
          certificate ?? '',
        ],
        { stdio: 'ignore' },
      );
      const configuration = read('deploy', 'nginx', 'qiaomen.conf')
        .replaceAll('/etc/nginx/tls', `"${root}/tls`)
        .replaceAll('fullchain.pem;', 'fullchain.pem";')
        .replaceAll('privkey.pem;', 'privkey.pem";')
        .replace('/etc/nginx/qiaomen-upstream.conf', path.resolve('deploy', 'nginx', 'upstream-local.conf'))
        .replaceAll('/var/log/nginx/qiaomen.log', '/dev/null')
        // A directive of 1.25.1; Debian's older nginx says the same on the line of `listen`.
        .replace(/^ *http2 on;\n/m, '');
      const main = path.join(root, 'nginx.conf');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((one) => `${one}_temp_path "${root}/${one}";`)
        .join(' ');
      fs.writeFileSync(
        main,
        `pid "${root}/pid"; error_log stderr; events {} http { access_log off; ${temporary} ${configuration} }`,
      );
      const { status, stderr } = spawnSync('nginx', ['-t', '-c', main, '-p', root], {
        encoding: 'utf8',
        env: { ...process.env, PATH },
      });
      expect({ status, stderr }).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('test is successful'),
      });
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  });

  const systemd = has('systemd-analyze') ? test : test.skip;
  systemd('systemd takes the units', () => {
    const root = temporaryFolder();
    try {
      const units = fs.readdirSync(path.join('deploy', 'systemd'));
      for (const unit of units) {
        const text = read('deploy', 'systemd', unit).replaceAll('/usr/bin/node', process.execPath);
        fs.writeFileSync(path.join(root, unit.replace('@.', '@1337.')), text);
      }
      const files = units.map((unit) => path.join(root, unit.replace('@.', '@1337.')));
      const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], { encoding: 'utf8' });
      // The output also names other units and paths of this machine.
      const ours = stderr
        .split('\n')
        .filter(
          (line) => line.includes('qiaomen') && /unknown|invalid|failed to parse|bad|not valid/i.test(line),
        );
      expect(ours).toEqual([]);
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('the administrator’s handbook', () => {
  const folder = path.join('docs', 'operations');
  const pages = fs.readdirSync(folder).filter((name) => name.endsWith('.md'));
  const texts = pages.map((name) => [name, read(folder, name)] as const);

  test('names only commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [name, text] of texts) {
      const commands = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]+)/g)].map(
        ([, one]) => one ?? '',
      );
      expect([name, commands.filter((one) => !(one in scripts))]).toEqual([name, []]);
      const files = [...text.matchAll(/\b((?:deploy|scripts|tests)\/[\w./@-]+\w)/g)].map(
        ([, one]) => one ?? '',
      );
      expect([name, files.filter((one) => !fs.existsSync(one) && one !== 'deploy/tls')]).toEqual([name, []]);
    }
  });

  test('links only to pages that there are', () => {
    for (const [name, text] of texts) {
      const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link ?? '');
      expect([name, links.filter((link) => !fs.existsSync(path.join(folder, link)))]).toEqual([name, []]);
    }
  });
});

describe('production', () => {
  const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const sourcesBelow = (folder: string): string[] =>
    fs
      .readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) =>
        entry.isDirectory()
          ? sourcesBelow(path.join(folder, entry.name))
          : /\.(?:tsx?|mjs)$/.test(entry.name)
            ? [path.join(folder, entry.name)]
            : [],
      )
      .filter((file) => !file.includes('__tests__'));

  test('is built with the dependencies alone: every package that the sources import, and its types', () => {
    const imported = new Set(
      [...sourcesBelow('src'), ...sourcesBelow('config')].flatMap((file) =>
        [
          ...read(file).matchAll(/(?:from|import|import\(|require\()\s*['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)/g),
        ].map(([, name]) => name ?? ''),
      ),
    );
    const packages = [...imported].filter((name) =>
      fs.existsSync(path.join('node_modules', name, 'package.json')),
    );
    expect(packages).toContain('pg');
    // What Strapi's packages bring is there whenever Strapi is.
    const strapi = path.join('node_modules', '@strapi');
    const brought = new Set(
      fs.readdirSync(strapi).flatMap((name) => {
        const { dependencies = {} } = JSON.parse(read(strapi, name, 'package.json')) as {
          dependencies?: Record<string, string>;
        };
        return [`@strapi/${name}`, ...Object.keys(dependencies)];
      }),
    );
    expect(packages.filter((name) => !(name in manifest.dependencies) && !brought.has(name))).toEqual([]);
    const types = packages
      .map((name) => `@types/${name.replace('@', '').replace('/', '__')}`)
      .filter((name) => fs.existsSync(path.join('node_modules', name)));
    expect(types).toContain('@types/pg');
    expect(types.filter((name) => !(name in manifest.dependencies))).toEqual([]);
    expect(Object.keys(manifest.dependencies)).toContain('typescript');
  });

  test('every command that asks for a database reads .env as the application does', () => {
    const commands = fs
      .readdirSync('scripts')
      .filter((name) => name.endsWith('.mjs') && /openDatabase|DATABASE_URL/.test(read('scripts', name)))
      // These bring databases of their own.
      .filter((name) => !/^(?:demo|dev|test|bench|start|build|generate)/.test(name));
    expect(commands).toContain('ledger-verify.mjs');
    expect(commands.filter((name) => !/loadEnvironmentFile\(\)/.test(read('scripts', name)))).toEqual([]);
  });

  test('the example of variables is one that a shell can read, too', () => {
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-euc', '. ./.env.example; printf %s "$DATABASE_URL|$SWEEP_SCHEDULE"'],
      { encoding: 'utf8' },
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatch(/^postgres:\/\/.*\|.* .* /);
  });
});
