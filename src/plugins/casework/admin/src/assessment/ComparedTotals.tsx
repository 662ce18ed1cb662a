import type { RowAnswer } from '../../../contracts/assessment';
import { useText } from '../shared/texts';
import { Table } from './RowsTable';

/** Up or down by how many places, in words, so that no colour is needed. */
function moved(now: number | null, before: number | null): string {
  if (now === null || before === null || now === before) return '—';
  return now < before ? `↑ ${before - now}` : `↓ ${now - before}`;
}

/** What a scheme gives each subject beside what the scheme in force gives it, in the preview's order. */
export function ComparedTotals({
  rows,
  inForce,
}: {
  rows: readonly RowAnswer[];
  inForce: readonly RowAnswer[];
}) {
  const { text } = useText();
  const before = new Map(inForce.map((row) => [row.subject.documentId, row]));
  return (
    <Table name={text('assessment.previewBeside')}>
      <thead>
        <tr>
          <th scope="col" data-column="subject">
            {text('assessment.subject')}
          </th>
          {(['previewTotal', 'inForceTotal', 'previewRank', 'inForceRank', 'moved'] as const).map((key) => (
            <th key={key} scope="col">
              {text(`assessment.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ subject, total, rank }) => {
          const other = before.get(subject.documentId);
          return (
            <tr key={subject.documentId}>
              <th scope="row">{subject.name}</th>
              <td>{total ?? '—'}</td>
              <td>{other?.total ?? '—'}</td>
              <td>{rank ?? '—'}</td>
              <td>{other?.rank ?? '—'}</td>
              <td>{moved(rank, other?.rank ?? null)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
