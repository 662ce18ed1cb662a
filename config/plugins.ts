import path from 'path';

type Env = {
  (name: string, fallback?: string): string;
  int(name: string, fallback: number): number;
  bool(name: string, fallback: boolean): boolean;
};

/** Mail is sent when SMTP_HOST is set; without it people are notified in the panel only. */
const mail = (env: Env) =>
  env('SMTP_HOST', '') === ''
    ? {}
    : {
        email: {
          config: {
            provider: 'nodemailer',
            providerOptions: {
              host: env('SMTP_HOST'),
              port: env.int('SMTP_PORT', 465),
              secure: env.bool('SMTP_SECURE', env.int('SMTP_PORT', 465) === 465),
              ...(env('SMTP_USER', '') === ''
                ? {}
                : { auth: { user: env('SMTP_USER'), pass: env('SMTP_PASSWORD', '') } }),
              connectionTimeout: 10_000,
              greetingTimeout: 10_000,
              socketTimeout: 20_000,
            },
            settings: { defaultFrom: env('SMTP_FROM', 'qiaomen@localhost') },
          },
        },
      };

export default ({ env }: { env: Env }) => ({
  ...mail(env),
  casework: { enabled: true, resolve: path.resolve(__dirname, '../src/plugins/casework') },
  'users-permissions': {
    config: {
      jwtSecret: env('JWT_SECRET'),
      jwt: { expiresIn: `${env.int('SESSION_MAX_HOURS', 12)}h` },
      ratelimit: { enabled: false },
    },
  },
  graphql: {
    enabled: true,
    config: {
      endpoint: '/graphql',
      shadowCRUD: true,
      landingPage: false,
      depthLimit: 7,
      defaultLimit: 25,
      maxLimit: 100,
      apolloServer: { cors: false },
    },
  },
  upload: {
    config: {
      sizeLimit: 20 * 1024 * 1024,
      security: {
        allowedTypes: [
          'image/jpeg',
          'image/png',
          'application/pdf',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        ],
      },
    },
  },
});
