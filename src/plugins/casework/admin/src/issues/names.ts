import { FIELD_NAMES, STAGE_NAMES, actionRow, isActionName, type Stage } from '../../../domain/lifecycle';
import type { Language } from '../shared/dates';

/** 转办 for `transfer`, as the action table says. */
export const actionName = (action: string, language: Language): string =>
  isActionName(action) ? actionRow(action).label[language] : action;

export const stageName = (stage: string, language: Language): string =>
  Object.hasOwn(STAGE_NAMES, stage) ? STAGE_NAMES[stage as Stage][language] : stage;

/** 承办单位 for `leadUnit`. */
export const fieldName = (field: string, language: Language): string =>
  FIELD_NAMES[field]?.[language] ?? field;

/** All field names in a language, for choosing one of them. */
export const fieldNames = (language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(FIELD_NAMES).map(([field, name]) => [field, name[language]]));
