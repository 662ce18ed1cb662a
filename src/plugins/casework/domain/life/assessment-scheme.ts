import { optional, required } from '../lifecycle/fields';
import { defineLife, type StateOf, type StepOf } from './table';

/** 考核方案 (plan §五): edited while a draft, immutable in force, replaced by a new version. */
export const ASSESSMENT_SCHEME_LIFE = defineLife()({
  label: { zh: '考核方案', en: 'Assessment scheme' },
  states: {
    draft: { label: { zh: '草稿', en: 'Draft' } },
    'in-force': { label: { zh: '施行', en: 'In force' } },
    retired: { label: { zh: '停用', en: 'Retired' }, final: true },
  },
  who: {
    assessor: { zh: '考核方（专班办，或工作组对承办单位）', en: 'Assessor' },
    system: { zh: '系统', en: 'System' },
  },
  steps: {
    draft: {
      label: { zh: '拟订', en: 'Draft' },
      from: null,
      to: 'draft',
      who: ['assessor', 'system'],
      input: null,
      shown: false,
    },
    edit: {
      label: { zh: '修改', en: 'Edit' },
      from: ['draft'],
      to: '=',
      who: ['assessor'],
      input: null,
    },
    preview: {
      label: { zh: '试算', en: 'Preview' },
      from: ['draft', 'in-force', 'retired'],
      to: '=',
      who: ['assessor'],
      input: { from: required.date(), to: required.date() },
    },
    'put-in-force': {
      label: { zh: '施行', en: 'Put in force' },
      from: ['draft'],
      to: 'in-force',
      who: ['assessor'],
      // The reason is required when measures of form weigh more than the limit; the scheme's check says so (400).
      input: { reason: optional.text() },
      makes: ['retire-previous-version'],
      final: true,
    },
    'new-version': {
      label: { zh: '新版本', en: 'New version' },
      from: ['in-force', 'retired'],
      to: '=',
      who: ['assessor'],
      input: {},
      makes: ['draft-of-next-version'],
    },
    retire: {
      label: { zh: '停用', en: 'Retire' },
      from: ['in-force'],
      to: 'retired',
      who: ['assessor', 'system'],
      input: {},
      shown: false,
      final: true,
    },
  },
});

export type AssessmentSchemeState = StateOf<typeof ASSESSMENT_SCHEME_LIFE>;
export type AssessmentSchemeStep = StepOf<typeof ASSESSMENT_SCHEME_LIFE>;
