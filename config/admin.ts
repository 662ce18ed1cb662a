type Env = { (name: string, fallback?: string): string };

export default ({ env }: { env: Env }) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    // GB/T 22239 practice: half an hour idle, a working day at most.
    sessions: {
      accessTokenLifespan: 10 * 60,
      idleRefreshTokenLifespan: 30 * 60,
      maxRefreshTokenLifespan: 12 * 60 * 60,
      idleSessionLifespan: 30 * 60,
      maxSessionLifespan: 12 * 60 * 60,
    },
  },
  // Attempts are counted in the database (access/sign-in.ts); this counter would count successes too.
  rateLimit: { enabled: false },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  tutorials: false,
  watchIgnoreFiles: ['**/.data/**'],
});
