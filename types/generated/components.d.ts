import type { Schema, Struct } from '@strapi/strapi';

export interface CaseworkGrade extends Struct.ComponentSchema {
  collectionName: 'components_casework_grades';
  info: {
    displayName: '\u8003\u6838\u7B49\u6B21';
    icon: 'star';
  };
  attributes: {
    from: Schema.Attribute.Decimal & Schema.Attribute.Required;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 20;
      }>;
  };
}

export interface CaseworkIndicator extends Struct.ComponentSchema {
  collectionName: 'components_casework_indicators';
  info: {
    displayName: '\u8003\u6838\u6307\u6807';
    icon: 'chartCircle';
  };
  attributes: {
    floor: Schema.Attribute.Decimal & Schema.Attribute.Required;
    heading: Schema.Attribute.Enumeration<['enterprise-work', 'group-operation', 'issue-solving']> &
      Schema.Attribute.Required;
    measure: Schema.Attribute.Enumeration<
      [
        'accept_timeliness',
        'transfer_timeliness',
        'take_up_timeliness',
        'handling_timeliness',
        'first_handling_timeliness',
        'closure_rate',
        'solution_rate',
        'satisfaction_rate',
        'return_rate',
        'rework_rate',
        'reopen_rate',
        'extension_rate',
        'withdrawal_rate',
        'decline_rate',
        'on_behalf_rate',
        'platform_use',
        'follow_up_rate',
        'visit_coverage',
        'meeting_rate',
        'report_timeliness',
        'pairing_coverage',
        'mechanism',
        'above_scale_entries',
        'output_growth',
        'revenue_growth',
        'profit_growth',
        'project_start_rate',
        'investment_completion',
        'production_on_time',
      ]
    > &
      Schema.Attribute.Required;
    target: Schema.Attribute.Decimal & Schema.Attribute.Required;
    weight: Schema.Attribute.Decimal &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMax<
        {
          max: 100;
          min: 0;
        },
        number
      >;
  };
}

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
      'casework.grade': CaseworkGrade;
      'casework.indicator': CaseworkIndicator;
      'casework.quarter-investment': CaseworkQuarterInvestment;
    }
  }
}
