// The panel and the server, built for production whatever the shell's NODE_ENV says.
process.env.NODE_ENV = 'production';
process.env.STRAPI_TELEMETRY_DISABLED ??= 'true';
// Building asks the database nothing; the configuration only wants to know one.
process.env.DATABASE_URL ??= 'postgres://build@127.0.0.1/build';
process.argv.splice(2, 0, 'build');
await import('../node_modules/@strapi/strapi/bin/strapi.js');
