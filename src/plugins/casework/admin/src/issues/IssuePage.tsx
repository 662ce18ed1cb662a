import { Box, Button, Flex, Loader, Main, Typography } from '@strapi/design-system';
import { Layouts, Page as StrapiPage } from '@strapi/strapi/admin';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { PageLink } from '../shared/PageLink';
import { usePrinting } from '../shared/Printed';
import { styled } from 'styled-components';
import { lightText } from '../lists/cells';
import { MakeLink } from '../enterprise-links/MakeLink';
import { FRESH, useActingKind, useActingMembership } from '../shared/api';
import { LightBadge } from '../shared/LightBadge';
import { stageName } from '../shared/names';
import { ISSUES, issueForm, issuePage } from '../shared/places';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { ActionModal, behalfText } from './ActionModal';
import { Process } from './Process';
import { Requests, Standing } from './Standing';
import { Timeline } from './Timeline';
import { Transfers } from './Transfers';
import { actsOf, isGrave } from './acts';
import { useCaseworkIssuePageQuery, type Action, type Page, type Transfer } from './api';
import { FillExtra } from './FillExtra';

import { PrintedSheet } from './PrintedSheet';
import { factsOf } from './facts';
import { linesOf } from './lines';

/**
 * One column, or two on a wide screen. The elements are the same in both, so that turning a telephone closes no window
 * that is open in one of them.
 */
const Columns = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  > div {
    display: contents;
  }
  @media screen and (min-width: 1080px) {
    display: grid;
    align-items: start;
    grid-template-columns: minmax(0, 2fr) minmax(28rem, 1fr);
    > div {
      display: flex;
      flex-direction: column;
      gap: 1.6rem;
      min-width: 0;
    }
    > div:first-child {
      order: 2;
    }
  }
`;

/** A part of the page at its place in the one column. */
const Part = styled.div<{ $place: number }>`
  order: ${({ $place }) => $place};
  min-width: 0;
