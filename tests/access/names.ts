import type { Core } from '@strapi/strapi';

type Type = { kind?: string; info: { singularName: string; pluralName: string } };

/** The path of a type's generated routes. */
export const pluralOf = (type: Type): string =>
  type.kind === 'singleType' ? type.info.singularName : type.info.pluralName;

type Naming = {
  getFindQueryName(type: object): string;
  getFindConnectionQueryName(type: object): string;
};

/** The names of a type's queries in GraphQL. */
export function namesOf(strapi: Core.Strapi, type: object): { find: string; connection: string } {
  const naming: Naming = strapi.plugin('graphql').service('utils').naming;
  return { find: naming.getFindQueryName(type), connection: naming.getFindConnectionQueryName(type) };
}
