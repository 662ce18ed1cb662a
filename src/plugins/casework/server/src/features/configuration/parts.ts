import type { Core } from '@strapi/strapi';
import type { ConfigurationPart } from '../../../../contracts/configuration';
import { PANEL_TYPES } from '../../../../contracts/labels';
import { labelOf } from '../../../../contracts/labels/describe';

/** The parts of the configuration that are records of content types: by what each is known, and what is its own. */

export type TypePart = Exclude<ConfigurationPart, 'calendar'>;

type Attribute = { type: string; writable?: boolean; target?: string; relation?: string; component?: string };

export type PartOf = {
  uid: string;
  /** the attributes by which the same record is found elsewhere */
  key: readonly string[];
  /** an installation's own: people, numbers and dates that another must not take over */
  except?: readonly string[];
  /** relations, by the attribute that names their target */
  relations?: Readonly<Record<string, { uid: string; by: string }>>;
  /** records are there already; none is added */
  fixed?: true;
  /** a record that exists is never overwritten */
  addOnly?: true;
};

const DEPARTMENT = { uid: 'api::department.department', by: 'code' };
const CATEGORY = { uid: 'api::category.category', by: 'name' };

export const PARTS: Readonly<Record<TypePart, PartOf>> = {
  departments: {
    uid: DEPARTMENT.uid,
    key: ['code'],
    except: ['promotionBody', 'foundingDocument', 'leaderInCharge', 'liaison', 'phone'],
    relations: { parent: DEPARTMENT },
  },
  settings: { uid: 'api::setting.setting', key: [], except: ['goLiveDate'] },
  categories: { uid: CATEGORY.uid, key: ['name'], relations: { defaultUnit: DEPARTMENT } },
  extraFields: {
    uid: 'api::extra-field.extra-field',
    key: ['record', 'code'],
    relations: { categories: CATEGORY },
  },
  escalationRules: { uid: 'api::escalation-rule.escalation-rule', key: ['name'] },
  notificationTemplates: {
    uid: 'api::notification-template.notification-template',
    key: ['event'],
    fixed: true,
  },
  documentTexts: { uid: 'api::document-text.document-text', key: ['kind'], fixed: true },
  // A scheme in force judges people: another is added as a draft, and is put in force by its own steps.
  assessmentSchemes: { uid: 'api::assessment-scheme.assessment-scheme', key: ['name'], addOnly: true },
};

const SYSTEM = ['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'];

/** The attributes of a part that the file holds, in the order of the model. */
export function fieldsOf(strapi: Core.Strapi, part: PartOf): { name: string; attribute: Attribute }[] {
  const { attributes } = strapi.contentType(part.uid as 'api::category.category') as unknown as {
    attributes: Record<string, Attribute>;
  };
  return Object.entries(attributes)
    .filter(
      ([name, attribute]) =>
        !SYSTEM.includes(name) &&
        (attribute.writable !== false || part.key.includes(name)) &&
        !(part.except ?? []).includes(name) &&
        (attribute.type !== 'relation' || part.relations?.[name] !== undefined) &&
        attribute.type !== 'media',
    )
    .map(([name, attribute]) => ({ name, attribute }));
}

/** What a field is called in its form. */
export function fieldLabel(part: PartOf, name: string): string {
  const label = PANEL_TYPES[part.uid.split('.')[1] ?? '']?.fields[name];
  return label ? labelOf(label) : name;
}
