export default [
  'plugin::casework.requestLog',
  'plugin::casework.errorLanguage',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'data:', 'blob:'],
          'frame-src': ["'self'", 'blob:'],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  { name: 'strapi::cors', config: { origin: (process.env.CORS_ORIGINS ?? '').split(',').filter(Boolean) } },
  'strapi::query',
  'plugin::casework.readableBody',
  {
    name: 'strapi::body',
    config: {
      jsonLimit: '1mb',
      formLimit: '1mb',
      textLimit: '1mb',
      formidable: { maxFileSize: 20 * 1024 * 1024 },
    },
  },
  'plugin::casework.bodyRead',
  'plugin::casework.dropUploads',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
