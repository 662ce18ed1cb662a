export * from './draft';
export * from './periods';
export * from './authors';
export * from './owed';
