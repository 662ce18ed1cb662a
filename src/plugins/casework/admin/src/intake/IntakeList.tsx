import {
  Box,
  EmptyStateLayout,
  Flex,
  Link as TextLink,
  Loader,
  Main,
  Table,
  Tabs,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { IntakeLine } from '../../../contracts/intakes';
import { choiceText } from '../../../contracts/choices';
import { INTAKE_LIFE, stateNames } from '../../../domain/life';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { FRESH } from '../shared/api';
import { formatDue, formatInstant } from '../shared/dates';
import { LightBadge } from '../shared/LightBadge';
import { Pages } from '../shared/Pages';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { useWide } from '../shared/wide';
import { useCaseworkIntakesQuery } from './api';

export const INTAKE_STATES = stateNames(INTAKE_LIFE);
const TABS = ['new', 'all'] as const;

/** Lists the intakes with their lights, those that wait first. */
export function IntakeList() {
  const { text } = useText();
  const wide = useWide();
  const [state, setState] = useState<(typeof TABS)[number]>('new');
  const [page, setPage] = useState(1);
  const { data, error } = useCaseworkIntakesQuery({ state, page }, FRESH);
  return (
    <Main>
      <PageHead title={text('intake.title')} subtitle={text('intake.page')} />
      <Layouts.Content>
        <Tabs.Root
          variant="simple"
          value={state}
          onValueChange={(value) => {
            setPage(1);
            setState(value as (typeof TABS)[number]);
          }}
        >
          <Tabs.List aria-label={text('intake.tabs')}>
            {TABS.map((value) => (
              <Tabs.Trigger key={value} value={value}>
                {text(`intake.tab.${value}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {TABS.map((value) => (
            <Tabs.Content key={value} value={value}>
              <Box paddingTop={4} paddingBottom={8}>
                {error ? (
                  <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
                ) : !data ? (
                  <Loader>{text('form.loading')}</Loader>
                ) : data.lines.length === 0 ? (
                  <EmptyStateLayout content={text('intake.none')} />
                ) : (
                  <>
                    {wide ? <Lines lines={data.lines} /> : <Cards lines={data.lines} />}
                    <Pages
                      page={data.pagination.page}
                      pages={data.pagination.pageCount}
                      total={data.pagination.total}
                      onPage={setPage}
                    />
                  </>
                )}
              </Box>
            </Tabs.Content>
          ))}
        </Tabs.Root>
      </Layouts.Content>
    </Main>
  );
}

function Standing({ line }: { line: IntakeLine }) {
  const { text, language } = useText();
  return line.light ? (
    <LightBadge light={line.light}>{text(`light.${line.light}`)}</LightBadge>
  ) : (
    <StateBadge>{choiceText(line.state, language, INTAKE_STATES)}</StateBadge>
  );
}

/** On a telephone, where a table would hide its due behind the edge. */
function Cards({ lines }: { lines: IntakeLine[] }) {
  const { text, language } = useText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {lines.map((line) => (
        <Box
          key={line.documentId}
          tag="li"
          background="neutral0"
          borderColor="neutral200"
          hasRadius
          padding={4}
        >
          <Flex gap={2} wrap="wrap" paddingBottom={2}>
            <Standing line={line} />
            {line.complaint && <StateBadge>{text('intake.complaint')}</StateBadge>}
          </Flex>
          <TextLink tag={Link} to={line.documentId} style={{ overflowWrap: 'anywhere' }}>
            {line.subject}
          </TextLink>
          <Typography tag="p" textColor={line.enterprise ? 'neutral800' : 'warning700'}>
            {line.enterprise?.name ?? text('intake.noEnterprise')}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {[choiceText(line.channel, language), line.source, formatInstant(line.receivedAt, language)]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {`${text('intake.due')} ${formatDue(line.dueAt, language)}`}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}

function Lines({ lines }: { lines: IntakeLine[] }) {
  const { text, language } = useText();
  return (
    <Table colCount={6} rowCount={lines.length + 1}>
      <TableHead
        names={[
          text('intake.light'),
          text('intake.subject'),
          text('intake.enterprise'),
          text('intake.channel'),
          text('intake.receivedAt'),
          text('intake.due'),
        ]}
      />
      <Tbody>
        {lines.map((line) => (
          <Tr key={line.documentId}>
            <Td>
              <Standing line={line} />
            </Td>
            <Td>
              <Box maxWidth="28rem">
                <TextLink tag={Link} to={line.documentId}>
                  {line.subject}
                </TextLink>
                {line.complaint && <StateBadge>{text('intake.complaint')}</StateBadge>}
              </Box>
            </Td>
            <Td>
              <Typography textColor={line.enterprise ? 'neutral800' : 'warning700'}>
                {line.enterprise?.name ?? text('intake.noEnterprise')}
              </Typography>
            </Td>
            <Td>
              <Typography>
                {[choiceText(line.channel, language), line.source].filter(Boolean).join(' · ')}
              </Typography>
            </Td>
            <Td>
              <Typography>{formatInstant(line.receivedAt, language)}</Typography>
            </Td>
            <Td>
              <Typography>{formatDue(line.dueAt, language)}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
