import { Alert, Box, Loader, Modal, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { inLanguage } from '../issues/api';
import { ISSUE } from '../issues/panels';
import { stageName } from '../issues/names';
import { minuteOf } from '../shared/dates';
import { reasonOf } from '../shared/download';
import { isTextKey, useText } from '../shared/texts';

export type Cell = { code: string; numerator: number; denominator: number; value: string | null };

/** Of whom and of which measure a figure is. */
export type Figure = { subject: 'city' | 'group' | 'unit'; id?: string; name: string; cell: Cell };

type Found = {
  documentId: string;
  number: string;
  title: string;
  stage: string;
  unit: { name: string } | null;
  at: string;
};

type Props = { figure: Figure; title: string; from: string; to: string; onClose: () => void };

const MOST = 500;

const keyOf = ({ documentId, unit, at }: Found): string => [documentId, unit?.name, at].join('|');

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.3rem;
  line-height: 1.5;

  th,
  td {
    padding: 0.6rem 0.8rem;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  th {
    font-weight: 600;
    white-space: nowrap;
  }

  a {
    color: ${({ theme }) => theme.colors.primary600};
    white-space: nowrap;
  }
`;

/** The records behind a figure: those that the numerator lacks come first, as they are what is looked for. */
export function FigureRecords({ figure, title, from, to, onClose }: Props) {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const [state, setState] = useState<{ rows?: (Found & { counted: boolean })[]; error?: string }>({});
  const { subject, id, name, cell } = figure;
  const definition = `circular.of.${cell.code}`;

  useEffect(() => {
    const abort = new AbortController();
    const part = (which: 'numerator' | 'denominator') =>
      get<{ data: Found[] }>(`/casework/measures/${cell.code}/records`, {
        ...inLanguage(),
        params: { subject, ...(id ? { id } : {}), part: which, from, to, pagination: { pageSize: MOST } },
        signal: abort.signal,
      });
    Promise.all([part('numerator'), part('denominator')])
      .then(([numerator, denominator]) => {
        const counted = new Set(numerator.data.data.map(keyOf));
        const rows = denominator.data.data.map((row) => ({ ...row, counted: counted.has(keyOf(row)) }));
        setState({ rows: rows.sort((a, b) => Number(a.counted) - Number(b.counted)) });
      })
      .catch(async (error: unknown) => {
        if (!abort.signal.aborted) setState({ error: await reasonOf(error) });
      });
    return () => abort.abort();
  }, [get, cell.code, subject, id, from, to]);

  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>
            {name} · {title} {cell.numerator}/{cell.denominator}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {isTextKey(definition) && (
            <Box paddingBottom={4}>
              <Typography textColor="neutral600">{text(definition)}</Typography>
            </Box>
          )}
          {state.error !== undefined && (
            <Alert
              variant="danger"
              title={text('error.title')}
              closeLabel={text('form.close')}
              onClose={onClose}
            >
              {state.error}
            </Alert>
          )}
          {!state.rows && state.error === undefined && <Loader>{text('form.loading')}</Loader>}
          {state.rows && (
            <Box overflow="auto" tabIndex={0}>
              <Table>
                <thead>
                  <tr>
                    <th scope="col">{text('circular.counted')}</th>
                    <th scope="col">{text('circular.number')}</th>
                    <th scope="col">{text('circular.issue')}</th>
                    <th scope="col">{text('stage')}</th>
                    <th scope="col">{text('tables.unitLabel')}</th>
                    <th scope="col">{text('circular.at')}</th>
                  </tr>
                </thead>
                <tbody>
                  {state.rows.map((row) => (
                    <tr key={keyOf(row)}>
                      <td>{text(row.counted ? 'yes' : 'no')}</td>
                      <td>
                        <Link to={`/content-manager/collection-types/${ISSUE}/${row.documentId}`}>
                          {row.number}
                        </Link>
                      </td>
                      <td>{row.title}</td>
                      <td>{stageName(row.stage, language)}</td>
                      <td>{row.unit?.name ?? '—'}</td>
                      <td>{minuteOf(row.at)}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </Box>
          )}
          {state.rows?.length === MOST && (
            <Typography textColor="neutral600">{text('circular.most', { n: MOST })}</Typography>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
