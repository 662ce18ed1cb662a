import {
  Button,
  Dialog,
  EmptyStateLayout,
  Field,
  Flex,
  Main,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tabs,
  Tbody,
  Td,
  TextInput,
  Tr,
  Typography,
} from '@strapi/design-system';
import { CheckCircle, Download } from '@strapi/icons';
import { Layouts, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { PERIOD_TYPES, periodAround, periodName, type PeriodType } from '../../../domain/assessment';
import { PageHead } from '../shared/PageHead';
import { inLanguage } from '../shared/api';
import { dayOf, formatInstant } from '../shared/dates';
import { reasonOf, save } from '../shared/download';
import { RecordPicker } from '../shared/RecordPicker';
import type { RecordOption } from '../shared/records';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';

type Line = {
  office: { documentId: string; name: string; code: string | null };
  rollUp: { receivedAt: string; versions: number; verified: boolean; issues: number } | null;
};
type Office = { documentId: string; name: string; code: string | null; fingerprint: string };
type Own = { publicKey: string; fingerprint: string; receiver: string | null };
type Sent = { from: string; to: string; accepted: boolean; answer: string; at: string };

/** 上下级报送: who has sent what of a period, the keys of lower-level offices, and one's own figures to the level above. */
export default function RollUpsPage() {
  const { text } = useText();
  const [type, setType] = useState<PeriodType>('half-year');
  const [move, setMove] = useState(-1);
  const period = periodAround(type, dayOf(new Date()), move);
  return (
    <Main>
      <PageHead title={text('rollUps.title')} subtitle={text('rollUps.hint')} />
      <Layouts.Content>
        <Flex gap={3} wrap="wrap" alignItems="flex-end" paddingBottom={4}>
          <Field.Root name="type">
            <Field.Label>{text('figures.periodType')}</Field.Label>
            <SingleSelect
              value={type}
              onChange={(picked: string | number) => {
                setType(String(picked) as PeriodType);
                setMove(-1);
              }}
            >
              {PERIOD_TYPES.map((one) => (
                <SingleSelectOption key={one} value={one}>
                  {text(`figures.type.${one}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Button variant="tertiary" onClick={() => setMove(move - 1)}>
            {text('figures.previous')}
          </Button>
          <Typography variant="delta">{periodName(period.from, period.to)}</Typography>
          <Button variant="tertiary" disabled={move >= -1} onClick={() => setMove(move + 1)}>
            {text('figures.next')}
          </Button>
        </Flex>
        <Tabs.Root defaultValue="received">
          <Tabs.List aria-label={text('rollUps.title')}>
            <Tabs.Trigger value="received">{text('rollUps.received')}</Tabs.Trigger>
            <Tabs.Trigger value="own">{text('rollUps.own')}</Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="received">
            <Received from={period.from} to={period.to} />
          </Tabs.Content>
          <Tabs.Content value="own">
            <OwnFigures from={period.from} to={period.to} />
          </Tabs.Content>
        </Tabs.Root>
      </Layouts.Content>
    </Main>
  );
}

type Period = { from: string; to: string };

function Received({ from, to }: Period) {
  const { text, language } = useText();
  const { get, put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [lines, setLines] = useState<Line[] | null>(null);
  const [offices, setOffices] = useState<Office[]>([]);
  const [department, setDepartment] = useState<RecordOption | null>(null);
  const [publicKey, setPublicKey] = useState('');
  const fail = useCallback(
    async (error: unknown) =>
      toggleNotification({ type: 'danger', title: text('error.title'), message: await reasonOf(error) }),
    // Both are new with each rendering, so they are no dependencies.
    [],
  );
  const load = useCallback(() => {
    get<{ data: Line[] }>(`/casework/roll-ups?from=${from}&to=${to}`, inLanguage()).then(
      ({ data }) => setLines(data.data),
      fail,
    );
    get<{ data: Office[] }>('/casework/roll-ups/offices', inLanguage()).then(
      ({ data }) => setOffices(data.data),
      fail,
    );
  }, [get, from, to, fail]);
  useEffect(load, [load]);
  const register = async (): Promise<void> => {
    if (!department) return;
    try {
      await put(
        `/casework/roll-ups/offices/${department.documentId}`,
        { data: { publicKey: publicKey.trim() } },
        inLanguage(),
      );
      setDepartment(null);
      setPublicKey('');
      load();
    } catch (error) {
      await fail(error);
    }
  };
  const fingerprintOf = (id: string): string =>
    offices.find(({ documentId }) => documentId === id)?.fingerprint ?? '';
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
      {lines?.length === 0 && <EmptyStateLayout content={text('rollUps.noOffices')} />}
      {lines && lines.length > 0 && (
        <Table colCount={6} rowCount={lines.length + 1}>
          <TableHead
            names={[
              text('rollUps.office'),
              text('rollUps.at'),
              text('rollUps.issues'),
              text('rollUps.versions'),
              text('rollUps.signature'),
              text('rollUps.fingerprint'),
            ]}
          />
          <Tbody>
            {lines.map(({ office, rollUp }) => (
              <Tr key={office.documentId}>
                {[
                  office.name,
                  rollUp ? formatInstant(rollUp.receivedAt, language) : text('rollUps.missing'),
                  rollUp?.issues ?? '—',
                  rollUp?.versions ?? '—',
                  rollUp ? text(rollUp.verified ? 'rollUps.verified' : 'rollUps.broken') : '—',
                  fingerprintOf(office.documentId),
                ].map((cell, i) => (
                  <Td key={i} style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                    <Typography>{cell}</Typography>
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      <Typography variant="delta">{text('rollUps.register')}</Typography>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        <Field.Root name="department">
          <Field.Label>{text('rollUps.department')}</Field.Label>
          <RecordPicker
            name="department"
            kind="department"
            value={department?.documentId}
            onChange={setDepartment}
          />
        </Field.Root>
        <Field.Root name="publicKey">
          <Field.Label>{text('rollUps.key')}</Field.Label>
          <TextInput value={publicKey} onChange={(event) => setPublicKey(event.currentTarget.value)} />
        </Field.Root>
        <Button disabled={!department || publicKey.trim() === ''} onClick={() => void register()}>
          {text('rollUps.save')}
        </Button>
      </Flex>
    </Flex>
  );
}

function OwnFigures({ from, to }: Period) {
  const { text, language } = useText();
  const { get, post } = useFetchClient();
  const [own, setOwn] = useState<Own | null>(null);
  const [sent, setSent] = useState<Sent[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const load = useCallback(() => {
    setProblem(null);
    setOwn(null);
    get<{ data: Own }>(`/casework/roll-ups/own?from=${from}&to=${to}`, inLanguage()).then(
      ({ data }) => setOwn(data.data),
      async (error: unknown) => setProblem(await reasonOf(error)),
    );
    get<{ data: Sent[] }>('/casework/roll-ups/sent', inLanguage()).then(
      ({ data }) => setSent(data.data),
      () => undefined,
    );
  }, [get, from, to]);
  useEffect(load, [load]);
  const send = async (): Promise<void> => {
    try {
      await post('/casework/roll-ups/send', { data: { from, to } }, inLanguage());
      load();
    } catch (error) {
      setProblem(await reasonOf(error));
    }
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
      {problem && (
        <Typography textColor="danger600" role="alert">
          {problem}
        </Typography>
      )}
      {own && (
        <>
          <Typography>
            {text('rollUps.key')}：{own.publicKey}
          </Typography>
          <Typography style={{ overflowWrap: 'anywhere' }}>
            {text('rollUps.fingerprint')}：{own.fingerprint}
          </Typography>
          <Typography textColor="neutral600">
            {own.receiver ? text('rollUps.receiver', { url: own.receiver }) : text('rollUps.noReceiver')}
          </Typography>
          <Flex gap={2}>
            <Button
              variant="tertiary"
              startIcon={<Download aria-hidden />}
              onClick={() =>
                save(new Blob([JSON.stringify(own)], { type: 'application/json' }), `roll-up-${from}.json`)
              }
            >
              {text('rollUps.download')}
            </Button>
            <Button disabled={!own.receiver} onClick={() => setAsking(true)}>
              {text('rollUps.send')}
            </Button>
          </Flex>
        </>
      )}
      {sent.length > 0 && (
        <>
          <Typography variant="delta">{text('rollUps.sent')}</Typography>
          <Table colCount={4} rowCount={sent.length + 1}>
            <TableHead
              names={[
                text('rollUps.period'),
                text('imports.at'),
                text('rollUps.accepted'),
                text('rollUps.answer'),
              ]}
            />
            <Tbody>
              {sent.map((line) => (
                <Tr key={`${line.from} ${line.at}`}>
                  {[
                    periodName(line.from, line.to),
                    formatInstant(line.at, language),
                    text(line.accepted ? 'rollUps.accepted' : 'rollUps.refused'),
                    line.accepted ? '' : line.answer,
                  ].map((cell, i) => (
                    <Td key={i} style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                      <Typography>{cell}</Typography>
                    </Td>
                  ))}
                </Tr>
              ))}
            </Tbody>
          </Table>
        </>
      )}
      <Dialog.Root open={asking} onOpenChange={setAsking}>
        <Dialog.Content>
          <Dialog.Header>{text('rollUps.sendTitle')}</Dialog.Header>
          <Dialog.Body icon={<CheckCircle aria-hidden width="2.4rem" height="2.4rem" />}>
            {text('rollUps.sendText', { period: periodName(from, to) })}
          </Dialog.Body>
          <Dialog.Footer>
            <Dialog.Cancel>
              <Button fullWidth variant="tertiary">
                {text('imports.cancel')}
              </Button>
            </Dialog.Cancel>
            <Dialog.Action>
              <Button fullWidth onClick={() => void send()}>
                {text('rollUps.send')}
              </Button>
            </Dialog.Action>
          </Dialog.Footer>
        </Dialog.Content>
      </Dialog.Root>
    </Flex>
  );
}
