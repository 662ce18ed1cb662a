import type { PanelTypes } from './describe';
import { ASSESSMENT } from './assessment';
import { AUTOMATION } from './automation';
import { CASEWORK } from './casework';
import { DUTIES } from './duties';
import { ORGANISATION } from './organisation';

export { COMPONENTS } from './duties';

/** How every content type looks, by its singular name. */
export const PANEL_TYPES: PanelTypes = {
  ...CASEWORK,
  ...ORGANISATION,
  ...DUTIES,
  ...ASSESSMENT,
  ...AUTOMATION,
};
