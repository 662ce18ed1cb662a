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
import { FORM_WEIGHT_LIMIT, isFormMeasure, periodName } from '../../../domain/assessment';
import { ASSESSMENT_SCHEME_LIFE, stateNames } from '../../../domain/life';
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
import { ComparedTotals } from './ComparedTotals';
import { PeriodSelect, periodsOf, type Period } from './PeriodSelect';
import { RowsTable } from './RowsTable';

type Change = { target: { value: string } };

export const SCHEME_STATES = stateNames(ASSESSMENT_SCHEME_LIFE);

/** Shows a scheme: its indicators, its preview beside the scheme in force, and the steps of its life. */
export function SchemePage() {
  const { text, language } = useText();
  const { documentId = '' } = useParams();
  const kind = useActingKind();
  const { data: scheme, error } = useCaseworkSchemeQuery(documentId, FRESH);
  const [preview, setPreview] = useState<PreviewAnswer | null>(null);
  // Kept here: a header that becomes narrow is made anew, and would lose what has been typed.
  const [asking, setAsking] = useState(false);
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
          choiceText(scheme.state, language, SCHEME_STATES),
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
        primaryAction={
          kind === 'office' ? <Steps scheme={scheme} onPutInForce={() => setAsking(true)} /> : null
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <Indicators scheme={scheme} />
          {kind === 'office' && <Preview scheme={scheme} onDone={setPreview} />}
          {preview && (
            <>
              {preview.inForce ? (
                <>
                  <Heading>{text('assessment.previewBeside')}</Heading>
                  <ComparedTotals rows={preview.rows} inForce={preview.inForce.rows} />
                </>
              ) : (
                scheme.state === 'draft' && (
                  <Typography role="status">{text('assessment.previewAlone')}</Typography>
                )
              )}
              <Heading>
                {text('assessment.previewTitle', { period: periodName(preview.from, preview.to) })}
              </Heading>
              <RowsTable rows={preview.rows} />
              {preview.inForce && (
                <>
                  <Heading>
                    {text('assessment.previewInForce', {
                      name: preview.inForce.scheme.name,
                      n: preview.inForce.scheme.version,
                    })}
                  </Heading>
                  <RowsTable rows={preview.inForce.rows} />
                </>
              )}
            </>
          )}
        </Flex>
      </Layouts.Content>
      {asking && <PutInForce scheme={scheme} onClose={() => setAsking(false)} />}
    </Main>
  );
}

const Heading = ({ children }: { children: string }) => (
  <Typography variant="delta" tag="h2">
    {children}
  </Typography>
);

/** Percent of the weights that measures of form have. */
const formWeightOf = ({ indicators = [] }: Scheme): number =>
  indicators
    .filter(({ measure }) => isFormMeasure(measure))
    .reduce((sum, { weight }) => sum + Math.round(weight * 100), 0) / 100;

function Indicators({ scheme }: { scheme: Scheme }) {
  const { text, language } = useText();
  const list = scheme.indicators ?? [];
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
          {text('assessment.formWeight', { w: formWeightOf(scheme) })}
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

function Steps({ scheme, onPutInForce }: { scheme: Scheme; onPutInForce: () => void }) {
  const { text } = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [take, { isLoading }] = useCaseworkSchemeStepMutation();
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
      <Button onClick={onPutInForce}>{text('assessment.putInForce')}</Button>
    </Flex>
  );
}

/** Puts a scheme in force after a confirmation, and a reason where measures of form weigh more than the limit. */
function PutInForce({ scheme, onClose }: { scheme: Scheme; onClose: () => void }) {
  const { text } = useText();
  const [take, { isLoading }] = useCaseworkSchemeStepMutation();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const form = formWeightOf(scheme);
  const putInForce = async (): Promise<void> => {
    const answer = await take({
      documentId: scheme.documentId,
      step: 'put-in-force',
      data: reason.trim() === '' ? {} : { reason },
    });
    if ('error' in answer) setProblem(messageOf(answer.error));
    else onClose();
  };
  return (
    <FormModal
      title={text('assessment.putInForce')}
      problem={problem}
      submit={text('assessment.putInForce')}
      busy={isLoading}
      grave
      disabled={form > FORM_WEIGHT_LIMIT && reason.trim() === ''}
      onSubmit={() => void putInForce()}
      onClose={onClose}
    >
      <Typography>{text('assessment.putInForceText')}</Typography>
      {form > FORM_WEIGHT_LIMIT && (
        <Field.Root name="reason" required>
          <Field.Label>{text('assessment.formReason', { w: form, limit: FORM_WEIGHT_LIMIT })}</Field.Label>
          <Textarea value={reason} onChange={(event: Change) => setReason(event.target.value)} />
        </Field.Root>
      )}
    </FormModal>
  );
}
