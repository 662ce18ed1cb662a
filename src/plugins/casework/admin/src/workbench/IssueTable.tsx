import { Box, Checkbox, Typography } from '@strapi/design-system';
import { useRef, type KeyboardEvent } from 'react';
import { PageLink } from '../shared/PageLink';
import { styled } from 'styled-components';
import { lightText } from '../lists/cells';
import { LightBadge } from '../shared/LightBadge';
import { stageName } from '../shared/names';
import { issuePage } from '../shared/places';
import { useText } from '../shared/texts';
import { Due, cellText, columnName, type ListProps } from './rows';

const Scrolled = styled(Box)`
  overflow-x: auto;
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};
  th,
  td {
    padding: 1rem 1.2rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: left;
    vertical-align: top;
  }
  th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
    white-space: nowrap;
  }
  tbody tr:hover,
  tbody tr:focus-within {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

/** Issues as a table. ↑ and ↓ move from row to row, X selects, Enter opens. */
export function IssueTable({ issues, columns, selected, selectable, onSelect }: ListProps) {
  const { text, language } = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const all = issues.map(({ documentId }) => documentId);
  const chosen = all.filter((id) => selected.has(id)).length;

  const press = (event: KeyboardEvent): void => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
    const row = (event.target as HTMLElement).closest('tr');
    const at = links.findIndex((link) => link.closest('tr') === row);
    const step = ['ArrowDown', 'j'].includes(event.key) ? 1 : ['ArrowUp', 'k'].includes(event.key) ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
    } else if (selectable && event.key.toLowerCase() === 'x') {
      const id = links[at]?.dataset['row'];
      if (id) onSelect([id], !selected.has(id));
    }
  };

  return (
    <Scrolled background="neutral0" shadow="tableShadow" hasRadius>
      <Table>
        <thead>
          <tr>
            {selectable && (
              <th>
                <Checkbox
                  aria-label={text('wb.selectAll')}
                  checked={chosen === 0 ? false : chosen === all.length ? true : 'indeterminate'}
                  onCheckedChange={() => onSelect(all, chosen < all.length)}
                />
              </th>
            )}
            <th>{text('light')}</th>
            <th>{text('wb.issue')}</th>
            <th>{text('stage')}</th>
            <th>{text('wb.due')}</th>
            {columns.map((column) => (
              <th key={column}>{columnName(column, text)}</th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={press}>
          {issues.map((issue) => (
            <tr key={issue.documentId}>
              {selectable && (
                <td>
                  <Checkbox
                    aria-label={text('wb.select', { number: issue.number })}
                    checked={selected.has(issue.documentId)}
                    onCheckedChange={(on: boolean | 'indeterminate') =>
                      onSelect([issue.documentId], on === true)
                    }
                  />
                </td>
              )}
              <td>
                {issue.light && (
                  <LightBadge light={issue.light}>
                    {lightText(issue.light, issue.stage, text, language)}
                  </LightBadge>
                )}
              </td>
              <td style={{ minWidth: '24rem' }}>
                <PageLink
                  data-row={issue.documentId}
                  to={issuePage(issue.documentId)}
                  style={{ overflowWrap: 'anywhere' }}
                >
                  {issue.title}
                </PageLink>
                <Typography variant="pi" display="block" textColor="neutral700">
                  {[issue.number, issue.enterprise?.name].filter(Boolean).join(' · ')}
                </Typography>
              </td>
              <td style={{ whiteSpace: 'nowrap' }}>{stageName(issue.stage, language)}</td>
              <td>
                <Due issue={issue} />
              </td>
              {columns.map((column) => (
                <td key={column} style={{ minWidth: '9rem' }}>
                  {cellText(issue, column, language, text)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <Box padding={3}>
        <Typography variant="pi" textColor="neutral600">
          {text('wb.keys')}
        </Typography>
      </Box>
    </Scrolled>
  );
}
