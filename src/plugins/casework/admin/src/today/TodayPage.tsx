import { Box, Button, Flex, Loader, Main, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { PageHead } from '../shared/PageHead';
import { PageLink } from '../shared/PageLink';
import { styled } from 'styled-components';
import { choiceText } from '../../../contracts/choices';
import type { Today } from '../../../contracts/workbench';
import { actionRow, waitRow, type ActionName } from '../../../domain/lifecycle';
import { lightText } from '../lists/cells';
import { periodOf, placeOf, stateName, subjectOf, typeName } from '../duties/names';
import { MembershipList } from '../organisation/MembershipPage';
import { FRESH, useCaseworkMembershipsQuery } from '../shared/api';
import { LightBadge } from '../shared/LightBadge';
import { formatDue, formatInstant, weekdayOf } from '../shared/dates';
import { leftText } from '../shared/left';
import { actionName, stageName } from '../shared/names';
import { ISSUES, issuePage } from '../shared/places';
import { messageOf } from '../shared/refusal';
import { isTextKey, useText } from '../shared/texts';
import { useCaseworkTodayQuery } from '../workbench/api';
import { Weeks } from './Weeks';

const Columns = styled.div`
  display: grid;
  gap: 1.6rem;
  grid-template-columns: minmax(0, 1fr);
  align-items: start;
  @media (min-width: 1080px) {
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }
`;

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box tag="section" background="neutral0" shadow="tableShadow" hasRadius padding={5} aria-label={title}>
    <Box paddingBottom={3}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
    </Box>
    {children}
  </Box>
);

/** When somebody last looked is kept by the browser, for each membership: what is new is what came after. */
function useLastLook(membership: string): string | undefined {
  const key = `casework-looked:${membership}`;
  const [before] = useState(() => window.localStorage.getItem(key) ?? undefined);
  useEffect(() => {
    // Read for a moment it has been seen; the next look begins here.
    const timer = setTimeout(() => window.localStorage.setItem(key, new Date().toISOString()), 5000);
    return () => clearTimeout(timer);
  }, [key]);
  return before;
}

/** 今日: what waits for my act, what I owe, what has changed, and how things stand. */
export default function TodayPage() {
  const { text } = useText();
  const { data: memberships, error } = useCaseworkMembershipsQuery();
  const inUse = memberships?.find((membership) => membership.inUse);
  return (
    <Main>
      <Page.Title>{text('nav.today')}</Page.Title>
      {error ? (
        <Box padding={8}>
          <Typography>{text('error.load', { message: messageOf(error) })}</Typography>
        </Box>
      ) : !memberships ? (
        <Box padding={8}>
          <Loader>{text('form.loading')}</Loader>
        </Box>
      ) : memberships.length > 0 && !inUse ? (
        <>
          <PageHead title={text('nav.today')} subtitle={text('membership.choose')} />
          <Layouts.Content>
            <Box maxWidth="48rem">
              <MembershipList />
            </Box>
          </Layouts.Content>
        </>
      ) : (
        <Opened key={inUse?.documentId ?? ''} membership={inUse?.documentId ?? ''} />
      )}
    </Main>
  );
}

function Opened({ membership }: { membership: string }) {
  const { text, language } = useText();
  const since = useLastLook(membership);
  const { data, error, refetch } = useCaseworkTodayQuery(since, FRESH);
  const day = data ? `${data.today} ${weekdayOf(data.today, language)}` : '';
  return (
    <>
      <PageHead title={text('nav.today')} subtitle={day} />
      <Layouts.Content>
        {error ? (
          <Flex gap={3}>
            <Typography textColor="danger600">{text('error.load', { message: messageOf(error) })}</Typography>
            <Button variant="tertiary" onClick={() => void refetch()}>
              {text('error.retry')}
            </Button>
          </Flex>
        ) : !data ? (
          <Loader>{text('form.loading')}</Loader>
        ) : (
          <Columns>
            <Flex direction="column" alignItems="stretch" gap={4} minWidth={0}>
              <Waits today={data} />
              <Changes today={data} />
            </Flex>
            <Flex direction="column" alignItems="stretch" gap={4} minWidth={0}>
              <Duties today={data} />
              <Numbers today={data} />
            </Flex>
          </Columns>
        )}
      </Layouts.Content>
    </>
  );
}

type Wait = Today['waits'][number];

function Waits({ today: { waits, waiting, numbers } }: { today: Today }) {
  const { text } = useText();
  return (
    <Section title={`${text('today.waits')}${waiting > 0 ? `（${waiting}）` : ''}`}>
      {numbers.intakes !== null && numbers.intakes > 0 && (
        <Box paddingBottom={2}>
          <PageLink to="/plugins/casework/intake">{text('today.intakes', { n: numbers.intakes })}</PageLink>
        </Box>
      )}
      {waits.length === 0 && <Typography>{text('today.noWaits')}</Typography>}
      <ul>
        {waits.map((wait) => (
          <WaitLine key={wait.documentId} wait={wait} />
        ))}
      </ul>
      {waiting > 0 && (
        <Box paddingTop={3}>
          <PageLink to={`${ISSUES}?view=mine`}>{text('today.waitsMore', { n: waiting })}</PageLink>
        </Box>
      )}
    </Section>
  );
}

