import {
  Alert,
  Box,
  Button,
  Flex,
  LinkButton,
  Loader,
  Main,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { ArrowLeft, Download } from '@strapi/icons';
import { Layouts, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router-dom';
import { ASSESSED_NAMES, EXCLUSION_NAMES } from '../../../contracts/assessment-names';
import type {
  AssessmentAnswer,
  CellAnswer,
  DifferenceAnswer,
  RowAnswer,
} from '../../../contracts/assessment';
import { choiceText } from '../../../contracts/choices';
import { ASSESSMENT_LIFE, OBJECTION_LIFE, stateNames } from '../../../domain/life';
import { MEASURES } from '../../../domain/measures';
import { DraftButton } from '../documents/DraftButton';
import { FigureRecords } from '../documents/FigureRecords';
import { StoredFile } from '../issues/StoredFile';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { FRESH, inLanguage, useCaseworkMembershipsQuery } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { reasonOf, save } from '../shared/download';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText, type TextKey } from '../shared/texts';
import { useCaseworkAssessmentQuery, useLazyCaseworkComparisonQuery } from './api';
import { RowsTable } from './RowsTable';
import { Decide, STEPS, StepModal, type StepName } from './StepModal';

/** "Approved" and "open" have other names in other lives. */
export const STATES = stateNames(ASSESSMENT_LIFE);
/** Who sees the records of every subject. */
const SEES_ALL = ['office', 'auditor', 'head', 'super'];
const OBJECTION_STATES = stateNames(OBJECTION_LIFE);

/** Page of one assessment: the table, the points added and deducted, the objections and the next step. */
export function AssessmentPage() {
  const { text, language } = useText();
  const { documentId = '' } = useParams();
  const { data, error } = useCaseworkAssessmentQuery(documentId, FRESH);
  const { data: memberships } = useCaseworkMembershipsQuery();
  const acting = memberships?.find(({ inUse }) => inUse);
  const office = acting?.kind === 'office';
  const [open, setOpen] = useState<{ row: RowAnswer; cell: CellAnswer } | null>(null);
  const [step, setStep] = useState<StepName | null>(null);
  if (error)
    return (
      <Main>
        <Box padding={8}>
          <Typography>{text('error.load', { message: messageOf(error) })}</Typography>
        </Box>
      </Main>
    );
  if (!data) return <Loader>{text('form.loading')}</Loader>;
  // A department may be a group and a unit: only as what is assessed is a row its own.
  const own =
    acting?.kind === (data.scheme.assesses === 'groups' ? 'group' : 'unit') ? acting.organisation : undefined;
  // Figures of others are public, the cases behind them are not.
  const looksBehind =
    SEES_ALL.includes(acting?.kind ?? '') ||
    // Of a unit a group sees the part that it did for the group.
    (acting?.kind === 'group' && data.scheme.assesses !== 'groups');
  // An objection without an answer is what the page is opened for: it stands before the long table.
  const waits = data.objections.some(({ state }) => state === 'open');
  const steps = STEPS.filter((name) => data.allowed.includes(name));
  return (
    <Main>
      <PageHead
        title={`${data.period} ${ASSESSED_NAMES[data.scheme.assesses][language]}${text('assessment.title')}`}
        subtitle={`${data.group?.name ?? text('assessment.office')} · ${data.scheme.name} ${text('assessment.version', { n: data.scheme.version })}`}
        navigationAction={
          <Flex justifyContent="flex-start">
            <LinkButton variant="ghost" size="S" startIcon={<ArrowLeft aria-hidden />} tag={Link} to="..">
              {text('assessment.back')}
            </LinkButton>
          </Flex>
        }
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {office && data.group === null && (data.state === 'published' || data.state === 'final') && (
              <DraftButton
                input={{ kind: 'league-table', assessment: documentId }}
                label={text('documents.league')}
              />
            )}
            {steps.map((name, i) => (
              <Button
                key={name}
                variant={i === steps.length - 1 ? 'default' : 'secondary'}
                onClick={() => setStep(name)}
              >
                {text(`assessment.step.${name}`)}
              </Button>
            ))}
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <Progress data={data} />
          {waits && <Objections data={data} />}
          <RowsTable
            rows={data.rows}
            own={own}
            mayOpen={({ subject }) => looksBehind || subject.name === own}
            onCell={(row, cell) => setOpen({ row, cell })}
          />
          <Adjusted data={data} />
          {!waits && <Objections data={data} />}
        </Flex>
      </Layouts.Content>
      {open && (
        <FigureRecords
          figure={{
            measure: open.cell.measure,
            subject: data.scheme.assesses === 'groups' ? 'group' : 'unit',
            id: open.row.subject.documentId,
            name: open.row.subject.name,
          }}
          from={data.from}
          to={data.to}
          path={`/casework/assessments/${documentId}/records`}
          onClose={() => setOpen(null)}
        />
      )}
      {step && <StepModal data={data} step={step} onClose={() => setStep(null)} />}
    </Main>
  );
}

function Progress({ data }: { data: AssessmentAnswer }) {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [compare, { data: compared, isFetching }] = useLazyCaseworkComparisonQuery();
  const at = (instant: string | null): string => (instant ? formatInstant(instant, language) : '');
  const download = async (): Promise<void> => {
    try {
      const { data: file } = await get<Blob>(`/casework/assessments/${data.documentId}/export.xlsx`, {
        ...inLanguage(),
        responseType: 'blob',
      });
      save(file, `${data.scheme.name}-${data.period}.xlsx`);
    } catch (failure) {
      toggleNotification({ type: 'danger', message: await reasonOf(failure) });
    }
  };
  const lines = [
    text('assessment.computedBy', { at: at(data.computedAt), by: data.computedBy }),
    data.approvedAt
      ? text('assessment.approvedBy', { at: at(data.approvedAt), by: data.approver ?? '' })
      : null,
    data.madePublicAt
      ? text('assessment.publicSince', { at: at(data.madePublicAt), until: at(data.objectionsUntil) })
      : null,
    data.finalisedAt ? text('assessment.finalSince', { at: at(data.finalisedAt) }) : null,
    data.scheme.assesses === 'units' || data.scheme.assesses === 'townships'
      ? text('assessment.order')
      : text('assessment.ties'),
  ].filter((line) => line !== null);
  return (
    <Box>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Box data-casework-state={data.state}>
          <StateBadge active>{choiceText(data.state, language, STATES)}</StateBadge>
        </Box>
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            size="S"
            loading={isFetching}
            onClick={() => void compare(data.documentId)}
          >
            {text('assessment.compare')}
          </Button>
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Download aria-hidden />}
            onClick={() => void download()}
          >
            {text('assessment.export')}
          </Button>
        </Flex>
      </Flex>
      {lines.map((line) => (
        <Typography key={line} display="block" variant="pi" textColor="neutral600">
          {line}
        </Typography>
      ))}
      {data.scan.map((file) => (
        <StoredFile key={file.documentId} {...file} />
      ))}
      {data.revised && (
        <Box paddingTop={3}>
          <Alert title="" closeLabel={text('form.close')} variant="default">
            {text('assessment.revised')}
          </Alert>
        </Box>
      )}
      {compared && (
        <Box paddingTop={4}>
          <Typography>
            {compared.differences.length === 0
              ? text('assessment.same')
              : text('assessment.differs', { n: compared.differences.length })}
          </Typography>
          {compared.differences.length > 0 && <Differences list={compared.differences} />}
        </Box>
      )}
    </Box>
  );
}

