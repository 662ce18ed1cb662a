import {
  Box,
  EmptyStateLayout,
  Field,
  Flex,
  Loader,
  Main,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { periodLabel } from '../../../domain/duties';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { FRESH } from '../shared/api';
import { Pages } from '../shared/Pages';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { PAGE_SIZE, useCaseworkReportsQuery } from './api';
import { NewReport } from './NewReport';
import { ZeroReport } from './ZeroReport';
import { ReportTabs } from '../work-plans/ReportTabs';

const KINDS = ['unit', 'extract', 'group', 'brief', 'office'];

/** The reports that one writes or receives, and the button that drafts the next. */
export function ReportList() {
  const { text, language } = useText();
  const [page, setPage] = useState(1);
  const [kind, setKind] = useState('');
  const { data, error } = useCaseworkReportsQuery({ page, kind }, FRESH);
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE_SIZE));
  return (
    <Main>
      <PageHead
        title={text('reports.title')}
        subtitle={text('reports.page')}
        primaryAction={
          <Flex gap={2}>
            <ZeroReport />
            <NewReport />
          </Flex>
        }
      />
      <Layouts.Content>
        <ReportTabs at="reports">
          <Box width="16rem" paddingBottom={4}>
            <Field.Root name="kind">
              <Field.Label>{text('reports.kind')}</Field.Label>
              <SingleSelect
                value={kind}
                placeholder={text('duties.all')}
                clearLabel={text('form.remove')}
                onClear={() => {
                  setPage(1);
                  setKind('');
                }}
                onChange={(chosen: string | number) => {
                  setPage(1);
                  setKind(String(chosen));
                }}
              >
                {KINDS.map((value) => (
                  <SingleSelectOption key={value} value={value}>
                    {choiceText(value, language, KINDS)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          </Box>
          {error ? (
            <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
          ) : !data ? (
            <Loader small>{text('form.loading')}</Loader>
          ) : data.reports.length === 0 ? (
            <EmptyStateLayout content={text('reports.none')} />
          ) : (
            <Table colCount={6} rowCount={data.reports.length + 1}>
              <TableHead
                names={(
                  [
                    'reports.period',
                    'reports.kind',
                    'reports.of',
                    'reports.to',
                    'duties.state',
                    'reports.at',
                  ] as const
                ).map((key) => text(key))}
              />
              <Tbody>
                {data.reports.map((report) => (
                  <Tr key={report.documentId}>
                    <Td>
                      <Typography tag={Link} to={report.documentId} textColor="primary600" fontWeight="bold">
                        {language === 'zh' ? periodLabel(report.period) : report.period}
                      </Typography>
                    </Td>
                    <Td>
                      <Typography>{choiceText(report.kind, language, KINDS)}</Typography>
                    </Td>
                    <Td>
                      <Typography>{report.department?.name ?? '-'}</Typography>
                    </Td>
                    <Td>
                      <Typography>
                        {report.recipient?.name ?? report.leader?.title ?? upward(report.kind, text)}
                      </Typography>
                    </Td>
                    <Td>
                      <StateBadge active={report.state === 'submitted'}>
                        {choiceText(report.state, language)} {text('reports.version', { n: report.version })}
                      </StateBadge>
                    </Td>
                    <Td>
                      <Typography>
                        {report.submittedAt ? dayOf(new Date(report.submittedAt)) : '-'}
                      </Typography>
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
          )}
          {data && <Pages page={page} pages={pages} total={data.total} onPage={setPage} />}
        </ReportTabs>
      </Layouts.Content>
    </Main>
  );
}

/** Returns the recipient shown for a report that names none. */
const upward = (kind: string, text: ReturnType<typeof useText>['text']): string =>
  kind === 'office' ? text('reports.toCity') : kind === 'unit' ? text('reports.toGroups') : '-';
