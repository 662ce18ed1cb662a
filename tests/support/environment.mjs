import { createRequire } from 'node:module';
import path from 'node:path';
import { TestEnvironment } from 'jest-environment-node';

const require = createRequire(import.meta.url);
const outside = { require, process };

// Outside of production graphql-js looks for a second copy of itself at each of a million comparisons of a boot.
const { NODE_ENV } = process.env;
process.env.NODE_ENV = 'production';
require('graphql');
process.env.NODE_ENV = NODE_ENV;

/**
 * Lets a test file load the application outside jest's sandbox. In the sandbox every file would load Strapi again,
 * and every global (Object, Promise, process …) would be looked up through a proxy: outside, the application boots
 * in a third of the time and answers faster. The tests themselves stay inside.
 */
export default class extends TestEnvironment {
  given = { ...process.env };

  constructor(config, context) {
    super(config, context);
    forgetApplication();
    const { global } = this;
    // The sandbox would have a copy, and the application would not see what a test sets.
    global.process.env = process.env;
    // Accessors, because the sandbox empties every object that was put on its global when it is torn down.
    Object.defineProperty(global, 'outside', { get: () => outside });
    // Dates come from the application's side of the border.
    Object.defineProperty(global, 'Date', { get: () => Date, configurable: true });
  }

  async teardown() {
    await super.teardown();
    for (const name of Object.keys(process.env)) if (!(name in this.given)) delete process.env[name];
    Object.assign(process.env, this.given);
  }
}

/**
 * Drops the application's own modules, so that every file starts with them loaded again and nothing is kept in
 * their variables.
 */
function forgetApplication() {
  const dist = process.env.TEST_DIST_DIR + path.sep;
  for (const [file, module] of Object.entries(require.cache)) {
    if (file.startsWith(dist)) delete require.cache[file];
    else if (module) module.children = module.children.filter((child) => !child.id.startsWith(dist));
  }
}