function Differences({ list }: { list: readonly DifferenceAnswer[] }) {
  const { text, language } = useText();
  const said = ({ field }: DifferenceAnswer, value: string | number | null): string => {
    if (value === null) return '—';
    if (field === 'excluded') return EXCLUSION_NAMES[value as keyof typeof EXCLUSION_NAMES][language];
    return String(value);
  };
  return (
    <Table colCount={4} rowCount={list.length + 1}>
      <TableHead
        names={[
          text('assessment.subject'),
          text('assessment.what'),
          text('assessment.before'),
          text('assessment.now'),
        ]}
      />
      <Tbody>
        {list.map((one, i) => (
          <Tr key={i}>
            <Td style={{ whiteSpace: 'normal' }}>
              <Typography>{one.subject.name}</Typography>
            </Td>
            <Td style={{ whiteSpace: 'normal' }}>
              <Typography>
                {[
                  one.measure ? MEASURES[one.measure].name[language] : null,
                  text(`assessment.field.${one.field}` as TextKey),
                ]
                  .filter(Boolean)
                  .join(' ')}
              </Typography>
            </Td>
            <Td>
              <Typography>{said(one, one.before)}</Typography>
            </Td>
            <Td>
              <Typography>{said(one, one.now)}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
    <Box paddingBottom={3}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
    </Box>
    {children}
  </Box>
);

function Adjusted({ data }: { data: AssessmentAnswer }) {
  const { text, language } = useText();
  if (data.adjustments.length === 0) return null;
  return (
    <Part title={text('assessment.adjusted')}>
      {data.adjustments.map((one) => (
        <Box key={one.documentId} paddingBottom={2}>
          <Typography display="block">{`${one.subject.name} ${Number(one.points) > 0 ? '+' : ''}${one.points}：${one.reason}（${one.document}）`}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {`${one.enteredBy} ${formatInstant(one.enteredAt, language)}`}
          </Typography>
        </Box>
      ))}
    </Part>
  );
}

function Objections({ data }: { data: AssessmentAnswer }) {
  const { text, language } = useText();
  const [deciding, setDeciding] = useState<string | null>(null);
  const decides = data.state === 'published' && data.allowed.includes('decide-objection');
  if (data.objections.length === 0) return null;
  return (
    <Part title={text('assessment.objections')}>
      {data.objections.map((one) => (
        <Box key={one.documentId} paddingBottom={4}>
          <Flex gap={3} wrap="wrap">
            <Typography fontWeight="bold">{one.subject.name}</Typography>
            <Box data-casework-objection={one.state}>
              <StateBadge active={one.state === 'open'}>
                {choiceText(one.state, language, OBJECTION_STATES)}
              </StateBadge>
            </Box>
            {one.state === 'open' && decides && (
              <Button size="S" variant="secondary" onClick={() => setDeciding(one.documentId)}>
                {text('assessment.decide')}
              </Button>
            )}
          </Flex>
          <Typography display="block">{one.reason}</Typography>
          <Typography display="block" variant="pi" textColor="neutral600">
            {`${one.raisedBy} ${formatInstant(one.raisedAt, language)}`}
          </Typography>
          {one.attachments.map((file) => (
            <StoredFile key={file.documentId} {...file} />
          ))}
          {one.decision && (
            <Typography display="block">{`${text('assessment.answer')}：${one.decision}`}</Typography>
          )}
          {one.decidedBy && one.decidedAt && (
            <Typography display="block" variant="pi" textColor="neutral600">
              {`${one.decidedBy} ${formatInstant(one.decidedAt, language)}`}
            </Typography>
          )}
          {one.state === 'recomputed' && one.changes.length === 0 && (
            <Typography display="block">{text('assessment.unchanged')}</Typography>
          )}
          {one.changes.length > 0 && <Differences list={one.changes} />}
        </Box>
      ))}
      {deciding && <Decide data={data} objection={deciding} onClose={() => setDeciding(null)} />}
    </Part>
  );
}
