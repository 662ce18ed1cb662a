export * from './types';
export * from './periods';
export * from './after-action';
