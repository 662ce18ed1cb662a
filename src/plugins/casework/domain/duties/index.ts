export * from './types';
export * from './periods';
