import { EmptyStateLayout, Main, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { FRESH } from '../issues/api';
import { formatInstant } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { isTextKey, useText } from '../shared/texts';
import { useCaseworkAgendaQuery, type AgendaItem } from './api';

const ISSUE = '/content-manager/collection-types/api::issue.issue';

/** 拟提请议题: what waits for the city's meeting; below it the proposals that somebody has to answer. */
export default function AgendaPage() {
  const { text } = useText();
  const { data, error } = useCaseworkAgendaQuery(undefined, FRESH);
  return (
    <Main>
      <Page.Title>{text('agenda.title')}</Page.Title>
      <Layouts.Header title={text('agenda.title')} subtitle={text('agenda.subtitle')} />
      <Layouts.Content>
        {error ? (
          <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
        ) : data && data.length === 0 ? (
          <EmptyStateLayout content={text('agenda.none')} />
        ) : (
          data && <Items items={data} />
        )}
      </Layouts.Content>
    </Main>
  );
}

function Items({ items }: { items: AgendaItem[] }) {
  const { text, language } = useText();
  const level = (n: number): string => {
    const key = `level.${n}`;
    return isTextKey(key) ? text(key) : String(n);
  };
  const headings = ['state', 'number', 'enterprise', 'title_', 'unit', 'reason', 'at'] as const;
  return (
    <Table colCount={headings.length} rowCount={items.length + 1}>
      <Thead>
        <Tr>
          {headings.map((name) => (
            <Th key={name}>
              <Typography variant="sigma">{text(`agenda.${name}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <Tr key={item.documentId}>
            <Td>
              <Typography>{`${text(`escalation.${item.state}`)}：${level(item.level)}`}</Typography>
            </Td>
            <Td>
              <Link to={`${ISSUE}/${item.issue}`}>{item.number}</Link>
            </Td>
            <Td>
              <Typography>{item.enterprise ?? '-'}</Typography>
            </Td>
            <Td>
              <Typography>{item.title}</Typography>
            </Td>
            <Td>
              <Typography>{[item.leadUnit, item.group].filter(Boolean).join(' / ')}</Typography>
            </Td>
            <Td style={{ whiteSpace: 'normal', minWidth: '16rem' }}>
              <Typography>{item.reason ?? '-'}</Typography>
            </Td>
            <Td>
              <Typography>{formatInstant(item.raisedAt, language)}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
