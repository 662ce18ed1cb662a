import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  Link as TextLink,
  LinkButton,
  Loader,
  Main,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { ASSESSED_NAMES } from '../../../contracts/assessment-names';
import { choiceText } from '../../../contracts/choices';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { FRESH, useActingKind } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import {
  useCaseworkAssessmentsQuery,
  useCaseworkComputeMutation,
  useCaseworkSchemesQuery,
  type SchemeLine,
} from './api';
import { STATES } from './AssessmentPage';
import { PeriodSelect, periodsOf, type Period } from './PeriodSelect';
import { SCHEME_STATES } from './SchemePage';

const NEW_SCHEME = '/content-manager/collection-types/api::assessment-scheme.assessment-scheme/create';
const ASSESSORS = ['office', 'group'];

/** The assessments that one sees, and the schemes by which they are made. */
export function AssessmentList() {
  const { text, language } = useText();
  const kind = useActingKind();
  const { data, error } = useCaseworkAssessmentsQuery(undefined, FRESH);
  const [computing, setComputing] = useState(false);
  return (
    <Main>
      <PageHead
        title={text('assessment.title')}
        subtitle={text('assessment.page')}
        primaryAction={
          ASSESSORS.includes(kind) ? (
            <Button startIcon={<Plus aria-hidden />} onClick={() => setComputing(true)}>
              {text('assessment.compute')}
            </Button>
          ) : null
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {error && <Typography>{text('error.load', { message: messageOf(error) })}</Typography>}
          {!data && !error && <Loader small>{text('form.loading')}</Loader>}
          {data?.length === 0 && <EmptyStateLayout content={text('assessment.none')} />}
          {data && data.length > 0 && (
            <Table colCount={6} rowCount={data.length + 1}>
              <TableHead
                names={[
                  text('assessment.period'),
                  text('assessment.state'),
                  text('assessment.openObjections'),
                  text('assessment.of'),
                  text('assessment.whose'),
                  text('assessment.scheme'),
                ]}
              />
              <Tbody>
                {data.map((line) => (
                  <Tr key={line.documentId}>
                    <Td>
                      <TextLink tag={Link} to={line.documentId}>
                        {line.period}
                      </TextLink>
                    </Td>
                    <Td>
                      <StateBadge active={line.state === 'published'}>
                        {choiceText(line.state, language, STATES)}
                      </StateBadge>
                    </Td>
                    <Td>
                      <Typography>{line.openObjections || '—'}</Typography>
                    </Td>
                    <Td>
                      <Typography>{ASSESSED_NAMES[line.scheme.assesses][language]}</Typography>
                    </Td>
                    <Td>
                      <Typography>{line.group?.name ?? text('assessment.office')}</Typography>
                    </Td>
                    <Td style={{ whiteSpace: 'normal', minWidth: '20rem' }}>
                      <Typography>{`${line.scheme.name} ${text('assessment.version', { n: line.scheme.version })}`}</Typography>
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
          )}
          <Schemes office={kind === 'office'} />
        </Flex>
      </Layouts.Content>
      {computing && <Compute kind={kind} onClose={() => setComputing(false)} />}
    </Main>
  );
}

function Schemes({ office }: { office: boolean }) {
  const { text, language } = useText();
  const { data } = useCaseworkSchemesQuery(undefined, FRESH);
  if (!data) return null;
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex justifyContent="space-between" gap={4} paddingBottom={4} wrap="wrap">
        <Typography variant="delta" tag="h2">
          {text('assessment.schemes')}
        </Typography>
        {office && (
          <LinkButton size="S" variant="secondary" tag={Link} to={NEW_SCHEME}>
            {text('assessment.newScheme')}
          </LinkButton>
        )}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {data.map((scheme) => (
          <Flex key={scheme.documentId} gap={3} wrap="wrap">
            <TextLink tag={Link} to={`schemes/${scheme.documentId}`}>
              {scheme.name}
            </TextLink>
            <Typography variant="pi" textColor="neutral600">
              {`${text('assessment.version', { n: scheme.version })} · ${ASSESSED_NAMES[scheme.assesses][language]} · ${choiceText(scheme.periodType, language)}`}
            </Typography>
            <StateBadge active={scheme.state === 'in-force'}>
              {choiceText(scheme.state, language, SCHEME_STATES)}
            </StateBadge>
          </Flex>
        ))}
      </Flex>
    </Box>
  );
}

function Compute({ kind, onClose }: { kind: string; onClose: () => void }) {
  const { text } = useText();
  const navigate = useNavigate();
  const { data } = useCaseworkSchemesQuery();
  const usable = (data ?? []).filter(
    ({ state, assesses }) => state === 'in-force' && (kind === 'office' || assesses === 'units'),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const scheme: SchemeLine | undefined = usable.find(({ documentId }) => documentId === chosen) ?? usable[0];
  const [period, setPeriod] = useState<Period | null>(null);
  const [compute, { isLoading }] = useCaseworkComputeMutation();
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = period ?? (scheme ? (periodsOf(scheme.periodType)[0] ?? null) : null);
  const submit = async (): Promise<void> => {
    if (!scheme || !wanted) return;
    const answer = await compute({ scheme: scheme.documentId, ...wanted });
    if ('error' in answer) setProblem(messageOf(answer.error));
    else navigate(answer.data.documentId);
  };
  return (
    <FormModal
      title={text('assessment.computeTitle')}
      problem={problem}
      submit={text('assessment.compute')}
      busy={isLoading}
      disabled={!scheme}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {!scheme && <Typography>{text('assessment.noScheme')}</Typography>}
      {scheme && wanted && (
        <>
          <Field.Root name="scheme" required>
            <Field.Label>{text('assessment.scheme')}</Field.Label>
            <SingleSelect
              value={scheme.documentId}
              onChange={(value) => {
                setChosen(String(value));
                setPeriod(null);
              }}
            >
              {usable.map(({ documentId, name, version }) => (
                <SingleSelectOption key={documentId} value={documentId}>
                  {`${name} ${text('assessment.version', { n: version })}`}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <PeriodSelect type={scheme.periodType} value={wanted} onChange={setPeriod} />
        </>
      )}
    </FormModal>
  );
}
