export * from './rules';
export * from './thresholds';
