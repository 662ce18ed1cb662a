import {
  Badge,
  Box,
  Button,
  EmptyStateLayout,
  Flex,
  Main,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { TEMPLATES } from '../../../domain/notifications';
import { FRESH } from '../issues/api';
import { formatInstant } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { isTextKey, useText } from '../shared/texts';
import {
  useCaseworkRetryMutation,
  useCaseworkRunStateQuery,
  useCaseworkSweepMutation,
  type RunState,
} from './api';

const ISSUE = '/content-manager/collection-types/api::issue.issue';

/** 运行状态: what the system did by itself, what failed and will be tried again, what the office changed. */
export default function RunStatePage() {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const { data, error } = useCaseworkRunStateQuery(undefined, { ...FRESH, pollingInterval: 60_000 });
  const [sweep, { isLoading }] = useCaseworkSweepMutation();
  const run = async (): Promise<void> => {
    const answer = await sweep();
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    else toggleNotification({ type: 'success', message: text('run.done') });
  };
  return (
    <Main>
      <Page.Title>{text('run.title')}</Page.Title>
      <Layouts.Header
        title={text('run.title')}
        subtitle={text('run.subtitle')}
        primaryAction={
          <Button loading={isLoading} onClick={() => void run()}>
            {text('run.now')}
          </Button>
        }
      />
      <Layouts.Content>
        {error ? (
          <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
        ) : (
          data && (
            <Flex direction="column" alignItems="stretch" gap={6}>
              <Vital state={data} />
              <Runs state={data} />
              <Failures state={data} />
              <Changes state={data} />
            </Flex>
          )
        )}
      </Layouts.Content>
    </Main>
  );
}

function Vital({ state }: { state: RunState }) {
  const { text, language } = useText();
  const facts: [string, string][] = [
    [
      text('run.last'),
      state.sweep.lastFinishedAt ? formatInstant(state.sweep.lastFinishedAt, language) : text('run.never'),
    ],
    [text('run.schedule'), text(`run.schedule.${state.sweep.schedule}`)],
    [text('run.waiting'), String(state.outbox.waiting)],
    [text('run.undelivered'), String(state.outbox.failed)],
    [text('run.mail'), text(state.mail ? 'run.mail.on' : 'run.mail.off')],
    [
      text('run.calendar'),
      state.calendar.missing.length > 0
        ? text('run.calendar.missing', { years: state.calendar.missing.join('、') })
        : text('run.calendar.through', { year: String(state.calendar.coveredThrough ?? '-') }),
    ],
  ];
  return (
    <Box background="neutral0" hasRadius padding={4}>
      <Flex gap={6} wrap="wrap">
        <Badge active={state.status === 'ok'}>{text(`run.status.${state.status}`)}</Badge>
        {facts.map(([name, value]) => (
          <Box key={name}>
            <Typography variant="pi" textColor="neutral600" display="block">
              {name}
            </Typography>
            <Typography fontWeight="bold">{value}</Typography>
          </Box>
        ))}
      </Flex>
    </Box>
  );
}

function Section({ title, headings, rows }: { title: string; headings: string[]; rows: ReactNode[][] }) {
  const { text } = useText();
  return (
    <Box tag="section">
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
      {rows.length === 0 ? (
        <Typography textColor="neutral600">{text('run.nothing')}</Typography>
      ) : (
        <Table colCount={headings.length} rowCount={rows.length + 1}>
          <Thead>
            <Tr>
              {headings.map((heading) => (
                <Th key={heading}>
                  <Typography variant="sigma">{heading}</Typography>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {rows.map((cells, i) => (
              <Tr key={i}>
                {cells.map((cell, j) => (
                  <Td key={j} style={{ whiteSpace: 'normal' }}>
                    {typeof cell === 'string' ? <Typography>{cell}</Typography> : cell}
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Box>
  );
}

function Runs({ state }: { state: RunState }) {
  const { text, language } = useText();
  const named = (what: string): string => {
    const key = `run.what.${what}`;
    return isTextKey(key) ? text(key) : (TEMPLATES[what]?.name ?? what);
  };
  const rows = state.runs.map((run) => [
    formatInstant(run.startedAt, language),
    text(`run.cause.${run.cause}`),
    run.report
      ? text('run.milliseconds', { n: run.report.milliseconds })
      : text(run.finishedAt ? 'run.nothing' : 'run.unfinished'),
    (run.report?.steps ?? [])
      .flatMap(({ done }) => Object.entries(done).map(([what, n]) => `${named(what)} ${n}`))
      .join('，') || text('run.idle'),
    run.error ??
      ((run.report?.steps ?? []).some(({ failed }) => failed > 0)
        ? text('run.failed', { n: (run.report?.steps ?? []).reduce((sum, { failed }) => sum + failed, 0) })
        : '-'),
  ]);
  const headings = ['at', 'cause', 'took', 'did', 'trouble'] as const;
  return (
    <Section title={text('run.runs')} headings={headings.map((name) => text(`run.${name}`))} rows={rows} />
  );
}

function Failures({ state }: { state: RunState }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [retry, { isLoading }] = useCaseworkRetryMutation();
  const again = async (id: string): Promise<void> => {
    const answer = await retry(id);
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    else toggleNotification({ type: 'success', message: text('run.willRetry') });
  };
  const button = (id: string): ReactNode => (
    <Button variant="tertiary" size="S" disabled={isLoading} onClick={() => void again(id)}>
      {text('run.retry')}
    </Button>
  );
  const next = (at: string, state_ = 'waiting'): string =>
    state_ === 'failed' ? text('run.gaveUp') : formatInstant(at, language);
  const rows: ReactNode[][] = [
    ...state.failures.map((f) => [
      f.issue ? <Link to={`${ISSUE}/${f.issue}`}>{f.number}</Link> : `${f.step} ${f.subject}`,
      f.error,
      String(f.attempts),
      next(f.retryAt),
      '',
    ]),
    ...state.deliveries.map((d) => [
      `${text(`run.channel.${d.channel}`)}：${d.receiver ?? '-'}：${d.subject}`,
      d.lastError ?? '-',
      String(d.attempts),
      next(d.retryAt, d.state),
      button(d.id),
    ]),
    ...state.undelivered.map((u) => [
      u.eventName,
      u.lastError,
      String(u.attempts),
      next(u.retryAt),
      button(u.id),
    ]),
  ];
  const headings = ['subject', 'error', 'attempts', 'next', 'retry'] as const;
  return (
    <Section
      title={text('run.failures')}
      headings={headings.map((name) => text(`run.${name}`))}
      rows={rows}
    />
  );
}

function Changes({ state }: { state: RunState }) {
  const { text, language } = useText();
  const show = (value: unknown): string =>
    value === null ? '-' : typeof value === 'string' ? value : JSON.stringify(value);
  const rows = state.changes.map((change) => {
    const key = `run.subject.${change.subject}`;
    return [
      formatInstant(change.at, language),
      change.name ?? '-',
      `${isTextKey(key) ? text(key) : change.subject}：${change.record ?? ''}`,
      change.fields
        ? Object.entries(change.fields)
            .map(([field, [before, after]]) => `${field}：${show(before)} → ${show(after)}`)
            .join('；')
        : text(`run.change.${change.change}`),
    ];
  });
  const headings = ['at', 'who', 'record', 'changed'] as const;
  return (
    <Section title={text('run.changes')} headings={headings.map((name) => text(`run.${name}`))} rows={rows} />
  );
}
