import { Box } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { COLUMN_NAMES, LEDGER_COLUMNS, type LedgerColumn } from '../../../contracts/ledger-tables';
import type { LedgerRow } from '../../../contracts/ledgers';
import { issuePage } from '../shared/places';
import { lightText } from '../lists/cells';
import { LightBadge } from '../shared/LightBadge';
import { minuteOf } from '../shared/dates';
import { stageName } from '../shared/names';
import { useText } from '../shared/texts';

/** Twenty-five columns: the grid scrolls both ways under its heading, with the number always in sight. */
const Scroll = styled(Box)`
  overflow: auto;
  max-height: 68vh;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
`;

const Grid = styled.table`
  border-collapse: separate;
  border-spacing: 0;
  font-size: 1.3rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};

  th,
  td {
    padding: 0.8rem 1rem;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    background: ${({ theme }) => theme.colors.neutral0};
  }

  thead th {
    position: sticky;
    top: 0;
    z-index: 2;
    white-space: nowrap;
    font-weight: 600;
    background: ${({ theme }) => theme.colors.neutral100};
  }

  [data-column='number'] {
    position: sticky;
    left: 0;
    z-index: 1;
    border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  thead [data-column='number'] {
    z-index: 3;
  }

  a {
    color: ${({ theme }) => theme.colors.primary600};
    white-space: nowrap;
  }
`;

const Clamped = styled.div`
  display: -webkit-box;
  -webkit-line-clamp: 4;
  -webkit-box-orient: vertical;
  overflow: hidden;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

const widthOf = (name: LedgerColumn): string => `${Math.min(LEDGER_COLUMNS[name].width, 30) * 0.75 + 1}rem`;

export function LedgerGrid({ rows, fetching }: { rows: LedgerRow[]; fetching: boolean }) {
  const { text, language } = useText();
  // Every row names the fields that stand in lists.
  const extra = rows[0]?.extra.map(({ name }) => name) ?? [];
  return (
    <Scroll
      style={fetching ? { opacity: 0.6 } : {}}
      tabIndex={0}
      role="region"
      aria-label={text('tables.title')}
    >
      <Grid>
        <thead>
          <tr>
            {COLUMN_NAMES.map((name) => (
              <th key={name} scope="col" data-column={name} style={{ minWidth: widthOf(name) }}>
                {LEDGER_COLUMNS[name][language]}
              </th>
            ))}
            {[text('stage'), text('tables.overdue'), ...extra].map((name) => (
              <th key={name} scope="col" style={{ minWidth: '9rem' }}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row.cells.row)}>
              {COLUMN_NAMES.map((name) => (
                <td key={name} data-column={name}>
                  <Cell row={row} name={name} />
                </td>
              ))}
              {[stageName(row.stage, language), row.overdueDays, ...row.extra.map(({ value }) => value)].map(
                (value, n) => (
                  <td key={n}>{value === null ? <span aria-hidden>—</span> : <Clamped>{value}</Clamped>}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Grid>
    </Scroll>
  );
}

function Cell({ row, name }: { row: LedgerRow; name: LedgerColumn }) {
  const { text, language } = useText();
  const value = row.cells[name];
  if (name === 'number') {
    return (
      <>
        <Link to={issuePage(row.issue)}>{value}</Link>
        {row.light && (
          <Box paddingTop={1}>
            <LightBadge light={row.light}>{lightText(row.light, row.stage, text, language)}</LightBadge>
          </Box>
        )}
      </>
    );
  }
  if (value === null) return <span aria-hidden>—</span>;
  if (LEDGER_COLUMNS[name].kind === 'instant') return <>{minuteOf(String(value))}</>;
  return <Clamped title={String(value)}>{value}</Clamped>;
}