function WaitLine({ wait }: { wait: Wait }) {
  const { text, language } = useText();
  const { documentId, number, title, enterprise, light, stage, due, waits } = wait;
  const rating = `rating.${wait.rating}`;
  const first = waits[0];
  const acts = first ? waitRow(first).acts : [];
  const details = [
    enterprise?.name,
    waits.map((name) => waitRow(name).label[language]).join('、'),
    wait.result && waits.some((name) => name === 'consent' || name === 'confirm')
      ? text('today.result', { result: choiceText(wait.result, language) })
      : null,
    wait.rating && isTextKey(rating) ? text('today.rating', { rating: text(rating) }) : null,
  ].filter(Boolean);
  return (
    <Box
      tag="li"
      paddingTop={3}
      paddingBottom={3}
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="0 0 1px"
    >
      <Flex gap={2} wrap="wrap">
        {light && <LightBadge light={light}>{lightText(light, stage, text, language)}</LightBadge>}
        <Typography fontWeight="bold" textColor={due?.overdue ? 'danger600' : 'neutral800'}>
          {[due && formatDue(due.at, language), leftText(due, text)].filter(Boolean).join(' ')}
        </Typography>
      </Flex>
      <Box paddingTop={1}>
        <PageLink to={issuePage(documentId)} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </PageLink>
      </Box>
      <Typography tag="p" variant="pi" textColor="neutral700">
        {[number, ...details].join(' · ')}
      </Typography>
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        {acts.map((act, n) => (
          <Button
            key={act}
            tag={Link}
            to={`${issuePage(documentId)}?act=${act}`}
            size="S"
            variant={n === 0 ? 'default' : 'tertiary'}
          >
            {labelOf(act, language)}
          </Button>
        ))}
      </Flex>
    </Box>
  );
}

const labelOf = (act: ActionName, language: 'zh' | 'en'): string => actionRow(act).label[language];

function Duties({ today: { duties } }: { today: Today }) {
  const { text, language } = useText();
  return (
    <Section title={text('today.duties')}>
      {duties.length === 0 && <Typography>{text('today.noDuties')}</Typography>}
      <ul>
        {duties.map((duty) => {
          const place = placeOf(duty);
          const name = [typeName(duty.type, language), periodOf(duty, language), subjectOf(duty)]
            .filter(Boolean)
            .join(' · ');
          return (
            <Box key={duty.documentId} tag="li" paddingTop={2} paddingBottom={2}>
              {place ? <PageLink to={place}>{name}</PageLink> : <Typography>{name}</Typography>}
              <Typography
                tag="p"
                variant="pi"
                textColor={duty.state === 'missed' ? 'danger600' : 'neutral700'}
              >
                {[
                  `${duty.dueDate} ${weekdayOf(duty.dueDate, language)}`,
                  duty.state === 'missed' ? stateName('missed', language) : '',
                ]
                  .filter(Boolean)
                  .join(' ')}
              </Typography>
            </Box>
          );
        })}
      </ul>
      <Box paddingTop={2}>
        <PageLink to="/plugins/casework/duties">{text('today.dutiesMore')}</PageLink>
      </Box>
    </Section>
  );
}

function Changes({ today: { changes } }: { today: Today }) {
  const { text, language } = useText();
  return (
    <Section title={text('today.changes')}>
      {changes.length === 0 && <Typography>{text('today.noChanges')}</Typography>}
      <ul>
        {changes.map((change) => (
          <Box key={change.documentId} tag="li" paddingTop={2} paddingBottom={2}>
            <PageLink to={issuePage(change.documentId)} style={{ overflowWrap: 'anywhere' }}>
              {change.number} {change.title}
            </PageLink>
            <Typography tag="p" variant="pi" textColor="neutral700">
              {[
                formatInstant(change.at, language),
                change.by,
                actionName(change.action, language),
                stageName(change.stage, language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </Box>
        ))}
      </ul>
    </Section>
  );
}

const Tiles = styled.div`
  display: grid;
  gap: 0.8rem;
  grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
`;

const Tile = styled(Link)`
  display: block;
  padding: 0.8rem 1rem;
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  &:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

function Numbers({ today: { numbers, today } }: { today: Today }) {
  const { text, language } = useText();
  const month = `${today.slice(0, 7)}-01`;
  const tile = (label: string, n: number, query: string) => (
    <Tile key={label} to={`${ISSUES}?${query}`}>
      <Typography display="block" variant="beta">
        {n}
      </Typography>
      <Typography variant="pi">{label}</Typography>
    </Tile>
  );
  const coverage =
    numbers.enterprises > 0 &&
    text('today.coverage', { visited: numbers.visited, enterprises: numbers.enterprises });
  return (
    <Section title={text('today.numbers')}>
      <Tiles>
        {tile(text('today.open'), numbers.open, 'view=open')}
        {tile(text('today.red'), numbers.red, 'view=red')}
        {tile(text('today.yellow'), numbers.yellow, 'view=yellow')}
        {tile(text('today.received'), numbers.received, `view=all&from=${month}`)}
        {tile(text('today.closed'), numbers.closed, 'view=closed&stage=closed')}
        {tile(text('today.escalated'), numbers.escalated, 'view=escalated')}
      </Tiles>
      <Box paddingTop={4} paddingBottom={2}>
        <Typography variant="sigma" tag="h3" textColor="neutral600">
          {text('today.stages')}
        </Typography>
      </Box>
      <Tiles>
        {Object.entries(numbers.stages).map(([stage, n]) =>
          tile(stageName(stage, language), n ?? 0, `view=open&stage=${stage}`),
        )}
      </Tiles>
      <Box paddingTop={4} paddingBottom={2}>
        <Typography variant="sigma" tag="h3" textColor="neutral600">
          {text('today.weeks')}
        </Typography>
      </Box>
      <Weeks weeks={numbers.weeks} />
      <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={3}>
        {coverage && <Typography>{coverage}</Typography>}
        {numbers.commonProblems !== null && (
          <PageLink to="/plugins/casework/common-problems">
            {text('today.problems', { n: numbers.commonProblems })}
          </PageLink>
        )}
      </Flex>
    </Section>
  );
}
