import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { EXCLUSION_NAMES, PEER_SET_NAMES } from '../../../contracts/assessment-names';
import type { CellAnswer, RowAnswer } from '../../../contracts/assessment';
import { isFormMeasure } from '../../../domain/assessment';
import { MEASURES } from '../../../domain/measures';
import { StateBadge } from '../shared/StateBadge';
import { useText } from '../shared/texts';

/** A dozen columns of figures: the grid scrolls sideways, with the subject always in sight. */
const Scroll = styled(Box)`
  overflow-x: auto;
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
`;

const Grid = styled.table`
  width: 100%;
  border-collapse: separate;
  border-spacing: 0;
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};

  th,
  td {
    padding: 0.9rem 1.2rem;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    background: ${({ theme }) => theme.colors.neutral0};
    white-space: nowrap;
  }

  thead th {
    vertical-align: bottom;
    font-size: 1.2rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  thead small {
    display: block;
    font-size: 1.1rem;
    font-weight: 400;
  }

  td small,
  th small {
    display: block;
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
    white-space: normal;
  }

  tbody th,
  thead th[data-column='subject'] {
    position: sticky;
    left: 0;
    z-index: 1;
    min-width: 11rem;
    max-width: 18rem;
    white-space: normal;
    font-weight: 500;
    border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  summary {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
    cursor: pointer;
  }

  tr[data-own] > * {
    background: ${({ theme }) => theme.colors.primary100};
  }

  button {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    color: ${({ theme }) => theme.colors.primary600};
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.3rem;
  }
`;

/** @param name what a screen reader calls the grid, which the arrow keys scroll */
export const Table = ({ name, children }: { name: string; children: ReactNode }) => (
  <Scroll tabIndex={0} role="region" aria-label={name}>
    <Grid>{children}</Grid>
  </Scroll>
);

type Props = {
  rows: readonly RowAnswer[];
  /** the organisation of the reader, whose row is marked */
  own?: string | undefined;
  /** opens the records behind a cell; none in a preview */
  onCell?: (row: RowAnswer, cell: CellAnswer) => void;
  /** whether the reader may look behind the cells of a row */
  mayOpen?: (row: RowAnswer) => boolean;
};

/** The table of an assessment, one for each peer set: figures, points, rank. */
export function RowsTable({ rows, ...rest }: Props) {
  const { language } = useText();
  const sets = [...new Set(rows.map(({ peerSet }) => peerSet))];
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {sets.map((set) => (
        <Box key={set}>
          {sets.length > 1 && (
            <Box paddingBottom={3}>
              <Typography variant="delta" tag="h2">
                {PEER_SET_NAMES[set][language]}
              </Typography>
            </Box>
          )}
          <Peers rows={rows.filter(({ peerSet }) => peerSet === set)} {...rest} />
        </Box>
      ))}
    </Flex>
  );
}

function Peers({ rows, own, onCell, mayOpen = () => true }: Props) {
  const { text, language } = useText();
  const indicators = rows[0]?.cells ?? [];
  return (
    <Table name={PEER_SET_NAMES[rows[0]?.peerSet ?? 'groups'][language]}>
      <thead>
        <tr>
          <th scope="col" data-column="subject">
            {text('assessment.subject')}
          </th>
          <th scope="col">{text('assessment.rank')}</th>
          <th scope="col">{text('assessment.total')}</th>
          <th scope="col">{text('assessment.grade')}</th>
          {indicators.map(({ measure, weight }) => (
            <th key={measure} scope="col">
              {MEASURES[measure].name[language]}
              <small>
                {text('assessment.weight', { w: Number(weight) })}
                {isFormMeasure(measure) ? ` · ${text('assessment.form')}` : ''}
              </small>
            </th>
          ))}
          <th scope="col">{text('assessment.adjustments')}</th>
          <th scope="col">{text('assessment.issues')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.subject.documentId} data-own={row.subject.name === own ? '' : undefined}>
            <th scope="row">
              {row.subject.name}
              {row.subject.name === own ? text('assessment.own') : ''}
              {row.excluded && (
                <small>{`${text('assessment.apart')}：${EXCLUSION_NAMES[row.excluded][language]}`}</small>
              )}
            </th>
            <td>
              <Typography fontWeight="bold">{row.rank ?? '—'}</Typography>
            </td>
            <td>
              <Typography fontWeight="bold">{row.total ?? '—'}</Typography>
              {row.parts && row.parts.length > 0 && (
                <details>
                  <summary>{text('assessment.parts', { n: row.parts.length })}</summary>
                  {row.parts.map(({ group, total, issues }) => (
                    <small key={group.documentId} style={{ whiteSpace: 'nowrap' }}>
                      {text('assessment.part', { group: group.name, total, issues })}
                    </small>
                  ))}
                </details>
              )}
            </td>
            <td>{row.grade ? <StateBadge>{row.grade}</StateBadge> : '—'}</td>
            {row.cells.map((cell) => (
              <td key={cell.measure}>
                <Cell row={row} cell={cell} {...(onCell !== undefined && mayOpen(row) ? { onCell } : {})} />
              </td>
            ))}
            <td>{row.adjustments === '0.00' ? '—' : row.adjustments}</td>
            <td>{row.issues}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Cell({ row, cell, onCell }: { row: RowAnswer; cell: CellAnswer; onCell?: Props['onCell'] }) {
  const { text, language } = useText();
  const points = cell.points ?? text('assessment.notApplicable');
  return (
    <>
      {onCell ? (
        <button
          type="button"
          aria-label={text('assessment.records', {
            value: points,
            subject: row.subject.name,
            measure: MEASURES[cell.measure].name[language],
          })}
          onClick={() => onCell(row, cell)}
        >
          {points}
        </button>
      ) : (
        points
      )}
      <small>
        {cell.denominator === null ? (cell.numerator ?? '—') : `${cell.numerator}/${cell.denominator}`}
      </small>
    </>
  );
}
