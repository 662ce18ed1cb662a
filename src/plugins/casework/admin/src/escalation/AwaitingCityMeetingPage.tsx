import { Box, EmptyStateLayout, Flex, Main, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { PageHead } from '../shared/PageHead';
import { FRESH } from '../shared/api';
import { stageName } from '../shared/names';
import { formatInstant } from '../shared/dates';
import { issuePage } from '../shared/places';
import { messageOf } from '../shared/refusal';
import { isTextKey, useText } from '../shared/texts';
import { useCaseworkAgendaQuery, type AgendaItem } from '../notifications/api';

/** 拟提请议题: what waits for the city's meeting; below it the proposals that somebody has to answer. */
export default function AgendaPage() {
  const { text } = useText();
  const { data, error } = useCaseworkAgendaQuery(undefined, FRESH);
  return (
    <Main>
      <PageHead title={text('agenda.title')} subtitle={text('agenda.subtitle')} />
      <Layouts.Content>
        {error ? (
          <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
        ) : data && data.length === 0 ? (
          <EmptyStateLayout content={text('agenda.none')} />
        ) : (
          data && (
            <Flex direction="column" alignItems="stretch" gap={6}>
              <Items title={text('agenda.open')} items={data.filter(({ state }) => state === 'open')} />
              <Items
                title={text('agenda.proposed')}
                items={data.filter(({ state }) => state === 'proposed')}
              />
            </Flex>
          )
        )}
      </Layouts.Content>
    </Main>
  );
}

function Items({ title, items }: { title: string; items: AgendaItem[] }) {
  if (items.length === 0) return null;
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Typography variant="delta" tag="h2">{`${title}（${items.length}）`}</Typography>
      {items.map((item) => (
        <Item key={item.documentId} item={item} />
      ))}
    </Flex>
  );
}

function Item({ item }: { item: AgendaItem }) {
  const { text, language } = useText();
  const level = `level.${item.level}`;
  const facts: [string, string | null][] = [
    [text('agenda.level'), isTextKey(level) ? text(level) : String(item.level)],
    [text('agenda.enterprise'), item.enterprise],
    [text('agenda.leader'), item.leader],
    [text('agenda.group'), item.group],
    [text('agenda.unit'), item.leadUnit],
    [text('agenda.stage'), stageName(item.stage, language)],
    [text('agenda.at'), formatInstant(item.raisedAt, language)],
  ];
  return (
    <Box tag="article" background="neutral0" hasRadius shadow="tableShadow" padding={4}>
      <Typography variant="delta" tag="h3">
        <Link to={issuePage(item.issue)}>{`${item.number} ${item.title}`}</Link>
      </Typography>
      <Typography display="block" style={{ overflowWrap: 'anywhere' }}>
        {`${text('agenda.reason')}：${item.reason ?? text('agenda.noReason')}`}
      </Typography>
      <Box paddingTop={2}>
        <Flex gap={6} wrap="wrap" style={{ rowGap: '0.8rem' }}>
          {facts.map(
            ([name, value]) =>
              value && (
                <Box key={name}>
                  <Typography variant="pi" textColor="neutral600" display="block">
                    {name}
                  </Typography>
                  <Typography>{value}</Typography>
                </Box>
              ),
          )}
        </Flex>
      </Box>
    </Box>
  );
}
