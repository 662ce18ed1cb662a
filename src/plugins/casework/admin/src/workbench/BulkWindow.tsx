import { Box, Button, Field, Flex, Modal, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { jsonSchemaOf } from '../../../contracts/inputs';
import type { BulkAnswer, WorkbenchIssue } from '../../../contracts/workbench';
import type { BulkAction } from '../../../contracts/workbench-names';
import { ActionField } from '../issues/fields/ActionField';
import { filledIn, missing, type Values } from '../issues/fields/values';
import type { JsonSchema, Summary } from '../issues/api';
import { inLanguage } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { RecordPicker } from '../shared/RecordPicker';
import { fieldName, fieldNames } from '../shared/names';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkBulkMutation } from './api';
import { actLabel } from './bulk-actions';

type Props = {
  action: BulkAction | 'link';
  issues: readonly WorkbenchIssue[];
  /** a leader's act is entered for him, with evidence */
  behalf: boolean;
  /** @param done something has been done */
  onClose: (done: boolean) => void;
};

/** One form for several issues: each issue is processed separately, and the result of each is shown. */
export default function BulkWindow({ action, issues, behalf, onClose }: Props) {
  const { text, language } = useText();
  const [send, { isLoading }] = useCaseworkBulkMutation();
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [answer, setAnswer] = useState<BulkAnswer | null>(null);
  const summary = useSummary(issues[0]?.documentId);
  const label = actLabel(action, text);
  const title = text('wb.bulkTitle', { action: label, n: issues.length });
  const schema: JsonSchema =
    action === 'link' ? {} : (jsonSchemaOf(action, behalf ? true : false) as JsonSchema);

  const submit = async (): Promise<void> => {
    const input = filledIn(values);
    const empty =
      action === 'link' ? (input['commonProblem'] ? [] : ['commonProblem']) : missing(schema, values);
    setErrors(Object.fromEntries(empty.map((path) => [path, text('form.required')])));
    if (empty.length > 0) return;
    const done = await send({ action, issues: issues.map(({ documentId }) => documentId), input });
    if ('error' in done) setProblem(messageOf(done.error));
    else setAnswer(done.data);
  };

  if (answer) return <Results title={title} answer={answer} onClose={() => onClose(true)} />;
  return (
    <FormModal
      title={title}
      problem={problem}
      submit={text('wb.bulkDo', { n: issues.length })}
      busy={isLoading}
      entry
      onSubmit={() => void submit()}
      onClose={() => onClose(false)}
    >
      <Typography tag="p">{text('wb.bulkNote')}</Typography>
      {action === 'link' ? (
        <Field.Root name="commonProblem" required error={errors['commonProblem']}>
          <Field.Label>{text('wb.commonProblem')}</Field.Label>
          <RecordPicker
            name="commonProblem"
            kind="common-problem"
            value={values['commonProblem'] as string | undefined}
            onChange={(chosen) => setValues({ commonProblem: chosen?.documentId ?? '' })}
          />
          <Field.Error />
        </Field.Root>
      ) : (
        Object.entries(schema.properties ?? {})
          .filter(([key]) => key !== 'milestone' && (behalf || key !== 'evidence'))
          .map(([key, property]) => (
            <ActionField
              key={key}
              path={key}
              schema={property}
              label={property.title ?? fieldName(key, language)}
              required={(schema.required ?? []).includes(key)}
              value={values[key]}
              values={values}
              errors={errors}
              summary={summary}
              fieldLabels={fieldNames(language)}
              onChange={(value) => setValues((before) => ({ ...before, [key]: value }))}
            />
          ))
      )}
    </FormModal>
  );
}

const EMPTY = {
  documentId: '',
  enterprise: { documentId: '', name: '' },
  transfers: [],
  milestones: [],
  days: { kinds: {}, coveredYears: [] },
} as unknown as Summary;

/** Returns the calendar and the enterprise that the fields need, those of the first issue. */
function useSummary(documentId: string | undefined): Summary {
  const { get } = useFetchClient();
  const [summary, setSummary] = useState(EMPTY);
  useEffect(() => {
    if (!documentId) return;
    get<{ data: Summary }>(`/casework/issues/${documentId}/summary`, inLanguage())
      .then(({ data }) => setSummary({ ...data.data, milestones: [] }))
      .catch(() => undefined);
  }, [get, documentId]);
  return summary;
}

function Results({ title, answer, onClose }: { title: string; answer: BulkAnswer; onClose: () => void }) {
  const { text } = useText();
  const { done, refused, results } = answer;
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Typography tag="p" fontWeight="bold" role="status">
            {text('wb.bulkDone', { done, refused })}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={3}>
            {results.map((result) => (
              <Box key={result.documentId} tag="li">
                <Typography tag="p">{[result.number, result.title].filter(Boolean).join(' ')}</Typography>
                <Typography tag="p" variant="pi" textColor={result.done ? 'success700' : 'danger600'}>
                  {result.done ? text('wb.bulkOk') : result.message}
                </Typography>
              </Box>
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onClose}>{text('form.close')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
