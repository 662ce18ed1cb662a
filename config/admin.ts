type Env = { (name: string, fallback?: string): string; int(name: string, fallback: number): number };

/** GB/T 22239 practice: half an hour idle, a working day at most. The API's sessions have these limits too (platform/access/request-transaction.ts). */
const sessions = (env: Env) => {
  const idle = env.int('SESSION_IDLE_MINUTES', 30) * 60;
  const longest = env.int('SESSION_MAX_HOURS', 12) * 60 * 60;
  return {
    accessTokenLifespan: Math.min(10 * 60, idle),
    idleRefreshTokenLifespan: idle,
    maxRefreshTokenLifespan: longest,
    idleSessionLifespan: idle,
    maxSessionLifespan: longest,
  };
};

export default ({ env }: { env: Env }) => ({
  auth: { secret: env('ADMIN_JWT_SECRET'), sessions: sessions(env) },
  // Attempts are counted in the database (platform/sign-in/sign-in.ts); this counter would count successes too.
  rateLimit: { enabled: false },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  tutorials: false,
  watchIgnoreFiles: ['**/.data/**'],
});
