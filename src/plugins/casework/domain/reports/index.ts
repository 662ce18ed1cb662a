export * from './draft';
export * from './periods';
