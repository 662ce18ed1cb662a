import { takeViolations } from './answers';

/** Fails the test, or the file, in which the application answered something else than its contracts declare. */
const requireContracts = (): void => {
  const found = [...new Set(takeViolations())];
  if (found.length > 0) throw new Error(`answers outside of their contracts:\n${found.join('\n')}`);
};

afterEach(requireContracts);
afterAll(requireContracts);
