export * from './stages';
export * from './fields';
export * from './types';
export * from './dues';
export * from './relation';
export * from './table';
export * from './perform';
