import type { Schema, Struct } from '@strapi/strapi';

export interface AdminApiToken extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_api_tokens';
  info: {
    description: '';
    displayName: 'Api Token';
    name: 'Api Token';
    pluralName: 'api-tokens';
    singularName: 'api-token';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accessKey: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    adminPermissions: Schema.Attribute.Relation<'oneToMany', 'admin::permission'>;
    adminUserOwner: Schema.Attribute.Relation<'manyToOne', 'admin::user'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    description: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }> &
      Schema.Attribute.DefaultTo<''>;
    encryptedKey: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    expiresAt: Schema.Attribute.DateTime;
    kind: Schema.Attribute.Enumeration<['content-api', 'admin']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'content-api'>;
    lastUsedAt: Schema.Attribute.DateTime;
    lifespan: Schema.Attribute.BigInteger;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::api-token'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    permissions: Schema.Attribute.Relation<'oneToMany', 'admin::api-token-permission'>;
    publishedAt: Schema.Attribute.DateTime;
    type: Schema.Attribute.Enumeration<['read-only', 'full-access', 'custom']> &
      Schema.Attribute.DefaultTo<'read-only'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminApiTokenPermission extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_api_token_permissions';
  info: {
    description: '';
    displayName: 'API Token Permission';
    name: 'API Token Permission';
    pluralName: 'api-token-permissions';
    singularName: 'api-token-permission';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::api-token-permission'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    token: Schema.Attribute.Relation<'manyToOne', 'admin::api-token'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminPermission extends Struct.CollectionTypeSchema {
  collectionName: 'admin_permissions';
  info: {
    description: '';
    displayName: 'Permission';
    name: 'Permission';
    pluralName: 'permissions';
    singularName: 'permission';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    actionParameters: Schema.Attribute.JSON & Schema.Attribute.DefaultTo<{}>;
    apiToken: Schema.Attribute.Relation<'manyToOne', 'admin::api-token'>;
    conditions: Schema.Attribute.JSON & Schema.Attribute.DefaultTo<[]>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::permission'> & Schema.Attribute.Private;
    properties: Schema.Attribute.JSON & Schema.Attribute.DefaultTo<{}>;
    publishedAt: Schema.Attribute.DateTime;
    role: Schema.Attribute.Relation<'manyToOne', 'admin::role'>;
    subject: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminRole extends Struct.CollectionTypeSchema {
  collectionName: 'admin_roles';
  info: {
    description: '';
    displayName: 'Role';
    name: 'Role';
    pluralName: 'roles';
    singularName: 'role';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    code: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    description: Schema.Attribute.String;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::role'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    permissions: Schema.Attribute.Relation<'oneToMany', 'admin::permission'>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    users: Schema.Attribute.Relation<'manyToMany', 'admin::user'>;
  };
}

export interface AdminSession extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_sessions';
  info: {
    description: 'Session Manager storage';
    displayName: 'Session';
    name: 'Session';
    pluralName: 'sessions';
    singularName: 'session';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
    i18n: {
      localized: false;
    };
  };
  attributes: {
    absoluteExpiresAt: Schema.Attribute.DateTime & Schema.Attribute.Private;
    childId: Schema.Attribute.String & Schema.Attribute.Private;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    deviceId: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.Private;
    expiresAt: Schema.Attribute.DateTime & Schema.Attribute.Required & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::session'> & Schema.Attribute.Private;
    metadata: Schema.Attribute.JSON & Schema.Attribute.Private;
    origin: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    sessionId: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Private &
      Schema.Attribute.Unique;
    status: Schema.Attribute.String & Schema.Attribute.Private;
    type: Schema.Attribute.String & Schema.Attribute.Private;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    userId: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.Private;
  };
}

export interface AdminTransferToken extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_transfer_tokens';
  info: {
    description: '';
    displayName: 'Transfer Token';
    name: 'Transfer Token';
    pluralName: 'transfer-tokens';
    singularName: 'transfer-token';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accessKey: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    description: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }> &
      Schema.Attribute.DefaultTo<''>;
    expiresAt: Schema.Attribute.DateTime;
    lastUsedAt: Schema.Attribute.DateTime;
    lifespan: Schema.Attribute.BigInteger;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::transfer-token'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    permissions: Schema.Attribute.Relation<'oneToMany', 'admin::transfer-token-permission'>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminTransferTokenPermission extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_transfer_token_permissions';
  info: {
    description: '';
    displayName: 'Transfer Token Permission';
    name: 'Transfer Token Permission';
    pluralName: 'transfer-token-permissions';
    singularName: 'transfer-token-permission';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::transfer-token-permission'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    token: Schema.Attribute.Relation<'manyToOne', 'admin::transfer-token'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminUser extends Struct.CollectionTypeSchema {
  collectionName: 'admin_users';
  info: {
    description: '';
    displayName: 'User';
    name: 'User';
    pluralName: 'users';
    singularName: 'user';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    apiTokens: Schema.Attribute.Relation<'oneToMany', 'admin::api-token'> & Schema.Attribute.Private;
    blocked: Schema.Attribute.Boolean & Schema.Attribute.Private & Schema.Attribute.DefaultTo<false>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    email: Schema.Attribute.Email &
      Schema.Attribute.Required &
      Schema.Attribute.Private &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 6;
      }>;
    firstname: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    isActive: Schema.Attribute.Boolean & Schema.Attribute.Private & Schema.Attribute.DefaultTo<false>;
    lastname: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::user'> & Schema.Attribute.Private;
    password: Schema.Attribute.Password &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 6;
      }>;
    preferedLanguage: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    registrationToken: Schema.Attribute.String & Schema.Attribute.Private;
    resetPasswordToken: Schema.Attribute.String & Schema.Attribute.Private;
    resetPasswordTokenExpiresAt: Schema.Attribute.DateTime & Schema.Attribute.Private;
    roles: Schema.Attribute.Relation<'manyToMany', 'admin::role'> & Schema.Attribute.Private;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    username: Schema.Attribute.String;
  };
}

