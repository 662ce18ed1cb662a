export * from './facts';
export * from './measures';
