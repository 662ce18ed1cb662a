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
  return {
    connection: {
      client: 'postgres',
      // Row policies make PostgreSQL overestimate what a query costs, and compile it for longer than it runs.
      connection: { connectionString, options: '-c timezone=UTC -c jit=off' },
      pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 10) },
      acquireConnectionTimeout: 30_000,
    },
    settings: { runMigrations: true },
    migrations: { directory: path.join(process.cwd(), 'database', 'migrations') },
  };
};