`;

/** What is printed: the handling sheet, or what one unit has been given. */
type Printing = { slip: Transfer | null };
const HANDLING: Printing = { slip: null };

const Stack = ({ children }: { children: ReactNode }) => (
  <Flex direction="column" alignItems="stretch" gap={4} minWidth={0}>
    {children}
  </Flex>
);

const Card = ({ title, children }: { title?: string; children: ReactNode }) => (
  <Box tag="section" background="neutral0" shadow="tableShadow" hasRadius padding={5} style={{ minWidth: 0 }}>
    {title && (
      <Box paddingBottom={3}>
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
      </Box>
    )}
    {children}
  </Box>
);

/** An issue as people read it: title, process, what can be done, everything that happened. */
export default function IssuePage() {
  const { documentId = '' } = useParams();
  const { text } = useText();
  const { data, error, refetch } = useCaseworkIssuePageQuery(documentId, FRESH);
  if (error) {
    return (
      <Main padding={8}>
        <Typography tag="p" textColor="danger600">
          {text('error.load', { message: messageOf(error) })}
        </Typography>
        <Flex gap={3} paddingTop={3}>
          <Button variant="tertiary" onClick={() => void refetch()}>
            {text('error.retry')}
          </Button>
          <PageLink to={ISSUES}>{text('issue.back')}</PageLink>
        </Flex>
      </Main>
    );
  }
  if (!data) {
    return (
      <Main padding={8}>
        <Loader>{text('form.loading')}</Loader>
      </Main>
    );
  }
  return <Shown page={data} />;
}

function Shown({ page }: { page: Page }) {
  const { text, language } = useText();
  const { summary, record, actions, ledger, related } = page;
  const { stage, light } = summary;
  const { printed, print } = usePrinting(HANDLING);
  // A group issues the slips of the issues that it holds, the office those that no group holds.
  const present = useActingMembership();
  const issuesSlips =
    !record.complaint &&
    (present?.kind === 'group'
      ? present.organisation === summary.group
      : present?.kind === 'office' && summary.group === null);
  const badges = [
    record.complaint && text('issue.complaint'),
    summary.longTerm && text('longTerm'),
    summary.instructionOpen && light !== null && text('issue.instructed'),
  ].filter(Boolean);
  const doing = <Doing page={page} />;
  const process = (
    <Card title={text('issue.process')}>
      <Process page={page} />
    </Card>
  );
  const facts = (
    <Card title={text('issue.description')}>
      <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.7 }}>
        {record.description}
      </Typography>
      <Facts page={page} />
      {page.extra.mayFill && <FillExtra page={page} />}
    </Card>
  );
  const timeline = (
    <Card title={text('panel.ledger')}>
      <Timeline issue={summary.documentId} entries={ledger} files={summary.files} extra={page.extra.fields} />
    </Card>
  );
  const side = (
    <Stack>
      <Card title={text('panel.transfers')}>
        <Transfers
          transfers={summary.transfers}
          slipOf={issuesSlips ? summary.documentId : undefined}
          onPrint={(slip) => print({ slip })}
        />
      </Card>
      <Card title={text('issue.related')}>
        <Related related={related} />
      </Card>
      <Card title={text('issue.readers')}>
        <Flex tag="ul" gap={2} wrap="wrap">
          {page.readers.map(({ kind, name }) => (
            <Box
              key={`${kind}${name}`}
              tag="li"
              background="neutral150"
              hasRadius
              paddingLeft={2}
              paddingRight={2}
              paddingTop={1}
              paddingBottom={1}
            >
              <Typography variant="pi">{name}</Typography>
            </Box>
          ))}
        </Flex>
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
          {text('issue.readersHint')}
        </Typography>
      </Card>
    </Stack>
  );
  return (
    <Main>
      <StrapiPage.Title>{`${summary.number} ${summary.title}`}</StrapiPage.Title>
      {printed && <PrintedSheet page={page} slip={printed.slip} />}
      <div className="no-print">
        <Layouts.Content>
          <Box paddingTop={5} paddingBottom={4}>
            <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={2}>
              <PageLink to={ISSUES}>{text('issue.back')}</PageLink>
              <Flex gap={2} wrap="wrap">
                {actions.some(({ action }) => action === 'amend') && (
                  <Button tag={Link} to={issueForm(summary.documentId)} variant="tertiary">
                    {text('issue.amend')}
                  </Button>
                )}
                <Button variant="tertiary" onClick={() => print(HANDLING)}>
                  {text('issue.print')}
                </Button>
              </Flex>
            </Flex>
            <Typography variant="alpha" tag="h1" style={{ overflowWrap: 'anywhere' }}>
              {summary.title}
            </Typography>
            <Flex gap={3} wrap="wrap" paddingTop={2}>
              <Typography fontWeight="bold">{summary.number}</Typography>
              <Typography fontWeight="bold" data-casework-stage={stage}>
                {stageName(stage, language)}
              </Typography>
              {light && <LightBadge light={light}>{lightText(light, stage, text, language)}</LightBadge>}
              <Typography>{summary.enterprise.name}</Typography>
              {badges.map((badge) => (
                <Typography key={String(badge)} fontWeight="bold">
                  {badge}
                </Typography>
              ))}
            </Flex>
          </Box>
          <Columns>
            <div>
              <Part $place={1}>{doing}</Part>
              <Part $place={4}>{side}</Part>
            </div>
            <div>
              <Part $place={2}>{process}</Part>
              <Part $place={3}>{facts}</Part>
              <Part $place={5}>{timeline}</Part>
            </div>
          </Columns>
        </Layouts.Content>
      </div>
    </Main>
  );
}

/**
 * The possible actions: the main one first, those that cannot be undone last, those entered for others folded away.
 */
function Doing({ page }: { page: Page }) {
  const { text, language } = useText();
  const navigate = useNavigate();
  const [asked, setAsked] = useSearchParams();
  const [chosen, setChosen] = useState<Action | null>(null);
  const kind = useActingKind();
  const [asking, setAsking] = useState(false);
  const { summary, actions } = page;
  const { main, others, grave, behalf } = actsOf(actions);

  // A link from 今日 or a notice leads to the act itself.
  const act = asked.get('act');
  useEffect(() => {
    if (act === null) return;
    setChosen((before) => before ?? actions.find(({ action }) => action === act) ?? null);
    setAsked({}, { replace: true });
  }, [act, actions, setAsked]);

  const button = (action: Action, variant: 'default' | 'secondary' | 'tertiary' | 'danger-light') => (
    <Button
      key={action.action}
      fullWidth
      style={{ height: 'auto', minHeight: '4rem' }}
      variant={variant}
      onClick={() => setChosen(action)}
    >
      {action.label}
      {action.onBehalfOf ? `（${behalfText(action.onBehalfOf, text)}）` : ''}
    </Button>
  );
  const none = main.length + others.length + grave.length + behalf.length === 0;
  // Of a complaint the office acts in the group's place.
  const mayAsk =
    summary.stage === 'reported' && (kind === 'office' || (kind === 'group' && behalf.length > 0));
  return (
    <Card title={text('actions')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Standing summary={summary} />
        <Requests summary={summary} />
        {none && <Typography>{text('actions.none')}</Typography>}
        <Flex direction="column" alignItems="stretch" gap={2}>
          {main.map((action, n) => button(action, n === 0 ? 'default' : 'secondary'))}
          {others.map((action) => button(action, 'secondary'))}
          {grave.map((action) => button(action, action.final ? 'danger-light' : 'tertiary'))}
        </Flex>
        {mayAsk && (
          <Button fullWidth variant="secondary" onClick={() => setAsking(true)}>
            {text('links.confirmAsk')}
          </Button>
        )}
        {behalf.length > 0 && (
          <details open={main.length === 0 || undefined}>
            <summary style={{ cursor: 'pointer', fontSize: '1.4rem', padding: '0.8rem 0' }}>
              {text('issue.behalf')}
            </summary>
            <Flex direction="column" alignItems="stretch" gap={2}>
              {behalf.map((action) => button(action, isGrave(action) ? 'tertiary' : 'secondary'))}
            </Flex>
          </details>
        )}
      </Flex>
      {asking && (
        <MakeLink
          enterprise={summary.enterprise}
          issue={summary.documentId}
          onClose={() => setAsking(false)}
        />
      )}
      {chosen && (
        <ActionModal
          action={chosen}
          offered={actions.some(({ action }) => action === chosen.action)}
          summary={summary}
          facts={factsOf(chosen.action, page, language, text)}
          suggested={page.suggestedUnits}
          onClose={() => setChosen(null)}
          onGone={() => navigate(ISSUES)}
        />
      )}
    </Card>
  );
}

function Facts({ page }: { page: Page }) {
  const { text, language } = useText();
  const lines = linesOf(page, language, text);
  return (
    <Box
      tag="dl"
      paddingTop={4}
      style={{
        display: 'grid',
        gap: '0.8rem 1.6rem',
        gridTemplateColumns: 'repeat(auto-fill, minmax(22rem, 1fr))',
      }}
    >
      {lines.map(([label, value]) =>
        value ? (
          <div key={label}>
            <Typography tag="dt" variant="pi" textColor="neutral600">
              {label}
            </Typography>
            <Typography tag="dd" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Typography>
          </div>
        ) : null,
      )}
    </Box>
  );
}

function Related({ related }: { related: Page['related'] }) {
  const { text, language } = useText();
  const { main, merged, commonProblem, enterprise } = related;
  const groups: [string, Page['related']['merged']][] = [
    [text('issue.main'), main ? [main] : []],
    [text('issue.merged'), merged],
    [text('issue.sameEnterprise'), enterprise],
  ];
  const nothing = !commonProblem && groups.every(([, issues]) => issues.length === 0);
  if (nothing) return <Typography>{text('issue.noRelated')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {commonProblem && (
        <Box>
          <Typography variant="pi" textColor="neutral600" tag="h3">
            {text('wb.commonProblem')}
          </Typography>
          <PageLink to={`/plugins/casework/common-problems/${commonProblem.documentId}`}>
            {commonProblem.title}
          </PageLink>
        </Box>
      )}
      {groups.map(([label, issues]) =>
        issues.length === 0 ? null : (
          <Box key={label}>
            <Typography variant="pi" textColor="neutral600" tag="h3">
              {label}
            </Typography>
            <ul>
              {issues.map((issue) => (
                <Box key={issue.documentId} tag="li" paddingTop={1}>
                  <PageLink to={issuePage(issue.documentId)} style={{ overflowWrap: 'anywhere' }}>
                    {issue.number} {issue.title}
                  </PageLink>
                  <Typography variant="pi" textColor="neutral600">
                    {' '}
                    {stageName(issue.stage, language)}
                  </Typography>
                </Box>
              ))}
            </ul>
          </Box>
        ),
      )}
    </Flex>
  );
}
