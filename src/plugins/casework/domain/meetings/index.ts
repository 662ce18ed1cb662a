export * from './convener';
export * from './levels';
