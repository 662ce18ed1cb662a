import type { Schema, Struct } from '@strapi/strapi';

export interface CaseworkQuarterInvestment extends Struct.ComponentSchema {
  collectionName: 'components_casework_quarter_investments';
  info: {
    displayName: '\u5B63\u5EA6\u6295\u8D44';
    icon: 'calendar';
  };
  attributes: {
    actual: Schema.Attribute.Decimal;
    planned: Schema.Attribute.Decimal;
    quarter: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 6;
      }>;
  };
}

declare module '@strapi/strapi' {
  export namespace Public {
    export interface ComponentSchemas {
      'casework.quarter-investment': CaseworkQuarterInvestment;
    }
  }
}
