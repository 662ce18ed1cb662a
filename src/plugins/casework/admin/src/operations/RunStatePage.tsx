import {
  Box,
  Button,
  EmptyStateLayout,
  Flex,
  Main,
  Status,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { TEMPLATES } from '../../../domain/notifications';
import { PageHead } from '../shared/PageHead';
import { FRESH } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { FormModal } from '../shared/FormModal';
import { issuePage } from '../shared/places';
import { Pages } from '../shared/Pages';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { isTextKey, useText, type TextKey } from '../shared/texts';
import {
  useCaseworkChangesQuery,
  useCaseworkSettleFailureMutation,
  useCaseworkRetentionQuery,
  useCaseworkRunStateQuery,
  useCaseworkSweepMutation,
  type RunState,
} from './api';
import { useChangeWords } from './use-change-words';

/** 运行状态: automatic work, failures that will be retried, and changes by the office. */
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
      <PageHead
        title={text('run.title')}
        subtitle={text('run.subtitle')}
        primaryAction={
          data?.mayAct && (
            <Button loading={isLoading} onClick={() => void run()}>
              {text('run.now')}
            </Button>
          )
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
              <Retained />
              <Changes />
            </Flex>
          )
        )}
      </Layouts.Content>
    </Main>
  );
}

const STATUS = { ok: 'success', degraded: 'warning', stalled: 'danger' } as const;

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
    [
      text('run.anchors'),
      state.anchors.lastAt ? formatInstant(state.anchors.lastAt, language) : text('run.anchors.never'),
    ],
    [text('run.anchors.unsent'), String(state.anchors.unsent)],
    [text('run.anchors.amiss'), String(state.anchors.amiss)],
    [text('run.failedSignIns'), String(state.failedSignIns)],
  ];
  return (
    <Box background="neutral0" hasRadius padding={4}>
      <Flex gap={6} wrap="wrap">
        <Status variant={STATUS[state.status]} size="S">
          <Typography fontWeight="bold">{text(`run.status.${state.status}`)}</Typography>
        </Status>
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

/** Long text wraps, on a telephone too; short text stays on one line. */
const cellStyle = (cell: ReactNode): CSSProperties =>
  typeof cell === 'string' && cell.length > 24
    ? { whiteSpace: 'normal', minWidth: '24rem', overflowWrap: 'anywhere' }
    : { whiteSpace: 'nowrap' };

function Section({ title, headings, rows }: { title: string; headings: string[]; rows: ReactNode[][] }) {
  const { text } = useText();
  return (
    <Box tag="section">
      <Box paddingBottom={2}>
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
      </Box>
      {rows.length === 0 ? (
        <Typography textColor="neutral600">{text('run.nothing')}</Typography>
      ) : (
        <Table colCount={headings.length} rowCount={rows.length + 1}>
          <TableHead names={headings} />
          <Tbody>
            {rows.map((cells, i) => (
              <Tr key={i}>
                {cells.map((cell, j) => (
                  <Td key={j} style={cellStyle(cell)}>
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

/** A failure, with the path of the calls that settle it. */
type Failure = { path: string; mayDismiss: boolean; name: string; cells: ReactNode[] };

function Failures({ state }: { state: RunState }) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [settle, { isLoading }] = useCaseworkSettleFailureMutation();
  const [leaving, setLeaving] = useState<Failure | null>(null);
  const send = async (path: string, said: TextKey): Promise<void> => {
    const answer = await settle(path);
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    else toggleNotification({ type: 'success', message: text(said) });
    setLeaving(null);
  };
  const next = (at: string, given?: string): string =>
    given === 'failed' ? text('run.gaveUp') : formatInstant(at, language);
  const failures: Failure[] = [
    ...state.failures.map((f) => ({
      path: `sweep/failures/${f.step}/${encodeURIComponent(f.subject)}`,
      mayDismiss: false,
      name: f.label,
      cells: [
        f.issue ? (
          <Typography>
            {`${f.label}：`}
            <Link to={issuePage(f.issue)}>{f.number}</Link>
          </Typography>
        ) : (
          f.label
        ),
        f.error,
        String(f.attempts),
        next(f.retryAt),
      ],
    })),
    ...state.deliveries.map((d) => ({
      path: `deliveries/${d.id}`,
      mayDismiss: true,
      name: d.subject,
      cells: [
        `${text(`run.channel.${d.channel}`)}：${d.receiver ?? '-'}：${d.subject}`,
        d.lastError ?? '-',
        String(d.attempts),
        next(d.retryAt, d.state),
      ],
    })),
    ...state.undelivered.map((u) => ({
      path: `deliveries/${u.id}`,
      mayDismiss: true,
      name: u.eventName,
      cells: [text('run.notice', { name: u.eventName }), u.lastError, String(u.attempts), next(u.retryAt)],
    })),
  ];
  const buttons = (failure: Failure): ReactNode => (
    <Flex gap={2} wrap="wrap">
      <Button
        variant="tertiary"
        size="S"
        disabled={isLoading}
        onClick={() => void send(`${failure.path}/retry`, 'run.willRetry')}
      >
        {text('run.retry')}
      </Button>
      {failure.mayDismiss && (
        <Button variant="danger-light" size="S" disabled={isLoading} onClick={() => setLeaving(failure)}>
          {text('run.dismiss')}
        </Button>
      )}
    </Flex>
  );
  const headings = [
    'subject',
    'error',
    'attempts',
    'next',
    ...(state.mayAct ? ['retry' as const] : []),
  ] as const;
  return (
    <>
      <Section
        title={text('run.failures')}
        headings={headings.map((name) => text(`run.${name}`))}
        rows={failures.map((failure) => [...failure.cells, ...(state.mayAct ? [buttons(failure)] : [])])}
      />
      {leaving && (
        <FormModal
          title={text('run.dismiss')}
          submit={text('run.dismiss')}
          busy={isLoading}
          grave
          onSubmit={() => void send(`${leaving.path}/dismiss`, 'run.dismissed')}
          onClose={() => setLeaving(null)}
        >
          <Typography>{text('run.dismissText', { name: leaving.name })}</Typography>
        </FormModal>
      )}
    </>
  );
}

/** Whose contact data goes when, before it goes. */
function Retained() {
  const { text, language } = useText();
  const [page, setPage] = useState(1);
  const { data } = useCaseworkRetentionQuery(page, FRESH);
  if (!data) return null;
  const { years, due, held, erased, pagination } = data.meta;
  const rows = data.data.map(({ enterprise, since, dueAt, unpacked }) => [
    enterprise.name,
    formatInstant(since, language),
    dueAt ? formatInstant(dueAt, language) : '-',
    String(unpacked),
  ]);
  const headings = ['enterprise', 'since', 'dueAt', 'unpacked'] as const;
  return (
    <>
      <Section
        title={text('run.retention')}
        headings={headings.map((name) => text(`run.retention.${name}`))}
        rows={rows}
      />
      <Typography textColor="neutral600">
        {years === null
          ? text('run.retention.none')
          : text('run.retention.set', { years, due, held, erased })}
      </Typography>
      <Pages page={page} pages={pagination.pageCount} total={pagination.total} onPage={setPage} />
    </>
  );
}

function Changes() {
  const { text } = useText();
  const words = useChangeWords();
  const [page, setPage] = useState(1);
  const { data } = useCaseworkChangesQuery(page, FRESH);
  const rows = (data?.data ?? []).map((change) => {
    const { at, who, record, changed, grave } = words(change);
    return [at, who, record, grave ? `${changed}（${grave}）` : changed];
  });
  const headings = ['at', 'who', 'record', 'changed'] as const;
  return (
    <>
      <Section
        title={text('run.changes')}
        headings={headings.map((name) => text(`run.${name}`))}
        rows={rows}
      />
      {data && (
        <Pages
          page={page}
          pages={data.meta.pagination.pageCount}
          total={data.meta.pagination.total}
          onPage={setPage}
        />
      )}
    </>
  );
}
