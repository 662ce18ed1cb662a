type Outside = { require: NodeJS.Require; process: NodeJS.Process };

/** Modules outside of jest's sandbox, see environment.mjs; benchmarks, which use the same helpers, have no sandbox. */
const outside = (globalThis as unknown as { outside?: Outside }).outside ?? { require, process };

/** The process itself; the sandbox has a copy of it, with the same environment. */
export const theProcess = outside.process;

/** Loads a package outside of the sandbox. */
export const requireOutside = <T>(id: string): T => outside.require(id) as T;
