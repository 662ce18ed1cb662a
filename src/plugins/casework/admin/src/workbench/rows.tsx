import { Typography } from '@strapi/design-system';
import { choiceText } from '../../../contracts/choices';
import type { WorkbenchIssue } from '../../../contracts/workbench';
import { waitRow } from '../../../domain/lifecycle';
import { formatDue, formatInstant, type Language } from '../shared/dates';
import { leftText } from '../shared/left';
import { levelInWords, type Say } from '../shared/said';
import { isTextKey, useText } from '../shared/texts';

export type ListProps = {
  issues: readonly WorkbenchIssue[];
  columns: readonly string[];
  selected: ReadonlySet<string>;
  selectable: boolean;
  onSelect: (ids: readonly string[], on: boolean) => void;
};

export function columnName(column: string, text: Say): string {
  const key = `wb.${column}`;
  return isTextKey(key) ? text(key) : column;
}

/** Returns the text of a column for an issue. */
export function cellText(issue: WorkbenchIssue, column: string, language: Language, text: Say): string {
  switch (column) {
    case 'handlingType':
      return issue.handlingType ? choiceText(issue.handlingType, language) : '';
    case 'level':
      return issue.level ? levelInWords(issue.level, text) : '';
    case 'receivedAt':
      return issue.receivedAt ? formatInstant(issue.receivedAt, language) : '';
    case 'urgeCount':
      return issue.urgeCount ? String(issue.urgeCount) : '';
    case 'waits':
      return (issue.waits ?? []).map((name) => waitRow(name).label[language]).join('、');
    default: {
      const value = (issue as unknown as Record<string, unknown>)[column];
      return typeof value === 'string' ? value : '';
    }
  }
}

/** 2026-11-26 周四, and how many working days that is. */
export function Due({ issue: { due } }: { issue: WorkbenchIssue }) {
  const { text, language } = useText();
  if (!due) return null;
  return (
    <>
      <Typography display="block" style={{ whiteSpace: 'nowrap' }}>
        {formatDue(due.at, language)}
      </Typography>
      <Typography variant="pi" display="block" textColor={due.overdue ? 'danger600' : 'neutral700'}>
        {leftText(due, text)}
      </Typography>
    </>
  );
}
