/** The label of a field, and its hint. */
export type Label = string | readonly [label: string, hint: string];

export const labelOf = (label: Label): string => (typeof label === 'string' ? label : label[0]);

/** How one content type looks in the panel. Whether a field can be edited is not said here: see configure.ts. */
export type PanelType = {
  /** the field that names a record in titles and pickers */
  mainField: string;
  sort: readonly [field: string, order: 'ASC' | 'DESC'];
  list: readonly string[];
  /** rows of `name:columns`, twelve columns to a row */
  form: readonly string[];
  /** every field that people may read, in Chinese */
  fields: Readonly<Record<string, Label>>;
};

export type PanelTypes = Readonly<Record<string, PanelType>>;

/** The names of account types, which the panel does not describe. */
export const ACCOUNT_NAMES: Readonly<Record<string, string>> = {
  'plugin::users-permissions.user': 'username',
  'admin::user': 'email',
  'admin::api-token': 'name',
};
