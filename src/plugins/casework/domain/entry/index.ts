export { initials, isInitials } from './initials';
export { cleanCreditCode, cleanName, cleanText, invisibleIn, searchable } from './texts';
export { isSame, mergeEdit, type Edit, type Merged } from './merge';
