import {
  Badge,
  EmptyStateLayout,
  Loader,
  Main,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { periodName } from '../../../domain/reports';
import { FRESH } from '../issues/api';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkReportsQuery } from './api';
import { NewReport } from './NewReport';

const KINDS = ['unit', 'extract', 'group', 'brief', 'office'];

/** The reports that one writes or receives, and the button that drafts the next. */
export function ReportList() {
  const { text, language } = useText();
  const { data, error } = useCaseworkReportsQuery(undefined, FRESH);
  return (
    <Main>
      <Layouts.Header
        title={text('reports.title')}
        subtitle={text('reports.page')}
        primaryAction={<NewReport />}
      />
      <Layouts.Content>
        {error ? (
          <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
        ) : !data ? (
          <Loader small>{text('form.loading')}</Loader>
        ) : data.length === 0 ? (
          <EmptyStateLayout content={text('reports.none')} />
        ) : (
          <Table colCount={6} rowCount={data.length + 1}>
            <Thead>
              <Tr>
                {(
                  [
                    'reports.period',
                    'reports.kind',
                    'duties.group',
                    'reports.to',
                    'duties.state',
                    'reports.at',
                  ] as const
                ).map((key) => (
                  <Th key={key}>
                    <Typography variant="sigma">{text(key)}</Typography>
                  </Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {data.map((report) => (
                <Tr key={report.documentId}>
                  <Td>
                    <Typography tag={Link} to={report.documentId} textColor="primary600" fontWeight="bold">
                      {language === 'zh' ? periodName(report.period) : report.period}
                    </Typography>
                  </Td>
                  <Td>
                    <Typography>{choiceText(report.kind, language, KINDS)}</Typography>
                  </Td>
                  <Td>
                    <Typography>{report.department?.name ?? '-'}</Typography>
                  </Td>
                  <Td>
                    <Typography>{report.recipient?.name ?? report.leader?.title ?? '-'}</Typography>
                  </Td>
                  <Td>
                    <Badge active={report.state === 'submitted'}>
                      {choiceText(report.state, language)} {text('reports.version', { n: report.version })}
                    </Badge>
                  </Td>
                  <Td>
                    <Typography>{report.submittedAt ? dayOf(new Date(report.submittedAt)) : '-'}</Typography>
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Layouts.Content>
    </Main>
  );
}
