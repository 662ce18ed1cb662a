import { createHash } from 'node:crypto';
import path from 'node:path';
import swc from '@swc/jest';

/** Modules that run in the server's process; the pure ones (domain, contracts) are tested where they stand. */
const APPLICATION = /^(src\/plugins\/casework\/server\/src|demo)\/(?!.*__tests__)/;

/**
 * As @swc/jest, except that a test which imports a module of the application gets the very one that the booted
 * application uses, as it was compiled for this run, from outside of the sandbox (environment.mjs).
 */
export default {
  createTransformer(options) {
    const transformer = swc.createTransformer(options);
    return {
      ...transformer,
      process(source, file, rest) {
        const compiled = compiledOf(file, rest.config.rootDir);
        return compiled
          ? { code: `module.exports = outside.require(${JSON.stringify(compiled)});` }
          : transformer.process(source, file, rest);
      },
      getCacheKey(source, file, rest) {
        const compiled = compiledOf(file, rest.config.rootDir);
        return compiled
          ? createHash('sha256').update(compiled).digest('hex')
          : transformer.getCacheKey(source, file, rest);
      },
    };
  },
};

function compiledOf(file, rootDir) {
  const dist = process.env.TEST_DIST_DIR;
  const relative = path.relative(rootDir, file).split(path.sep).join('/');
  return dist && APPLICATION.test(relative) ? path.join(dist, relative.replace(/\.ts$/, '.js')) : null;
}
