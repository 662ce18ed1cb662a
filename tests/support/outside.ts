type Outside = { require: NodeJS.Require; process: NodeJS.Process };

/** What lies outside of jest's sandbox, see environment.mjs. */
const outside = (globalThis as unknown as { outside: Outside }).outside;

/** The process itself; the sandbox has a copy of it, with the same environment. */
export const theProcess = outside.process;

/** Loads a package outside of the sandbox. */
export const requireOutside = <T>(id: string): T => outside.require(id) as T;
