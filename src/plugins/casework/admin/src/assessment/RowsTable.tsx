import { Box, Button, Flex, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { EXCLUSION_NAMES, PEER_SET_NAMES } from '../../../contracts/assessment-names';
import type { CellAnswer, RowAnswer } from '../../../contracts/assessment';
import { isFormMeasure } from '../../../domain/assessment';
import { MEASURES } from '../../../domain/measures';
import { StateBadge } from '../shared/StateBadge';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';

type Props = {
  rows: readonly RowAnswer[];
  /** opens the records behind a cell; none in a preview */
  onCell?: (row: RowAnswer, cell: CellAnswer) => void;
};

/** The table of an assessment, one for each peer set: figures, points, rank. */
export function RowsTable({ rows, onCell }: Props) {
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
          <Peers
            rows={rows.filter(({ peerSet }) => peerSet === set)}
            {...(onCell === undefined ? {} : { onCell })}
          />
        </Box>
      ))}
    </Flex>
  );
}

function Peers({ rows, onCell }: Props) {
  const { text, language } = useText();
  const indicators = rows[0]?.cells ?? [];
  const heads = [
    text('assessment.rank'),
    text('assessment.subject'),
    text('assessment.total'),
    text('assessment.grade'),
    ...indicators.map(
      ({ measure, weight }) =>
        `${MEASURES[measure].name[language]}（${text('assessment.weight', { w: Number(weight) })}${isFormMeasure(measure) ? ` · ${text('assessment.form')}` : ''}）`,
    ),
    text('assessment.adjustments'),
    text('assessment.issues'),
  ];
  return (
    <Table colCount={heads.length} rowCount={rows.length + 1}>
      <TableHead names={heads} />
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.subject.documentId}>
            <Td>
              <Typography fontWeight="bold">{row.rank ?? '—'}</Typography>
            </Td>
            <Td style={{ whiteSpace: 'normal', minWidth: '9rem' }}>
              <Typography>{row.subject.name}</Typography>
              {row.excluded && (
                <Typography display="block" variant="pi" textColor="neutral600">
                  {`${text('assessment.apart')}：${EXCLUSION_NAMES[row.excluded][language]}`}
                </Typography>
              )}
              {row.parts && row.parts.length > 0 && (
                <Typography display="block" variant="pi" textColor="neutral600">
                  {row.parts
                    .map(({ group, total, issues }) =>
                      text('assessment.part', { group: group.name, total, issues }),
                    )
                    .join('；')}
                </Typography>
              )}
            </Td>
            <Td>
              <Typography fontWeight="bold">{row.total ?? '—'}</Typography>
            </Td>
            <Td>{row.grade ? <StateBadge>{row.grade}</StateBadge> : <Typography>—</Typography>}</Td>
            {row.cells.map((cell) => (
              <Td key={cell.measure}>
                <Cell row={row} cell={cell} {...(onCell === undefined ? {} : { onCell })} />
              </Td>
            ))}
            <Td>
              <Typography>{row.adjustments === '0.00' ? '—' : row.adjustments}</Typography>
            </Td>
            <Td>
              <Typography>{row.issues}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Cell({ row, cell, onCell }: { row: RowAnswer; cell: CellAnswer; onCell?: Props['onCell'] }) {
  const { text, language } = useText();
  const points = cell.points ?? text('assessment.notApplicable');
  const figures =
    cell.denominator === null ? `${cell.numerator ?? '—'}` : `${cell.numerator}/${cell.denominator}`;
  return (
    <Flex direction="column" alignItems="start">
      {onCell ? (
        <Button
          variant="ghost"
          size="S"
          aria-label={text('assessment.records', {
            value: points,
            subject: row.subject.name,
            measure: MEASURES[cell.measure].name[language],
          })}
          onClick={() => onCell(row, cell)}
        >
          {points}
        </Button>
      ) : (
        <Typography>{points}</Typography>
      )}
      <Typography variant="pi" textColor="neutral600">
        {figures}
      </Typography>
    </Flex>
  );
}
