import { constants } from 'node:zlib';

export default [
  'plugin::casework.requestLog',
  'plugin::casework.holdRefusals',
  // Answers of more than 1 KB; the panel's files are compressed when it is built (scripts/lib/compress-build.mjs).
  {
    name: 'strapi::compression',
    config: {
      filter: (type: string) => /json|html/.test(type),
      br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
      threshold: 1024,
    },
  },
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
  'plugin::casework.portalErrors',
  'plugin::casework.readableBody',
  {
    name: 'strapi::body',
    config: {
      jsonLimit: '1mb',
      formLimit: '1mb',
      textLimit: '1mb',
      // The parser counts all files of a request together: nine photos of a telephone. One file has at most 20 MB
      // (platform/files/uploads.ts).
      formidable: { maxFileSize: 45 * 1024 * 1024, maxFields: 100, maxFieldsSize: 1024 * 1024, maxFiles: 20 },
    },
  },
  'plugin::casework.bodyRead',
  'plugin::casework.dropUploads',
  'plugin::casework.bodyLimits',
  'plugin::casework.portal',
  'plugin::casework.signOn',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
