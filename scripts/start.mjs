// `npm start` is production: no demo data, no default password, and no start without real secrets.
process.env.NODE_ENV = 'production';
delete process.env.QIAOMEN_DEMO;
process.env.STRAPI_TELEMETRY_DISABLED ??= 'true';
process.env.TZ = 'UTC';
process.argv.splice(2, 0, 'start');
await import('./lib/compile-cache.mjs');
await import('../node_modules/@strapi/strapi/bin/strapi.js');
