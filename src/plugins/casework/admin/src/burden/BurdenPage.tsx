import {
  Button,
  EmptyStateLayout,
  Flex,
  Loader,
  Main,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import type { BurdenAnswer } from '../../../contracts/reports';
import { periodName } from '../../../domain/assessment';
import { PageHead } from '../shared/PageHead';
import { inLanguage } from '../shared/api';
import { dayOf } from '../shared/dates';
import { reasonOf } from '../shared/download';
import { TableHead } from '../shared/TableHead';
import { useText, type TextKey } from '../shared/texts';

const moved = (month: string, by: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1)).toISOString().slice(0, 7);

const COLUMNS = ['reports', 'briefs', 'meetings', 'followUps'] as const;

/** 减负统计: what is asked of each group and unit in a month. */
export default function BurdenPage() {
  const { text } = useText();
  const { get } = useFetchClient();
  const [month, setMonth] = useState(dayOf(new Date()).slice(0, 7));
  const [state, setState] = useState<{ answer?: BurdenAnswer; error?: string }>({});
  useEffect(() => {
    setState({});
    get<BurdenAnswer>(`/casework/burden?month=${month}`, inLanguage()).then(
      ({ data }) => setState({ answer: data }),
      async (error: unknown) => setState({ error: await reasonOf(error) }),
    );
  }, [get, month]);
  const { answer, error } = state;
  const names: TextKey[] = [
    'burden.subject',
    'burden.role',
    'burden.reports',
    'burden.briefs',
    'burden.meetings',
    'burden.followUps',
    'burden.files',
    'burden.total',
  ];
  const of = ({ asked, done }: { asked: number; done: number }): string =>
    asked === 0 ? '—' : `${done}/${asked}`;
  return (
    <Main>
      <PageHead title={text('burden.title')} subtitle={text('burden.hint')} />
      <Layouts.Content>
        <Flex gap={3} paddingBottom={4} wrap="wrap">
          <Button variant="tertiary" onClick={() => setMonth(moved(month, -1))}>
            {text('burden.previous')}
          </Button>
          <Typography variant="delta">{periodName(`${month}-01`, `${moved(month, 1)}-01`)}</Typography>
          <Button variant="tertiary" onClick={() => setMonth(moved(month, 1))}>
            {text('burden.next')}
          </Button>
          {answer && (
            <Typography textColor="neutral600">{text('burden.sum', { n: answer.meta.asked })}</Typography>
          )}
        </Flex>
        {error && <EmptyStateLayout content={text('error.load', { message: error })} />}
        {!answer && !error && <Loader>{text('form.loading')}</Loader>}
        {answer?.data.length === 0 && <EmptyStateLayout content={text('burden.none')} />}
        {answer && answer.data.length > 0 && (
          <Table colCount={names.length} rowCount={answer.data.length + 1}>
            <TableHead names={names.map((key) => text(key))} />
            <Tbody>
              {answer.data.map((line) => (
                <Tr key={`${line.role} ${line.subject.documentId}`}>
                  {[
                    line.subject.name,
                    text(`burden.${line.role}`),
                    ...COLUMNS.map((column) => of(line[column])),
                    line.files || '—',
                    line.asked,
                  ].map((cell, i) => (
                    <Td key={i}>
                      <Typography>{cell}</Typography>
                    </Td>
                  ))}
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Layouts.Content>
    </Main>
  );
}
