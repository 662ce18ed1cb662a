import fs from 'node:fs';
import path from 'node:path';

const PACKAGES = [
  '@strapi/strapi',
  '@strapi/plugin-users-permissions',
  'react',
  'react-dom',
  'react-router-dom',
  'styled-components',
];

/**
 * The application without its rules: the same content types, generated routes that write too,
 * users-permissions, and nothing of ours. It is what a plain Strapi would be for the same data.
 * @returns its directory
 */
export function makePlainApp(root: string, distDir: string, into: string): string {
  const write = (name: string, text: string): void => {
    const file = path.join(into, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  fs.mkdirSync(path.join(into, 'public', 'uploads'), { recursive: true });
  fs.mkdirSync(path.join(into, 'database', 'migrations'), { recursive: true });
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(into, 'node_modules'));
  const { dependencies: versions } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  write(
    'package.json',
    JSON.stringify({
      name: 'plain',
      private: true,
      // The packages that building a panel asks for, in the versions that are installed.
      dependencies: Object.fromEntries(PACKAGES.map((name) => [name, versions[name] ?? '*'])),
      strapi: { uuid: false },
    }),
  );
  for (const name of ['admin', 'api', 'database', 'server']) {
    fs.mkdirSync(path.join(into, 'config'), { recursive: true });
    fs.copyFileSync(path.join(distDir, 'config', `${name}.js`), path.join(into, 'config', `${name}.js`));
  }
  write(
    'config/middlewares.js',
    `const all = require(${JSON.stringify(path.join(distDir, 'config', 'middlewares.js'))}).default;
     module.exports = all.filter((entry) => !String(entry.name ?? entry).startsWith('plugin::casework'));`,
  );
  write(
    'config/plugins.js',
    `module.exports = ({ env }) => ({ 'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } } });`,
  );

  fs.cpSync(path.join(distDir, 'src', 'components'), path.join(into, 'src', 'components'), {
    recursive: true,
  });
  for (const name of fs.readdirSync(path.join(distDir, 'src', 'api'))) {
    const uid = `api::${name}.${name}`;
    const schemaFile = path.join('src', 'api', name, 'content-types', name, 'schema.json');
    const schema = JSON.parse(fs.readFileSync(path.join(distDir, schemaFile), 'utf8')) as {
      attributes: Record<string, { writable?: boolean }>;
    };
    for (const attribute of Object.values(schema.attributes)) delete attribute.writable;
    write(schemaFile, JSON.stringify(schema));
    for (const [folder, factory] of [
      ['routes', 'createCoreRouter'],
      ['controllers', 'createCoreController'],
      ['services', 'createCoreService'],
    ]) {
      write(
        `src/api/${name}/${folder}/${name}.js`,
        `module.exports = require('@strapi/strapi').factories.${factory}('${uid}');`,
      );
    }
  }
  return into;
}