export interface ApiAssessmentAdjustmentAssessmentAdjustment extends Struct.CollectionTypeSchema {
  collectionName: 'assessment_adjustments';
  info: {
    description: '\u8003\u6838\u65B9\u5BF9\u88AB\u8003\u6838\u5355\u4F4D\u7684\u52A0\u5206\u548C\u51CF\u5206\uFF0C\u9644\u7406\u7531\u548C\u4F9D\u636E';
    displayName: '\u8003\u6838\u52A0\u51CF\u5206';
    pluralName: 'assessment-adjustments';
    singularName: 'assessment-adjustment';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    assessment: Schema.Attribute.Relation<'manyToOne', 'api::assessment.assessment'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    document: Schema.Attribute.String;
    enteredAt: Schema.Attribute.DateTime;
    enteredBy: Schema.Attribute.String;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<
      'oneToMany',
      'api::assessment-adjustment.assessment-adjustment'
    > &
      Schema.Attribute.Private;
    points: Schema.Attribute.Decimal;
    publishedAt: Schema.Attribute.DateTime;
    reason: Schema.Attribute.Text;
    subject: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiAssessmentObjectionAssessmentObjection extends Struct.CollectionTypeSchema {
  collectionName: 'assessment_objections';
  info: {
    description: '\u88AB\u8003\u6838\u5355\u4F4D\u5BF9\u667E\u6652\u7ED3\u679C\u7684\u5F02\u8BAE\u548C\u7B54\u590D';
    displayName: '\u8003\u6838\u5F02\u8BAE';
    pluralName: 'assessment-objections';
    singularName: 'assessment-objection';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    assessment: Schema.Attribute.Relation<'manyToOne', 'api::assessment.assessment'>;
    attachments: Schema.Attribute.Media<undefined, true>;
    changes: Schema.Attribute.JSON;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    decidedAt: Schema.Attribute.DateTime;
    decidedBy: Schema.Attribute.String;
    decision: Schema.Attribute.Text;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::assessment-objection.assessment-objection'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    raisedAt: Schema.Attribute.DateTime;
    raisedBy: Schema.Attribute.String;
    reason: Schema.Attribute.Text;
    state: Schema.Attribute.Enumeration<['open', 'upheld', 'recomputed']> &
      Schema.Attribute.DefaultTo<'open'>;
    subject: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiAssessmentSchemeAssessmentScheme extends Struct.CollectionTypeSchema {
  collectionName: 'assessment_schemes';
  info: {
    description: '\u6307\u6807\u3001\u6743\u91CD\u548C\u8BC4\u5206\u533A\u95F4\uFF08\u5DE5\u4F5C\u65B9\u6848 \u4E94.1\u3001\u4E94.2\uFF09';
    displayName: '\u8003\u6838\u65B9\u6848';
    pluralName: 'assessment-schemes';
    singularName: 'assessment-scheme';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    adjustmentLimit: Schema.Attribute.Decimal &
      Schema.Attribute.SetMinMax<
        {
          max: 100;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<5>;
    assesses: Schema.Attribute.Enumeration<['groups', 'units', 'townships', 'offices']> &
      Schema.Attribute.Required;
    bestGradeShare: Schema.Attribute.Decimal &
      Schema.Attribute.SetMinMax<
        {
          max: 100;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<30>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    family: Schema.Attribute.String;
    grades: Schema.Attribute.Component<'casework.grade', true> &
      Schema.Attribute.SetMinMax<
        {
          max: 10;
        },
        number
      >;
    indicators: Schema.Attribute.Component<'casework.indicator', true> &
      Schema.Attribute.SetMinMax<
        {
          max: 30;
        },
        number
      >;
    inForceAt: Schema.Attribute.DateTime;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::assessment-scheme.assessment-scheme'> &
      Schema.Attribute.Private;
    minimumIssues: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 1000;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<3>;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    note: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    periodType: Schema.Attribute.Enumeration<['half-year', 'quarter', 'month', 'year']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'half-year'>;
    publishedAt: Schema.Attribute.DateTime;
    reason: Schema.Attribute.Text;
    state: Schema.Attribute.Enumeration<['draft', 'in-force', 'retired']> &
      Schema.Attribute.DefaultTo<'draft'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    version: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
  };
}

export interface ApiAssessmentAssessment extends Struct.CollectionTypeSchema {
  collectionName: 'assessments';
  info: {
    description: '\u5BF9\u5DE5\u4F5C\u7EC4\u548C\u627F\u529E\u5355\u4F4D\u7684\u91CF\u5316\u8003\u6838\uFF08\u5DE5\u4F5C\u65B9\u6848 \u4E94\uFF09';
    displayName: '\u8003\u6838';
    pluralName: 'assessments';
    singularName: 'assessment';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    approvedAt: Schema.Attribute.DateTime;
    approver: Schema.Attribute.String;
    computedAt: Schema.Attribute.DateTime;
    computedBy: Schema.Attribute.String;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    evidence: Schema.Attribute.JSON;
    finalisedAt: Schema.Attribute.DateTime;
    from: Schema.Attribute.Date;
    group: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::assessment.assessment'> &
      Schema.Attribute.Private;
    madePublicAt: Schema.Attribute.DateTime;
    objectionsUntil: Schema.Attribute.DateTime;
    publishedAt: Schema.Attribute.DateTime;
    revisedRows: Schema.Attribute.JSON;
    rows: Schema.Attribute.JSON;
    scan: Schema.Attribute.Media<undefined, true>;
    scheme: Schema.Attribute.Relation<'manyToOne', 'api::assessment-scheme.assessment-scheme'>;
    state: Schema.Attribute.Enumeration<['computed', 'approved', 'published', 'final']> &
      Schema.Attribute.DefaultTo<'computed'>;
    to: Schema.Attribute.Date;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiCalendarDayCalendarDay extends Struct.CollectionTypeSchema {
  collectionName: 'calendar_days';
  info: {
    description: '\u4E13\u73ED\u529E\u5F55\u5165\u7684\u653E\u5047\u548C\u8C03\u4F11\u4E0A\u73ED\u65E5\uFF0C\u4F18\u5148\u4E8E\u81EA\u5E26\u7684\u65E5\u5386';
    displayName: '\u653E\u5047\u4E0E\u8C03\u4F11';
    pluralName: 'calendar-days';
    singularName: 'calendar-day';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    date: Schema.Attribute.Date & Schema.Attribute.Required & Schema.Attribute.Unique;
    kind: Schema.Attribute.Enumeration<['holiday', 'workday']> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::calendar-day.calendar-day'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    source: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiCalendarYearCalendarYear extends Struct.CollectionTypeSchema {
  collectionName: 'calendar_years';
  info: {
    description: '\u5DF2\u6309\u56FD\u52A1\u9662\u529E\u516C\u5385\u901A\u77E5\u5F55\u5165\u7684\u5E74\u4EFD';
    displayName: '\u5E74\u5EA6\u653E\u5047\u5B89\u6392';
    pluralName: 'calendar-years';
    singularName: 'calendar-year';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    enteredAt: Schema.Attribute.DateTime;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::calendar-year.calendar-year'> &
      Schema.Attribute.Private;
    noticeNumber: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    year: Schema.Attribute.Integer &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMax<
        {
          max: 2100;
          min: 2000;
        },
        number
      >;
  };
}

export interface ApiCategoryCategory extends Struct.CollectionTypeSchema {
  collectionName: 'categories';
  info: {
    description: '\u95EE\u9898\u8BC9\u6C42\u7684\u7C7B\u522B\uFF1B\u6295\u8BC9\u7C7B\u53EA\u5BF9\u4E13\u73ED\u529E\u3001\u76D1\u7763\u548C\u63D0\u51FA\u4F01\u4E1A\u53EF\u89C1';
    displayName: '\u95EE\u9898\u7C7B\u522B';
    pluralName: 'categories';
    singularName: 'category';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    complaint: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    complexDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 200;
          min: 1;
        },
        number
      >;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    defaultUnit: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::category.category'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    normalDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 120;
          min: 1;
        },
        number
      >;
    publishedAt: Schema.Attribute.DateTime;
    sortOrder: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    urgentDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      >;
  };
}

export interface ApiCommonProblemCommonProblem extends Struct.CollectionTypeSchema {
  collectionName: 'common_problems';
  info: {
    description: '\u51E0\u5BB6\u4F01\u4E1A\u540C\u4E00\u6210\u56E0\u7684\u95EE\u9898\uFF08\u5DE5\u4F5C\u65B9\u6848 \u4E09.\u4E00\uFF09';
    displayName: '\u5171\u6027\u95EE\u9898';
    pluralName: 'common-problems';
    singularName: 'common-problem';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    category: Schema.Attribute.Relation<'manyToOne', 'api::category.category'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    decision: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    description: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::common-problem.common-problem'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    state: Schema.Attribute.Enumeration<['open', 'decided']> & Schema.Attribute.DefaultTo<'open'>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiDepartmentDepartment extends Struct.CollectionTypeSchema {
  collectionName: 'departments';
  info: {
    description: '\u4E13\u73ED\u529E\u3001\u5305\u8054\u5DE5\u4F5C\u7EC4\u3001\u627F\u529E\u5355\u4F4D\uFF08\u5DE5\u4F5C\u65B9\u6848 \u4E09\uFF09';
    displayName: '\u90E8\u95E8\u4E0E\u4E61\u9547';
    pluralName: 'departments';
    singularName: 'department';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    code: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    foundingDocument: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    isGroup: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    isOffice: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    isUnit: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    kind: Schema.Attribute.Enumeration<['department', 'township', 'external']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'department'>;
    leaderInCharge: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    liaison: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::department.department'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    parent: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    phone: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 30;
      }>;
    promotionBody: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    shortName: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    sortOrder: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiDocumentTextDocumentText extends Struct.CollectionTypeSchema {
  collectionName: 'document_texts';
  info: {
    description: '\u5404\u6587\u79CD\u7684\u6807\u9898\u3001\u4E3B\u9001\u548C\u6B63\u6587\uFF0C\u7531\u6570\u636E\u586B\u5165';
    displayName: '\u516C\u6587\u6587\u672C';
    pluralName: 'document-texts';
    singularName: 'document-text';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    body: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 20000;
      }>;
    copies: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    kind: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::document-text.document-text'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    receivers: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    title: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 400;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiDutyDuty extends Struct.CollectionTypeSchema {
  collectionName: 'duties';
  info: {
    description: '\u65B9\u6848\u89C4\u5B9A\u7684\u5468\u671F\u6027\u4EFB\u52A1';
    displayName: '\u5DE5\u4F5C\u4EFB\u52A1';
    pluralName: 'duties';
    singularName: 'duty';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    approver: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    department: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    dueAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'>;
    fulfilledAt: Schema.Attribute.DateTime;
    fulfilledBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    group: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'>;
    leader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::duty.duty'> & Schema.Attribute.Private;
    period: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    planDate: Schema.Attribute.Date & Schema.Attribute.Required;
    provisional: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    publishedAt: Schema.Attribute.DateTime;
    startsAt: Schema.Attribute.DateTime;
    state: Schema.Attribute.Enumeration<['pending', 'done', 'late', 'missed', 'waived', 'void']>;
    subject: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    type: Schema.Attribute.Enumeration<
      [
        'unit-report',
        'group-report',
        'leader-brief',
        'office-report',
        'circular',
        'leader-visit',
        'leader-meeting',
        'city-meeting',
        'follow-up',
        'milestone',
        'call-back',
        'decision-feedback',
        'work-plan',
      ]
    > &
      Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    voidedAt: Schema.Attribute.DateTime;
    waivedAt: Schema.Attribute.DateTime;
    waivedBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    waivedReason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
  };
}

export interface ApiEnterpriseFigureEnterpriseFigure extends Struct.CollectionTypeSchema {
  collectionName: 'enterprise_figures';
  info: {
    description: '\u4EA7\u503C\u3001\u8425\u6536\u3001\u5229\u6DA6\u3001\u7A0E\u6536\uFF08\u7D2F\u8BA1\u6570\uFF0C\u6309\u5B63\u5B58\u50A8\uFF0C\u5355\u4F4D\uFF1A\u5143\uFF09';
    displayName: '\u4F01\u4E1A\u5B63\u5EA6\u6307\u6807';
    pluralName: 'enterprise-figures';
    singularName: 'enterprise-figure';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    employees: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          min: 0;
        },
        number
      >;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'> &
      Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::enterprise-figure.enterprise-figure'> &
      Schema.Attribute.Private;
    outputValue: Schema.Attribute.Decimal;
    profit: Schema.Attribute.Decimal;
    publishedAt: Schema.Attribute.DateTime;
    quarter: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 6;
      }>;
    revenue: Schema.Attribute.Decimal;
    source: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    tax: Schema.Attribute.Decimal;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiEnterpriseEnterprise extends Struct.CollectionTypeSchema {
  collectionName: 'enterprises';
  info: {
    description: '\u5305\u8054\u4F01\u4E1A';
    displayName: '\u4F01\u4E1A';
    pluralName: 'enterprises';
    singularName: 'enterprise';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    aboveScale: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    aboveScaleSince: Schema.Attribute.Date;
    address: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    contactEmail: Schema.Attribute.Email;
    contactName: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    contactPhone: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 30;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    creditCode: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
        minLength: 18;
      }>;
    extra: Schema.Attribute.JSON;
    industry: Schema.Attribute.Enumeration<
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T']
    >;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::enterprise.enterprise'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    operatingStatus: Schema.Attribute.Enumeration<['operating', 'suspended', 'closed']> &
      Schema.Attribute.DefaultTo<'operating'>;
    publishedAt: Schema.Attribute.DateTime;
    scale: Schema.Attribute.Enumeration<['large', 'medium', 'small', 'micro']>;
    township: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiEscalationRuleEscalationRule extends Struct.CollectionTypeSchema {
  collectionName: 'escalation_rules';
  info: {
    description: '\u8D85\u671F\u591A\u4E45\u7531\u7CFB\u7EDF\u50AC\u529E\u3001\u63D0\u8BF7\u6216\u5EFA\u8BAE\u63D0\u8BF7\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.3\u3001\u56DB.4\uFF09';
    displayName: '\u50AC\u529E\u4E0E\u63D0\u8BF7\u89C4\u5219';
    pluralName: 'escalation-rules';
    singularName: 'escalation-rule';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    condition: Schema.Attribute.Enumeration<['overdue', 'undecided', 'decision-overdue']> &
      Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    effect: Schema.Attribute.Enumeration<['urge', 'escalate']> & Schema.Attribute.Required;
    fromLevel: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 2;
          min: 0;
        },
        number
      >;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::escalation-rule.escalation-rule'> &
      Schema.Attribute.Private;
    mode: Schema.Attribute.Enumeration<['act', 'propose']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'act'>;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    sortOrder: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    tellGroup: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    tellLeader: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    tellLeadUnit: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    tellOffice: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    tellSupportUnits: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    workingDays: Schema.Attribute.Integer &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMax<
        {
          max: 200;
          min: 1;
        },
        number
      >;
  };
}

export interface ApiEscalationEscalation extends Struct.CollectionTypeSchema {
  collectionName: 'escalations';
  info: {
    description: '\u63D0\u8BF7\u4E0A\u4E00\u7EA7\u7814\u7A76\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.3\u3001\u56DB.4\uFF09';
    displayName: '\u63D0\u8BF7';
    pluralName: 'escalations';
    singularName: 'escalation';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    decision: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    endedAt: Schema.Attribute.DateTime;
    endSequence: Schema.Attribute.Integer;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'> & Schema.Attribute.Required;
    level: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::escalation.escalation'> &
      Schema.Attribute.Private;
    meeting: Schema.Attribute.Relation<'manyToOne', 'api::meeting.meeting'>;
    outcome: Schema.Attribute.Enumeration<['continue', 'explain', 'long-term']>;
    publishedAt: Schema.Attribute.DateTime;
    raisedAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    raisedBy: Schema.Attribute.String;
    reason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    sequence: Schema.Attribute.Integer;
    state: Schema.Attribute.Enumeration<
      ['proposed', 'open', 'decided', 'superseded', 'answered', 'lapsed', 'dismissed']
    > &
      Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiEventSubscriptionEventSubscription extends Struct.CollectionTypeSchema {
  collectionName: 'event_subscriptions';
  info: {
    description: '\u628A\u529E\u7406\u4E8B\u4EF6\u63A8\u9001\u7ED9\u5176\u4ED6\u7CFB\u7EDF\uFF08CloudEvents\uFF09';
    displayName: '\u4E8B\u4EF6\u8BA2\u9605';
    pluralName: 'event-subscriptions';
    singularName: 'event-subscription';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    events: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 1000;
      }>;
    group: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::event-subscription.event-subscription'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    secret: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    url: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
      }>;
  };
}

export interface ApiExtraFieldExtraField extends Struct.CollectionTypeSchema {
  collectionName: 'extra_fields';
  info: {
    description: '\u4E13\u73ED\u529E\u5728\u8BC9\u6C42\u3001\u4F01\u4E1A\u3001\u8D70\u8BBF\u3001\u9879\u76EE\u4E0A\u589E\u52A0\u7684\u586B\u5199\u9879\uFF0C\u4E0D\u6539\u7A0B\u5E8F';
    displayName: '\u9644\u52A0\u9879';
    pluralName: 'extra-fields';
    singularName: 'extra-field';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    categories: Schema.Attribute.Relation<'manyToMany', 'api::category.category'>;
    code: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    hint: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    inLists: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::extra-field.extra-field'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    options: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 5000;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    readers: Schema.Attribute.Enumeration<['everyone', 'not-enterprise', 'not-units', 'insiders']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'everyone'>;
    record: Schema.Attribute.Enumeration<['issue', 'enterprise', 'visit', 'project']> &
      Schema.Attribute.Required;
    requiredFrom: Schema.Attribute.Enumeration<
      ['registered', 'accepted', 'transferred', 'handling', 'reported', 'confirmed', 'closed']
    >;
    sortOrder: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    type: Schema.Attribute.Enumeration<
      ['text', 'long-text', 'number', 'money', 'date', 'choice', 'choices', 'yes-no']
    > &
      Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiInspectionInspection extends Struct.CollectionTypeSchema {
  collectionName: 'inspections';
  info: {
    description: '\u4E13\u73ED\u529E\u7763\u5BFC\uFF08\u5DE5\u4F5C\u65B9\u6848 \u516D.4\uFF09';
    displayName: '\u7763\u5BFC';
    pluralName: 'inspections';
    singularName: 'inspection';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    date: Schema.Attribute.Date & Schema.Attribute.Required;
    department: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'>;
    findings: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::inspection.inspection'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    rectification: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    rectificationDue: Schema.Attribute.Date;
    rectifiedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiIntakeIntake extends Struct.CollectionTypeSchema {
  collectionName: 'intakes';
  info: {
    description: '\u7ECF\u5404\u6E20\u9053\u6536\u5230\u3001\u5C1A\u5F85\u767B\u8BB0\u7684\u8BC9\u6C42\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.1\uFF09';
    displayName: '\u5F85\u767B\u8BB0';
    pluralName: 'intakes';
    singularName: 'intake';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    attachments: Schema.Attribute.Media<'images' | 'files', true>;
    category: Schema.Attribute.Relation<'manyToOne', 'api::category.category'>;
    channel: Schema.Attribute.Enumeration<
      ['visit', 'phone', 'letter', 'email', 'wechat', 'portal', 'other']
    > &
      Schema.Attribute.Required;
    complaint: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    dueAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'>;
    fromAddress: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    fromName: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    handledAt: Schema.Attribute.DateTime;
    handledBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'>;
    leftOut: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::intake.intake'> & Schema.Attribute.Private;
    original: Schema.Attribute.Media<'files'>;
    outsideNumber: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    reason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    receivedAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    source: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    state: Schema.Attribute.Enumeration<['new', 'registered', 'attached', 'dismissed']> &
      Schema.Attribute.Required;
    subject: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    text: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    yellowFrom: Schema.Attribute.DateTime & Schema.Attribute.Required;
  };
}

export interface ApiIssueRequestIssueRequest extends Struct.CollectionTypeSchema {
  collectionName: 'issue_requests';
  info: {
    description: '\u4E0D\u4E88\u53D7\u7406\u3001\u5EF6\u671F\u3001\u64A4\u56DE\u7684\u7533\u8BF7\u53CA\u5176\u7B54\u590D';
    displayName: '\u7533\u8BF7';
    pluralName: 'issue-requests';
    singularName: 'issue-request';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    answeredAt: Schema.Attribute.DateTime;
    answeredBy: Schema.Attribute.String;
    answerReason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    consultation: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    deadline: Schema.Attribute.DateTime;
    ground: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'> & Schema.Attribute.Required;
    kind: Schema.Attribute.Enumeration<['decline', 'extension', 'withdrawal']> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::issue-request.issue-request'> &
      Schema.Attribute.Private;
    milestones: Schema.Attribute.JSON;
    publishedAt: Schema.Attribute.DateTime;
    reason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    requestedAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    requestedBy: Schema.Attribute.String;
    sequence: Schema.Attribute.Integer;
    state: Schema.Attribute.Enumeration<['pending', 'granted', 'refused', 'lapsed']> &
      Schema.Attribute.Required;
    transfer: Schema.Attribute.Relation<'manyToOne', 'api::transfer.transfer'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiIssueIssue extends Struct.CollectionTypeSchema {
  collectionName: 'issues';
  info: {
    description: '\u4F01\u4E1A\u63D0\u51FA\u7684\u95EE\u9898\u8BC9\u6C42\u548C\u610F\u89C1\u5EFA\u8BAE\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.1\u3001\u56DB.2\uFF09';
    displayName: '\u95EE\u9898\u8BC9\u6C42';
    pluralName: 'issues';
    singularName: 'issue';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    acceptDueAt: Schema.Attribute.DateTime;
    acceptedEver: Schema.Attribute.Boolean & Schema.Attribute.Private & Schema.Attribute.DefaultTo<false>;
    attachments: Schema.Attribute.Media<'images' | 'files', true>;
    category: Schema.Attribute.Relation<'manyToOne', 'api::category.category'> & Schema.Attribute.Required;
    channel: Schema.Attribute.Enumeration<
      ['visit', 'phone', 'letter', 'email', 'wechat', 'portal', 'other']
    > &
      Schema.Attribute.Required;
    clock: Schema.Attribute.JSON & Schema.Attribute.Private;
    closedAt: Schema.Attribute.DateTime;
    committedDeadline: Schema.Attribute.DateTime;
    commonProblem: Schema.Attribute.Relation<'manyToOne', 'api::common-problem.common-problem'>;
    complaint: Schema.Attribute.Boolean & Schema.Attribute.Private & Schema.Attribute.DefaultTo<false>;
    confirmDueAt: Schema.Attribute.DateTime;
    consentDueAt: Schema.Attribute.DateTime;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    deadline: Schema.Attribute.DateTime;
    description: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    dueAt: Schema.Attribute.DateTime;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'> &
      Schema.Attribute.Required;
    explainAllowed: Schema.Attribute.Boolean & Schema.Attribute.Private & Schema.Attribute.DefaultTo<false>;
    extra: Schema.Attribute.JSON;
    firstDeadline: Schema.Attribute.DateTime;
    group: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    handlingType: Schema.Attribute.Enumeration<['normal', 'urgent', 'complex']> & Schema.Attribute.Required;
    imported: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    instructionDueAt: Schema.Attribute.DateTime;
    instructionOpen: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    kind: Schema.Attribute.Enumeration<['appeal', 'suggestion']> & Schema.Attribute.Required;
    leader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'>;
    leadUnit: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    level: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    light: Schema.Attribute.Enumeration<['red', 'yellow', 'waiting', 'green']>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::issue.issue'> & Schema.Attribute.Private;
    longTerm: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    mainIssue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'>;
    milestoneDueAt: Schema.Attribute.DateTime;
    notFullySolved: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    number: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    outsideNumber: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    provisional: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    publishedAt: Schema.Attribute.DateTime;
    rating: Schema.Attribute.Integer;
    ratingOnBehalf: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    receivedAt: Schema.Attribute.DateTime;
    redFrom: Schema.Attribute.DateTime & Schema.Attribute.Private;
    reopenCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    returnCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    returnsSinceReopening: Schema.Attribute.Integer &
      Schema.Attribute.Private &
      Schema.Attribute.DefaultTo<0>;
    reworkCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    solved: Schema.Attribute.Enumeration<['solved', 'partly']>;
    stage: Schema.Attribute.Enumeration<
      [
        'registered',
        'accepted',
        'transferred',
        'handling',
        'reported',
        'confirmed',
        'closed',
        'declined',
        'merged',
        'withdrawn',
        'void',
      ]
    >;
    stageSince: Schema.Attribute.DateTime;
    takeUpDueAt: Schema.Attribute.DateTime;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    transferDueAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    urgeCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    visit: Schema.Attribute.Relation<'manyToOne', 'api::visit.visit'>;
    yellowFrom: Schema.Attribute.DateTime;
  };
}

export interface ApiLeaderLeader extends Struct.CollectionTypeSchema {
  collectionName: 'leaders';
  info: {
    description: '\u5305\u8054\u5173\u7CFB\u5C5E\u4E8E\u5C97\u4F4D\uFF0C\u4E0D\u56E0\u804C\u52A1\u53D8\u52A8\u800C\u53D8\u52A8\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.8\uFF09';
    displayName: '\u5305\u8054\u9886\u5BFC\u5C97\u4F4D';
    pluralName: 'leaders';
    singularName: 'leader';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::leader.leader'> & Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    sortOrder: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiLedgerEntryLedgerEntry extends Struct.CollectionTypeSchema {
  collectionName: 'ledger_entries';
  info: {
    description: '\u53EA\u589E\u4E0D\u6539\u7684\u53F0\u8D26\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.2\uFF09';
    displayName: '\u53F0\u8D26\u8BB0\u5F55';
    pluralName: 'ledger-entries';
    singularName: 'ledger-entry';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    action: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    actor: Schema.Attribute.JSON & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    dues: Schema.Attribute.JSON;
    from: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 20;
      }>;
    happenedAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    hash: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 64;
      }>;
    input: Schema.Attribute.JSON;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::ledger-entry.ledger-entry'> &
      Schema.Attribute.Private;
    prevHash: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 64;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    recordedAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    sequence: Schema.Attribute.Integer & Schema.Attribute.Required;
    shownToEnterprise: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    shownToSupport: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    to: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 20;
      }>;
    unit: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiMeetingItemMeetingItem extends Struct.CollectionTypeSchema {
  collectionName: 'meeting_items';
  info: {
    description: '\u4F1A\u8BAE\u8BAE\u9898\u53CA\u5176\u51B3\u5B9A';
    displayName: '\u4F1A\u529E\u8BAE\u9898';
    pluralName: 'meeting-items';
    singularName: 'meeting-item';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    commonProblem: Schema.Attribute.Relation<'manyToOne', 'api::common-problem.common-problem'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    deadline: Schema.Attribute.Date;
    decision: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::meeting-item.meeting-item'> &
      Schema.Attribute.Private;
    meeting: Schema.Attribute.Relation<'manyToOne', 'api::meeting.meeting'> & Schema.Attribute.Required;
    outcome: Schema.Attribute.Enumeration<['continue', 'explain', 'long-term']>;
    publishedAt: Schema.Attribute.DateTime;
    sortOrder: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    state: Schema.Attribute.Enumeration<['open', 'applied', 'carried']> & Schema.Attribute.DefaultTo<'open'>;
    unit: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiMeetingMeeting extends Struct.CollectionTypeSchema {
  collectionName: 'meetings';
  info: {
    description: '\u5404\u5C42\u7EA7\u4F1A\u529E\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.4\uFF09';
    displayName: '\u96C6\u4E2D\u4F1A\u529E';
    pluralName: 'meetings';
    singularName: 'meeting';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    cityForm: Schema.Attribute.Enumeration<['dispatch', 'thematic', 'executive']>;
    concludedAt: Schema.Attribute.DateTime;
    convener: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    group: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    heldAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    leader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'>;
    level: Schema.Attribute.Enumeration<['unit', 'leader', 'office', 'city']> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::meeting.meeting'> & Schema.Attribute.Private;
    papers: Schema.Attribute.Media<'images' | 'files', true>;
    people: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    state: Schema.Attribute.Enumeration<['planned', 'concluded']> & Schema.Attribute.DefaultTo<'planned'>;
    unit: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiMembershipMembership extends Struct.CollectionTypeSchema {
  collectionName: 'memberships';
  info: {
    description: '\u5DE5\u4F5C\u4EBA\u5458\u5728\u4F55\u5355\u4F4D\u3001\u4EE5\u4F55\u8EAB\u4EFD\u3001\u81EA\u4F55\u65F6\u81F3\u4F55\u65F6';
    displayName: '\u4EFB\u804C';
    pluralName: 'memberships';
    singularName: 'membership';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    acting: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    department: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'>;
    kind: Schema.Attribute.Enumeration<
      ['office', 'group', 'unit', 'leader', 'liaison', 'auditor', 'head', 'enterprise']
    > &
      Schema.Attribute.Required;
    leader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::membership.membership'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    since: Schema.Attribute.DateTime & Schema.Attribute.Required;
    staffMember: Schema.Attribute.Relation<'manyToOne', 'api::staff-member.staff-member'> &
      Schema.Attribute.Required;
    until: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiMilestoneMilestone extends Struct.CollectionTypeSchema {
  collectionName: 'milestones';
  info: {
    description: '\u957F\u671F\u63A8\u8FDB\u95EE\u9898\u7684\u65F6\u95F4\u8282\u70B9\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.4\u3001\u56DB.6\uFF09';
    displayName: '\u65F6\u95F4\u8282\u70B9';
    pluralName: 'milestones';
    singularName: 'milestone';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    answeredAt: Schema.Attribute.DateTime;
    answeredSequence: Schema.Attribute.Integer;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    date: Schema.Attribute.Date & Schema.Attribute.Required;
    dueAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    goal: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::milestone.milestone'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    state: Schema.Attribute.Enumeration<['open', 'answered', 'cancelled']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'open'>;
    transfer: Schema.Attribute.Relation<'manyToOne', 'api::transfer.transfer'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiNotificationChannelNotificationChannel extends Struct.CollectionTypeSchema {
  collectionName: 'notification_channels';
  info: {
    description: '\u628A\u901A\u77E5\u53D1\u5230\u4F01\u4E1A\u5FAE\u4FE1\u7FA4\uFF08\u7FA4\u673A\u5668\u4EBA\u5730\u5740\uFF09';
    displayName: '\u7FA4\u673A\u5668\u4EBA';
    pluralName: 'notification-channels';
    singularName: 'notification-channel';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    department: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    events: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 1000;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::notification-channel.notification-channel'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    url: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
      }>;
  };
}

export interface ApiNotificationTemplateNotificationTemplate extends Struct.CollectionTypeSchema {
  collectionName: 'notification_templates';
  info: {
    description: '\u5404\u7C7B\u901A\u77E5\u7684\u6807\u9898\u548C\u6B63\u6587';
    displayName: '\u901A\u77E5\u6A21\u677F';
    pluralName: 'notification-templates';
    singularName: 'notification-template';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    body: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 1000;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    event: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<
      'oneToMany',
      'api::notification-template.notification-template'
    > &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiOfficialDocumentOfficialDocument extends Struct.CollectionTypeSchema {
  collectionName: 'official_documents';
  info: {
    description: '\u901A\u62A5\u3001\u63D0\u793A\u51FD\u3001\u62A5\u544A\u3001\u8F6C\u529E\u5355\u3001\u7EAA\u8981';
    displayName: '\u516C\u6587';
    pluralName: 'official-documents';
    singularName: 'official-document';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    approvedAt: Schema.Attribute.DateTime;
    approvedBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    asOf: Schema.Attribute.DateTime;
    body: Schema.Attribute.JSON;
    copies: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    data: Schema.Attribute.JSON;
    drafter: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    evidence: Schema.Attribute.JSON;
    group: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    issuedAt: Schema.Attribute.DateTime;
    issuedBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    issuingBody: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    issuingKey: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    kind: Schema.Attribute.Enumeration<
      [
        'circular',
        'prompt-letter',
        'quarterly-report',
        'transfer-slip',
        'minutes',
        'league-table',
        'supervision-letter',
        'warning-letter',
      ]
    > &
      Schema.Attribute.Required;
    leader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::official-document.official-document'> &
      Schema.Attribute.Private;
    number: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    parent: Schema.Attribute.Relation<'manyToOne', 'api::official-document.official-document'>;
    publishedAt: Schema.Attribute.DateTime;
    receiptAt: Schema.Attribute.DateTime;
    receiptBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    receivers: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    repliedBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    replyAt: Schema.Attribute.DateTime;
    replyBy: Schema.Attribute.Date;
    replyText: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    reviewedAt: Schema.Attribute.DateTime;
    reviewer: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    revokedAt: Schema.Attribute.DateTime;
    revokedBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    revokeReason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    scan: Schema.Attribute.Media<undefined, true>;
    sentBackReason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    sequence: Schema.Attribute.Integer;
    sha256: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 64;
      }>;
    signer: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    source: Schema.Attribute.JSON;
    state: Schema.Attribute.Enumeration<['draft', 'reviewed', 'issued', 'revoked']> &
      Schema.Attribute.DefaultTo<'draft'>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    unit: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    verifyToken: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 64;
      }>;
    year: Schema.Attribute.Integer;
  };
}

export interface ApiPairingPairing extends Struct.CollectionTypeSchema {
  collectionName: 'pairings';
  info: {
    description: '\u4F01\u4E1A\u3001\u5305\u8054\u9886\u5BFC\u3001\u5305\u8054\u5DE5\u4F5C\u7EC4\u7684\u5BF9\u5E94\u5173\u7CFB\uFF0C\u6709\u8D77\u6B62';
    displayName: '\u5305\u8054\u5173\u7CFB';
    pluralName: 'pairings';
    singularName: 'pairing';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'> &
      Schema.Attribute.Required;
    group: Schema.Attribute.Relation<'manyToOne', 'api::department.department'> & Schema.Attribute.Required;
    leader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::pairing.pairing'> & Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    reassignment: Schema.Attribute.Relation<'manyToOne', 'api::reassignment.reassignment'>;
    since: Schema.Attribute.DateTime & Schema.Attribute.Required;
    until: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiPolicyDeliveryPolicyDelivery extends Struct.CollectionTypeSchema {
  collectionName: 'policy_deliveries';
  info: {
    description: '\u4F55\u4F01\u4E1A\u3001\u4F55\u65F6\u88AB\u544A\u77E5\u3001\u7ED3\u679C\u5982\u4F55\uFF08\u5DE5\u4F5C\u65B9\u6848 \u4E00\uFF09';
    displayName: '\u653F\u7B56\u9001\u8FBE';
    pluralName: 'policy-deliveries';
    singularName: 'policy-delivery';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    deliveredAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'> &
      Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::policy-delivery.policy-delivery'> &
      Schema.Attribute.Private;
    policy: Schema.Attribute.Relation<'manyToOne', 'api::policy.policy'> & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    result: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiPolicyPolicy extends Struct.CollectionTypeSchema {
  collectionName: 'policies';
  info: {
    description: '\u653F\u7B56\u6587\u4EF6';
    displayName: '\u60E0\u4F01\u653F\u7B56';
    pluralName: 'policies';
    singularName: 'policy';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    attachment: Schema.Attribute.Media<'images' | 'files'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    documentNumber: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    industries: Schema.Attribute.JSON;
    issuingBody: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::policy.policy'> & Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    scales: Schema.Attribute.JSON;
    summary: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    validFrom: Schema.Attribute.Date;
    validUntil: Schema.Attribute.Date;
  };
}

export interface ApiProjectProject extends Struct.CollectionTypeSchema {
  collectionName: 'projects';
  info: {
    description: '\u4F01\u4E1A\u9879\u76EE\uFF1A\u8BA1\u5212\u4E0E\u5B9E\u9645';
    displayName: '\u9879\u76EE';
    pluralName: 'projects';
    singularName: 'project';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    actualConstructionStart: Schema.Attribute.Date;
    actualProductionStart: Schema.Attribute.Date;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'> &
      Schema.Attribute.Required;
    extra: Schema.Attribute.JSON;
    investments: Schema.Attribute.Component<'casework.quarter-investment', true>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::project.project'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    plannedConstructionStart: Schema.Attribute.Date;
    plannedProductionStart: Schema.Attribute.Date;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiReassignmentReassignment extends Struct.CollectionTypeSchema {
  collectionName: 'reassignments';
  info: {
    description: '\u5305\u8054\u5173\u7CFB\u7684\u8C03\u6362\uFF0C\u987B\u62A5\u8BF7\u540C\u610F\u540E\u751F\u6548\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.8\uFF09';
    displayName: '\u8C03\u5242';
    pluralName: 'reassignments';
    singularName: 'reassignment';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    approvalNumber: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    approvedAt: Schema.Attribute.DateTime;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    effectiveAt: Schema.Attribute.DateTime;
    enterprise: Schema.Attribute.Relation<'manyToOne', 'api::enterprise.enterprise'> &
      Schema.Attribute.Required;
    fromGroup: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    fromLeader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::reassignment.reassignment'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    reason: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    refusalReason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    refusedAt: Schema.Attribute.DateTime;
    state: Schema.Attribute.Enumeration<['drafted', 'submitted', 'approved', 'refused', 'effective']> &
      Schema.Attribute.DefaultTo<'drafted'>;
    submittedAt: Schema.Attribute.DateTime;
    toGroup: Schema.Attribute.Relation<'manyToOne', 'api::department.department'> & Schema.Attribute.Required;
    toLeader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'> & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiRefusedAttemptRefusedAttempt extends Struct.CollectionTypeSchema {
  collectionName: 'refused_attempts';
  info: {
    description: '\u5BF9\u53EF\u89C1\u95EE\u9898\u7684\u88AB\u62D2\u64CD\u4F5C\u8BB0\u5F55\uFF08\u53F0\u8D26\u4E4B\u5916\uFF09';
    displayName: '\u88AB\u62D2\u64CD\u4F5C';
    pluralName: 'refused-attempts';
    singularName: 'refused-attempt';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    account: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    action: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    code: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    details: Schema.Attribute.JSON;
    httpStatus: Schema.Attribute.Integer;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::refused-attempt.refused-attempt'> &
      Schema.Attribute.Private;
    membership: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    name: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    role: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 20;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiReportReport extends Struct.CollectionTypeSchema {
  collectionName: 'reports';
  info: {
    description: '\u6708\u5EA6\u3001\u5B63\u5EA6\u603B\u7ED3\u62A5\u544A\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.7\uFF09';
    displayName: '\u603B\u7ED3\u62A5\u544A';
    pluralName: 'reports';
    singularName: 'report';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    author: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    department: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    evaluation: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    facts: Schema.Attribute.JSON;
    issues: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    kind: Schema.Attribute.Enumeration<['unit', 'extract', 'group', 'brief', 'office']> &
      Schema.Attribute.Required;
    leader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'>;
    leaderWork: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::report.report'> & Schema.Attribute.Private;
    measures: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    parent: Schema.Attribute.Relation<'manyToOne', 'api::report.report'>;
    period: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    recipient: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    results: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    state: Schema.Attribute.Enumeration<['draft', 'submitted']> & Schema.Attribute.DefaultTo<'draft'>;
    submittedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    version: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
  };
}

export interface ApiSettingSetting extends Struct.SingleTypeSchema {
  collectionName: 'settings';
  info: {
    description: '\u5404\u73AF\u8282\u65F6\u9650\uFF08\u5DE5\u4F5C\u65E5\uFF09\u7B49\u53EF\u8C03\u6574\u7684\u53C2\u6570';
    displayName: '\u529E\u7406\u65F6\u9650\u4E0E\u53C2\u6570';
    pluralName: 'settings';
    singularName: 'setting';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    acceptDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<1>;
    anchorMail: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
      }>;
    callBackDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<5>;
    complexDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 200;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<25>;
    confirmDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<5>;
    consentDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<5>;
    contactKeepYears: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 50;
          min: 1;
        },
        number
      >;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    debtDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<10>;
    entryLinkDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<7>;
    feedbackDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<3>;
    goLiveDate: Schema.Attribute.Date;
    graceDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<3>;
    ipFailures: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 1000;
          min: 10;
        },
        number
      > &
      Schema.Attribute.DefaultTo<50>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::setting.setting'> & Schema.Attribute.Private;
    lockAfterFailures: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 20;
          min: 3;
        },
        number
      > &
      Schema.Attribute.DefaultTo<5>;
    lockMinutes: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 1440;
          min: 5;
        },
        number
      > &
      Schema.Attribute.DefaultTo<15>;
    normalDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 120;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<10>;
    noticeKeepDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 3650;
          min: 30;
        },
        number
      > &
      Schema.Attribute.DefaultTo<180>;
    objectionDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<5>;
    passwordHistory: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 24;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<5>;
    passwordLength: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 64;
          min: 8;
        },
        number
      > &
      Schema.Attribute.DefaultTo<10>;
    passwordMaxAgeDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 730;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<90>;
    postpone: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    publishedAt: Schema.Attribute.DateTime;
    reopenDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 365;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<30>;
    reworkDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<3>;
    secondFactorFor: Schema.Attribute.JSON;
    smsPerDay: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 50;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<5>;
    supportLeadDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 0;
        },
        number
      > &
      Schema.Attribute.DefaultTo<3>;
    supportMinDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<2>;
    takeUpDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<2>;
    transferDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<2>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    urgentDays: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 60;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<3>;
  };
}

export interface ApiSignInSignIn extends Struct.CollectionTypeSchema {
  collectionName: 'sign_ins';
  info: {
    description: '\u6BCF\u4E00\u6B21\u767B\u5F55\u5C1D\u8BD5\u53CA\u5176\u7ED3\u679C';
    displayName: '\u767B\u5F55\u8BB0\u5F55';
    pluralName: 'sign-ins';
    singularName: 'sign-in';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    account: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    accountKey: Schema.Attribute.String &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    door: Schema.Attribute.Enumeration<['admin-panel', 'interface']> & Schema.Attribute.Required;
    ip: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 60;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::sign-in.sign-in'> & Schema.Attribute.Private;
    method: Schema.Attribute.Enumeration<['by-password', 'by-code', 'by-recovery-code', 'by-sign-on']>;
    outcome: Schema.Attribute.Enumeration<
      ['begun', 'success', 'failure', 'locked', 'limited', 'expired', 'code-asked']
    > &
      Schema.Attribute.Required;
    passwordSetBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiStaffMemberStaffMember extends Struct.CollectionTypeSchema {
  collectionName: 'staff_members';
  info: {
    description: '\u8D26\u53F7\u4E0E\u5355\u4F4D\u7684\u552F\u4E00\u8054\u7CFB\u5904';
    displayName: '\u5DE5\u4F5C\u4EBA\u5458';
    pluralName: 'staff-members';
    singularName: 'staff-member';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    active: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    adminUser: Schema.Attribute.Relation<'oneToOne', 'admin::user'>;
    apiToken: Schema.Attribute.Relation<'oneToOne', 'admin::api-token'>;
    apiUser: Schema.Attribute.Relation<'oneToOne', 'plugin::users-permissions.user'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    email: Schema.Attribute.Email;
    employeeNumber: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::staff-member.staff-member'> &
      Schema.Attribute.Private;
    membershipInUse: Schema.Attribute.Relation<'manyToOne', 'api::membership.membership'>;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    phone: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 30;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    wecomId: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 64;
      }>;
  };
}

export interface ApiTransferTransfer extends Struct.CollectionTypeSchema {
  collectionName: 'transfers';
  info: {
    description: '\u4EA4\u7ED9\u4E00\u4E2A\u627F\u529E\u5355\u4F4D\u7684\u8F6C\u529E\u5355\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.3\uFF09';
    displayName: '\u8F6C\u529E\u5355';
    pluralName: 'transfers';
    singularName: 'transfer';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    binding: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    clock: Schema.Attribute.JSON & Schema.Attribute.Private;
    committedDeadline: Schema.Attribute.DateTime;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    deadline: Schema.Attribute.DateTime;
    endedAt: Schema.Attribute.DateTime;
    firstDeadline: Schema.Attribute.DateTime;
    grantCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    issue: Schema.Attribute.Relation<'manyToOne', 'api::issue.issue'> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::transfer.transfer'> &
      Schema.Attribute.Private;
    measures: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    ownDepartment: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    phone: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 30;
      }>;
    publishedAt: Schema.Attribute.DateTime;
    reportedAt: Schema.Attribute.DateTime;
    responsiblePerson: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 50;
      }>;
    result: Schema.Attribute.Enumeration<['solved', 'partly', 'explained']>;
    returnReason: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    role: Schema.Attribute.Enumeration<['lead', 'support']> & Schema.Attribute.Required;
    section: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    sequence: Schema.Attribute.Integer;
    standard: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
      }>;
    startedAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    state: Schema.Attribute.Enumeration<
      [
        'sent',
        'handling',
        'reported',
        'contributed',
        'skipped',
        'returned',
        'superseded',
        'cancelled',
        'reopened',
      ]
    > &
      Schema.Attribute.Required;
    suggestedUnit: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    takenUpAt: Schema.Attribute.DateTime;
    takeUpDueAt: Schema.Attribute.DateTime;
    unit: Schema.Attribute.Relation<'manyToOne', 'api::department.department'> & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiVisitVisit extends Struct.CollectionTypeSchema {
  collectionName: 'visits';
  info: {
    description: '\u9886\u5BFC\u8D70\u8BBF\u4F01\u4E1A\uFF08\u5DE5\u4F5C\u65B9\u6848 \u56DB.5\uFF09';
    displayName: '\u8D70\u8BBF\u8C03\u7814';
    pluralName: 'visits';
    singularName: 'visit';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    date: Schema.Attribute.Date & Schema.Attribute.Required;
    enterprises: Schema.Attribute.Relation<'manyToMany', 'api::enterprise.enterprise'>;
    extra: Schema.Attribute.JSON;
    findings: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    form: Schema.Attribute.Enumeration<['onsite', 'office', 'discussion']> & Schema.Attribute.Required;
    leader: Schema.Attribute.Relation<'manyToOne', 'api::leader.leader'> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::visit.visit'> & Schema.Attribute.Private;
    participants: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    photos: Schema.Attribute.Media<'images' | 'files', true>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface ApiWorkPlanWorkPlan extends Struct.CollectionTypeSchema {
  collectionName: 'work_plans';
  info: {
    description: '\u5DE5\u4F5C\u7EC4\u5E74\u5EA6\u5DE5\u4F5C\u8BA1\u5212\uFF08\u5DE5\u4F5C\u65B9\u6848 \u4E09.\u4E8C\uFF09';
    displayName: '\u5DE5\u4F5C\u8BA1\u5212';
    pluralName: 'work-plans';
    singularName: 'work-plan';
  };
  options: {
    draftAndPublish: false;
  };
  attributes: {
    attachment: Schema.Attribute.Media<'images' | 'files'>;
    author: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 100;
      }>;
    body: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 10000;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    group: Schema.Attribute.Relation<'manyToOne', 'api::department.department'> & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'api::work-plan.work-plan'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    submittedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    version: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
    year: Schema.Attribute.Integer & Schema.Attribute.Required;
  };
}

export interface PluginContentReleasesRelease extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_releases';
  info: {
    displayName: 'Release';
    pluralName: 'releases';
    singularName: 'release';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actions: Schema.Attribute.Relation<'oneToMany', 'plugin::content-releases.release-action'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::content-releases.release'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    releasedAt: Schema.Attribute.DateTime;
    scheduledAt: Schema.Attribute.DateTime;
    status: Schema.Attribute.Enumeration<['ready', 'blocked', 'failed', 'done', 'empty']> &
      Schema.Attribute.Required;
    timezone: Schema.Attribute.String;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginContentReleasesReleaseAction extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_release_actions';
  info: {
    displayName: 'Release Action';
    pluralName: 'release-actions';
    singularName: 'release-action';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    contentType: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    entryDocumentId: Schema.Attribute.String;
    isEntryValid: Schema.Attribute.Boolean;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::content-releases.release-action'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    release: Schema.Attribute.Relation<'manyToOne', 'plugin::content-releases.release'>;
    type: Schema.Attribute.Enumeration<['publish', 'unpublish']> & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginI18NLocale extends Struct.CollectionTypeSchema {
  collectionName: 'i18n_locale';
  info: {
    collectionName: 'locales';
    description: '';
    displayName: 'Locale';
    pluralName: 'locales';
    singularName: 'locale';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    code: Schema.Attribute.String & Schema.Attribute.Unique;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::i18n.locale'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.SetMinMax<
        {
          max: 50;
          min: 1;
        },
        number
      >;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginReviewWorkflowsWorkflow extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_workflows';
  info: {
    description: '';
    displayName: 'Workflow';
    name: 'Workflow';
    pluralName: 'workflows';
    singularName: 'workflow';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    contentTypes: Schema.Attribute.JSON & Schema.Attribute.Required & Schema.Attribute.DefaultTo<'[]'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::review-workflows.workflow'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.Unique;
    publishedAt: Schema.Attribute.DateTime;
    stageRequiredToPublish: Schema.Attribute.Relation<'oneToOne', 'plugin::review-workflows.workflow-stage'>;
    stages: Schema.Attribute.Relation<'oneToMany', 'plugin::review-workflows.workflow-stage'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginReviewWorkflowsWorkflowStage extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_workflows_stages';
  info: {
    description: '';
    displayName: 'Stages';
    name: 'Workflow Stage';
    pluralName: 'workflow-stages';
    singularName: 'workflow-stage';
  };
  options: {
    draftAndPublish: false;
    version: '1.1.0';
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    color: Schema.Attribute.String & Schema.Attribute.DefaultTo<'#4945FF'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::review-workflows.workflow-stage'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String;
    permissions: Schema.Attribute.Relation<'manyToMany', 'admin::permission'>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    workflow: Schema.Attribute.Relation<'manyToOne', 'plugin::review-workflows.workflow'>;
  };
}

export interface PluginUploadFile extends Struct.CollectionTypeSchema {
  collectionName: 'files';
  info: {
    description: '';
    displayName: 'File';
    pluralName: 'files';
    singularName: 'file';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    alternativeText: Schema.Attribute.Text;
    caption: Schema.Attribute.Text;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    ext: Schema.Attribute.String;
    focalPoint: Schema.Attribute.JSON;
    folder: Schema.Attribute.Relation<'manyToOne', 'plugin::upload.folder'> & Schema.Attribute.Private;
    folderPath: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    formats: Schema.Attribute.JSON;
    hash: Schema.Attribute.String & Schema.Attribute.Required;
    height: Schema.Attribute.Integer;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::upload.file'> & Schema.Attribute.Private;
    mime: Schema.Attribute.String & Schema.Attribute.Required;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    previewUrl: Schema.Attribute.Text;
    provider: Schema.Attribute.String & Schema.Attribute.Required;
    provider_metadata: Schema.Attribute.JSON;
    publishedAt: Schema.Attribute.DateTime;
    related: Schema.Attribute.Relation<'morphToMany'>;
    size: Schema.Attribute.Decimal & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    url: Schema.Attribute.Text & Schema.Attribute.Required;
    width: Schema.Attribute.Integer;
  };
}

export interface PluginUploadFolder extends Struct.CollectionTypeSchema {
  collectionName: 'upload_folders';
  info: {
    displayName: 'Folder';
    pluralName: 'folders';
    singularName: 'folder';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    children: Schema.Attribute.Relation<'oneToMany', 'plugin::upload.folder'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    files: Schema.Attribute.Relation<'oneToMany', 'plugin::upload.file'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::upload.folder'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    parent: Schema.Attribute.Relation<'manyToOne', 'plugin::upload.folder'>;
    path: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    pathId: Schema.Attribute.Integer & Schema.Attribute.Required & Schema.Attribute.Unique;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginUsersPermissionsPermission extends Struct.CollectionTypeSchema {
  collectionName: 'up_permissions';
  info: {
    description: '';
    displayName: 'Permission';
    name: 'permission';
    pluralName: 'permissions';
    singularName: 'permission';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.permission'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    role: Schema.Attribute.Relation<'manyToOne', 'plugin::users-permissions.role'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginUsersPermissionsRole extends Struct.CollectionTypeSchema {
  collectionName: 'up_roles';
  info: {
    description: '';
    displayName: 'Role';
    name: 'role';
    pluralName: 'roles';
    singularName: 'role';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    description: Schema.Attribute.String;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.role'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 3;
      }>;
    permissions: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.permission'>;
    publishedAt: Schema.Attribute.DateTime;
    type: Schema.Attribute.String & Schema.Attribute.Unique;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    users: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.user'>;
  };
}

export interface PluginUsersPermissionsUser extends Struct.CollectionTypeSchema {
  collectionName: 'up_users';
  info: {
    description: '';
    displayName: 'User';
    name: 'user';
    pluralName: 'users';
    singularName: 'user';
  };
  options: {
    draftAndPublish: false;
    timestamps: true;
  };
  attributes: {
    blocked: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    confirmationToken: Schema.Attribute.String & Schema.Attribute.Private;
    confirmed: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    email: Schema.Attribute.Email &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 6;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.user'> &
      Schema.Attribute.Private;
    password: Schema.Attribute.Password &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 6;
      }>;
    provider: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    resetPasswordToken: Schema.Attribute.String & Schema.Attribute.Private;
    role: Schema.Attribute.Relation<'manyToOne', 'plugin::users-permissions.role'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    username: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 3;
      }>;
  };
}

declare module '@strapi/strapi' {
  export namespace Public {
    export interface ContentTypeSchemas {
      'admin::api-token': AdminApiToken;
      'admin::api-token-permission': AdminApiTokenPermission;
      'admin::permission': AdminPermission;
      'admin::role': AdminRole;
      'admin::session': AdminSession;
      'admin::transfer-token': AdminTransferToken;
      'admin::transfer-token-permission': AdminTransferTokenPermission;
      'admin::user': AdminUser;
      'api::assessment-adjustment.assessment-adjustment': ApiAssessmentAdjustmentAssessmentAdjustment;
      'api::assessment-objection.assessment-objection': ApiAssessmentObjectionAssessmentObjection;
      'api::assessment-scheme.assessment-scheme': ApiAssessmentSchemeAssessmentScheme;
      'api::assessment.assessment': ApiAssessmentAssessment;
      'api::calendar-day.calendar-day': ApiCalendarDayCalendarDay;
      'api::calendar-year.calendar-year': ApiCalendarYearCalendarYear;
      'api::category.category': ApiCategoryCategory;
      'api::common-problem.common-problem': ApiCommonProblemCommonProblem;
      'api::department.department': ApiDepartmentDepartment;
      'api::document-text.document-text': ApiDocumentTextDocumentText;
      'api::duty.duty': ApiDutyDuty;
      'api::enterprise-figure.enterprise-figure': ApiEnterpriseFigureEnterpriseFigure;
      'api::enterprise.enterprise': ApiEnterpriseEnterprise;
      'api::escalation-rule.escalation-rule': ApiEscalationRuleEscalationRule;
      'api::escalation.escalation': ApiEscalationEscalation;
      'api::event-subscription.event-subscription': ApiEventSubscriptionEventSubscription;
      'api::extra-field.extra-field': ApiExtraFieldExtraField;
      'api::inspection.inspection': ApiInspectionInspection;
      'api::intake.intake': ApiIntakeIntake;
      'api::issue-request.issue-request': ApiIssueRequestIssueRequest;
      'api::issue.issue': ApiIssueIssue;
      'api::leader.leader': ApiLeaderLeader;
      'api::ledger-entry.ledger-entry': ApiLedgerEntryLedgerEntry;
      'api::meeting-item.meeting-item': ApiMeetingItemMeetingItem;
      'api::meeting.meeting': ApiMeetingMeeting;
      'api::membership.membership': ApiMembershipMembership;
      'api::milestone.milestone': ApiMilestoneMilestone;
      'api::notification-channel.notification-channel': ApiNotificationChannelNotificationChannel;
      'api::notification-template.notification-template': ApiNotificationTemplateNotificationTemplate;
      'api::official-document.official-document': ApiOfficialDocumentOfficialDocument;
      'api::pairing.pairing': ApiPairingPairing;
      'api::policy-delivery.policy-delivery': ApiPolicyDeliveryPolicyDelivery;
      'api::policy.policy': ApiPolicyPolicy;
      'api::project.project': ApiProjectProject;
      'api::reassignment.reassignment': ApiReassignmentReassignment;
      'api::refused-attempt.refused-attempt': ApiRefusedAttemptRefusedAttempt;
      'api::report.report': ApiReportReport;
      'api::setting.setting': ApiSettingSetting;
      'api::sign-in.sign-in': ApiSignInSignIn;
      'api::staff-member.staff-member': ApiStaffMemberStaffMember;
      'api::transfer.transfer': ApiTransferTransfer;
      'api::visit.visit': ApiVisitVisit;
      'api::work-plan.work-plan': ApiWorkPlanWorkPlan;
      'plugin::content-releases.release': PluginContentReleasesRelease;
      'plugin::content-releases.release-action': PluginContentReleasesReleaseAction;
      'plugin::i18n.locale': PluginI18NLocale;
      'plugin::review-workflows.workflow': PluginReviewWorkflowsWorkflow;
      'plugin::review-workflows.workflow-stage': PluginReviewWorkflowsWorkflowStage;
      'plugin::upload.file': PluginUploadFile;
      'plugin::upload.folder': PluginUploadFolder;
      'plugin::users-permissions.permission': PluginUsersPermissionsPermission;
      'plugin::users-permissions.role': PluginUsersPermissionsRole;
      'plugin::users-permissions.user': PluginUsersPermissionsUser;
    }
  }
}
