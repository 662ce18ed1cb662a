import type { Core } from '@strapi/strapi';
import { filePolicySql } from './file-policy';
import { generatedText, upgradeAfterSync } from '../database/upgrade';
import { VISIBILITY, policySql } from './visibility';

/** Content types whose own forms carry files. */
const mediaTypes = (strapi: Core.Strapi): { uid: string; table: string }[] =>
  Object.values(strapi.contentTypes)
    .filter((type) => type.uid.startsWith('api::'))
    .filter((type) =>
      Object.values(type.attributes).some((attribute) => (attribute as { type: string }).type === 'media'),
    )
    .map((type) => ({ uid: type.uid, table: type.collectionName ?? '' }));

/** Content types that the visibility table must know: all of the application's own. */
export const caseTypes = (strapi: Core.Strapi): { name: string; table: string }[] =>
  Object.values(strapi.contentTypes)
    .filter((type) => type.uid.startsWith('api::'))
    .map((type) => ({ name: type.info.singularName, table: type.collectionName ?? '' }));

/**
 * Brings the database to this release's version after the schema sync (docs/adr/0009): migrations, the texts of
 * database/repeatable, and the policies made from the table of visibility.
 * @throws when a content type has no declared rule, or the database cannot be brought there
 */
export async function installDatabase(strapi: Core.Strapi): Promise<void> {
  const types = caseTypes(strapi);
  const undeclared = types.filter((type) => !VISIBILITY[type.name]).map((type) => type.name);
  if (undeclared.length > 0) {
    throw new Error(
      `以下内容类型没有可见性规则，拒绝启动：${undeclared.join('、')}（见 platform/access/visibility.ts）。 Content types without a rule of visibility.`,
    );
  }
  await upgradeAfterSync(strapi, [
    generatedText('policies', [
      ...types.flatMap((type) => policySql(type.table, VISIBILITY[type.name] ?? { see: {} })),
      ...filePolicySql(mediaTypes(strapi)),
    ]),
  ]);
}
