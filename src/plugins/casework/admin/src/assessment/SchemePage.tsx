import {
  Box,
  Button,
  Field,
  Flex,
  LinkButton,
  Loader,
  Main,
  Table,
  Tbody,
  Td,
  Textarea,
  Tr,
  Typography,
} from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { ASSESSED_NAMES } from '../../../contracts/assessment-names';
import type { PreviewAnswer } from '../../../contracts/assessment';
import { choiceText } from '../../../contracts/choices';
import { isFormMeasure, periodName } from '../../../domain/assessment';
import { PageHead } from '../shared/PageHead';
import { FRESH, useActingKind } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import {
  useCaseworkPreviewMutation,
  useCaseworkSchemeQuery,
  useCaseworkSchemeStepMutation,
  type Scheme,
} from './api';
import { PeriodSelect, periodsOf, type Period } from './PeriodSelect';
import { RowsTable } from './RowsTable';

type Change = { target: { value: string } };

/** Shows a scheme: its indicators, its preview beside the scheme in force, and the steps of its life. */
export function SchemePage() {
  const { text, language } = useText();
  const { documentId = '' } = useParams();
  const kind = useActingKind();
  const { data: scheme, error } = useCaseworkSchemeQuery(documentId, FRESH);
  const [preview, setPreview] = useState<PreviewAnswer | null>(null);
  if (error) return <Typography>{text('error.load', { message: messageOf(error) })}</Typography>;
  if (!scheme) return <Loader>{text('form.loading')}</Loader>;
  return (
    <Main>
      <PageHead
        title={scheme.name}
        subtitle={[
          text('assessment.version', { n: scheme.version }),
          ASSESSED_NAMES[scheme.assesses][language],
          choiceText(scheme.periodType, language),
          choiceText(scheme.state, language),
          scheme.note,
        ]
          .filter(Boolean)
          .join(' · ')}
        navigationAction={
          <Flex justifyContent="flex-start">
            <LinkButton variant="ghost" size="S" startIcon={<ArrowLeft aria-hidden />} tag={Link} to="../..">
              {text('assessment.back')}
            </LinkButton>
          </Flex>
        }
        primaryAction={kind === 'office' ? <Steps scheme={scheme} /> : null}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <Indicators scheme={scheme} />
          {kind === 'office' && <Preview scheme={scheme} onDone={setPreview} />}
          {preview && (
            <>
              <Typography variant="delta" tag="h2">
                {text('assessment.previewTitle', { period: periodName(preview.from, preview.to) })}
              </Typography>
              <RowsTable rows={preview.rows} />
              {preview.inForce && (
                <>
                  <Typography variant="delta" tag="h2">
                    {text('assessment.previewInForce', { n: preview.inForce.scheme.version })}
                  </Typography>
                  <RowsTable rows={preview.inForce.rows} />
                </>
              )}
            </>
          )}
        </Flex>
      </Layouts.Content>
    </Main>
  );
}

function Indicators({ scheme }: { scheme: Scheme }) {
  const { text, language } = useText();
  const list = scheme.indicators ?? [];
  const form = list
    .filter(({ measure }) => isFormMeasure(measure))
    .reduce((sum, { weight }) => sum + Math.round(weight * 100), 0);
  return (
    <Box>
      <Table colCount={5} rowCount={list.length + 1}>
        <TableHead
          names={[
            text('assessment.heading'),
            text('assessment.measure'),
            text('assessment.weightHead'),
            text('assessment.floor'),
            text('assessment.target'),
          ]}
        />
        <Tbody>
          {list.map((one) => (
            <Tr key={one.id}>
              <Td>
                <Typography>{choiceText(one.heading, language)}</Typography>
              </Td>
              <Td>
                <Typography>
                  {`${choiceText(one.measure, language)}${isFormMeasure(one.measure) ? `（${text('assessment.form')}）` : ''}`}
                </Typography>
              </Td>
              <Td>
                <Typography>{one.weight}</Typography>
              </Td>
              <Td>
                <Typography>{one.floor}</Typography>
              </Td>
              <Td>
                <Typography>{one.target}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Box paddingTop={2}>
        <Typography variant="pi" textColor="neutral600">
          {text('assessment.formWeight', { w: form / 100 })}
          {scheme.reason ? `：${scheme.reason}` : ''}
        </Typography>
      </Box>
    </Box>
  );
}

function Preview({ scheme, onDone }: { scheme: Scheme; onDone: (preview: PreviewAnswer) => void }) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const [ask, { isLoading }] = useCaseworkPreviewMutation();
  const [period, setPeriod] = useState<Period>(periodsOf(scheme.periodType)[0] ?? { from: '', to: '' });
  const run = async (): Promise<void> => {
    const answer = await ask({ documentId: scheme.documentId, ...period });
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    else onDone(answer.data);
  };
  return (
    <Flex gap={3} alignItems="flex-end" wrap="wrap">
      <Box minWidth="16rem">
        <PeriodSelect type={scheme.periodType} value={period} onChange={setPeriod} />
      </Box>
      <Button variant="secondary" loading={isLoading} onClick={() => void run()}>
        {text('assessment.preview')}
      </Button>
    </Flex>
  );
}

function Steps({ scheme }: { scheme: Scheme }) {
  const { text } = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [take, { isLoading }] = useCaseworkSchemeStepMutation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const putInForce = async (): Promise<void> => {
    const answer = await take({
      documentId: scheme.documentId,
      step: 'put-in-force',
      data: reason.trim() === '' ? {} : { reason },
    });
    if ('error' in answer) setProblem(messageOf(answer.error));
    else setAsking(false);
  };
  const newVersion = async (): Promise<void> => {
    const answer = await take({ documentId: scheme.documentId, step: 'new-version' });
    if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    else navigate(`../${answer.data.documentId}`, { relative: 'path' });
  };
  if (scheme.state !== 'draft')
    return (
      <Button loading={isLoading} onClick={() => void newVersion()}>
        {text('assessment.newVersion')}
      </Button>
    );
  return (
    <Flex gap={2} wrap="wrap">
      <LinkButton
        variant="secondary"
        tag={Link}
        to={`/content-manager/collection-types/api::assessment-scheme.assessment-scheme/${scheme.documentId}`}
      >
        {text('assessment.edit')}
      </LinkButton>
      <Button onClick={() => setAsking(true)}>{text('assessment.putInForce')}</Button>
      {asking && (
        <FormModal
          title={text('assessment.putInForce')}
          problem={problem}
          submit={text('assessment.putInForce')}
          busy={isLoading}
          grave
          onSubmit={() => void putInForce()}
          onClose={() => setAsking(false)}
        >
          <Typography>{text('assessment.putInForceText')}</Typography>
          <Field.Root name="reason">
            <Field.Label>{text('assessment.formReason')}</Field.Label>
            <Textarea value={reason} onChange={(event: Change) => setReason(event.target.value)} />
          </Field.Root>
        </FormModal>
      )}
    </Flex>
  );
}
