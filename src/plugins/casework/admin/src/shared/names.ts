import { FIELD_NAMES, STAGE_NAMES, actionRow, isActionName, type Stage } from '../../../domain/lifecycle';
import type { Language } from './dates';

/** Names of what is refused and recorded besides actions (server/src/features/organisation/auditors.ts). */
const BESIDES: Readonly<Record<string, Record<Language, string>>> = {
  'auditor-account': { zh: '变更监督人员的账号或任职', en: 'Change an auditor’s account or membership' },
};

/** 转办 for `transfer`, as the action table says. */
export const actionName = (action: string, language: Language): string =>
  isActionName(action) ? actionRow(action).label[language] : (BESIDES[action]?.[language] ?? action);

export const stageName = (stage: string, language: Language): string =>
  Object.hasOwn(STAGE_NAMES, stage) ? STAGE_NAMES[stage as Stage][language] : stage;

/** Names of the values that the ledger records beside an action's input. */
const RECORDED: Readonly<Record<string, Record<Language, string>>> = {
  before: { zh: '原内容', en: 'Before' },
  after: { zh: '变更后', en: 'After' },
  level: { zh: '提请层级', en: 'Level' },
  requestReason: { zh: '申请理由', en: 'Reason of the request' },
  group: { zh: '工作组', en: 'Group' },
  leader: { zh: '包联领导', en: 'Leader' },
};

/** 承办单位 for `leadUnit`. */
export const fieldName = (field: string, language: Language): string =>
  (FIELD_NAMES[field] ?? RECORDED[field])?.[language] ?? field;

/** All field names in a language, for choosing one of them. */
export const fieldNames = (language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(FIELD_NAMES).map(([field, name]) => [field, name[language]]));
