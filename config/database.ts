import path from 'path';

// Strapi keeps instants in `timestamp without time zone`, which the driver reads and writes in the
// process's zone. Instants are UTC here, whatever the host's TZ says (spec: clock).
process.env.TZ = 'UTC';

type Env = {
  (name: string, fallback?: string): string;
  int(name: string, fallback: number): number;
};

export default ({ env }: { env: Env }) => {
  const connectionString = env('DATABASE_URL', '');
  if (!connectionString) {
    throw new Error(
      '未设置 DATABASE_URL。本系统只使用 PostgreSQL；试用请运行 npm run demo。 DATABASE_URL is missing; PostgreSQL is the only database.',
    );
  }
  if (!/^postgres(ql)?:\/\//.test(connectionString)) {
    throw new Error(
      'DATABASE_URL 不是 PostgreSQL 的地址（postgres://…）。本系统只使用 PostgreSQL：行级安全靠它。请按 docs/operations/database.md 准备数据库。 PostgreSQL is the only database.',
    );
  }
  const pooler = env('DATABASE_POOLER', '');
  if (!['', 'transaction'].includes(pooler)) {
    throw new Error(
      `DATABASE_POOLER 只能是 transaction 或不设，现为 ${pooler}。 DATABASE_POOLER is "transaction" or not set.`,
    );
  }
  return {
    connection: {
      client: 'postgres',
      // PgBouncer takes no parameters at the start of a connection: it sets them itself (connect_query), and the start
      // looks whether it has (platform/database/pooler.ts). Row policies make PostgreSQL overestimate what a query costs, and compile it for longer than it runs.
      connection:
        pooler === '' ? { connectionString, options: '-c timezone=UTC -c jit=off' } : { connectionString },
      pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 10) },
      // A request that waits longer for a connection is answered with 503.
      acquireConnectionTimeout: env.int('DATABASE_ACQUIRE_SECONDS', 10) * 1_000,
    },
    // Starting the application drops nothing that holds data: docs/adr/0009-database-version.md.
    settings: { runMigrations: true, forceMigration: false },
    migrations: { directory: path.join(process.cwd(), 'database', 'migrations') },
  };
};
