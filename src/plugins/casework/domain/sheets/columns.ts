/** A column of a spreadsheet that is taken in. One definition makes template, reading, messages and export. */
export type ImportColumn = {
  /** the heading in the file, and what messages call it */
  zh: string;
  en: string;
  width: number;
  kind: 'text' | 'choice' | 'instant' | 'day' | 'money' | 'integer' | 'quarter' | 'code';
  /** characters of a text */
  max?: number;
  required?: true;
  /** content of the cell → its meaning */
  choices?: Readonly<Record<string, string | number | boolean>>;
  /** said in the template's second sheet */
  hint: string;
};

export type ImportColumns = Readonly<Record<string, ImportColumn>>;

/** A cell's content, as the reader of spreadsheets gives it. A date cell's UTC fields are what its clock shows. */
export type RawCell = string | number | boolean | Date | null | undefined;

/** A value as it was read: texts, exact decimals as texts, instants in milliseconds, days, numbers, choices. */
export type CellValue = string | number | boolean | null;

export type SheetCode =
  | 'UNREADABLE'
  | 'EMPTY'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS'
  | 'UNKNOWN_HEADING'
  | 'DUPLICATE_HEADING'
  | 'MISSING_HEADING'
  | 'REQUIRED'
  | 'TOGETHER'
  | 'NOT_WITHOUT'
  | 'NOT_WITH'
  | 'TOO_LONG'
  | 'INVISIBLE_CHARACTER'
  | 'BAD_CHOICE'
  | 'BAD_TIME'
  | 'BAD_DAY'
  | 'BAD_MONEY'
  | 'BAD_INTEGER'
  | 'BAD_QUARTER'
  | 'BAD_CODE'
  | 'NOT_FOUND'
  | 'AMBIGUOUS'
  | 'NOT_A_UNIT'
  | 'NOT_A_MAIN'
  | 'SAME_UNIT'
  | 'INACTIVE'
  | 'DUPLICATE_IN_FILE'
  | 'ALREADY_IMPORTED'
  | 'NO_PAIRING'
  | 'NO_PAIRING_THEN'
  | 'OUT_OF_ORDER'
  | 'IN_FUTURE'
  | 'AFTER_GO_LIVE'
  | 'NOT_YOURS'
  | 'BAD_EMAIL'
  | 'EARLIER_QUARTER_MISSING'
  | 'DIFFERS_IN_FILE';

/** A cell that is not taken: the row as the spreadsheet counts it (the headings are row 1), the heading, the reason. */
export type BadCell = {
  row: number;
  column: string;
  code: SheetCode;
  params: Readonly<Record<string, string | number>>;
  value: string | null;
};
