import type { Shapes } from './graphql-document';

/** The costs of the served schema's fields; set when the schema has been built (transport/graphql/shapes.ts). */
let present: Shapes = new Map();

export const setShapes = (shapes: Shapes): void => {
  present = shapes;
};

export const presentShapes = (): Shapes => present;
