import path from 'path';

type Env = { (name: string, fallback?: string): string };

export default ({ env }: { env: Env }) => ({
  casework: { enabled: true, resolve: path.resolve(__dirname, '../src/plugins/casework') },
  'users-permissions': {
    config: {
      jwtSecret: env('JWT_SECRET'),
      jwt: { expiresIn: '12h' },
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
