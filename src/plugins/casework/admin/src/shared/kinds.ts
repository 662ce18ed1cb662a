/** The kinds of member that act in the panel. */
export type Kind = 'office' | 'group' | 'unit' | 'leader' | 'liaison' | 'auditor' | 'head' | 'super';

/** Those who see all records. */
export const OVERSEERS: readonly Kind[] = ['office', 'auditor', 'head', 'super'];
