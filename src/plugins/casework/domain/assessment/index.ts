export * from './fraction';
export * from './periods';
export * from './scheme';
export * from './score';
