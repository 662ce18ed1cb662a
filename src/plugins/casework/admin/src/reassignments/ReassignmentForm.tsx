import {
  Alert,
  Box,
  Button,
  Field,
  Flex,
  LinkButton,
  Main,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Layouts, useAuth, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { FoundEnterprise } from '../../../contracts/registration';
import { useCaseworkStepReassignmentMutation } from '../organisation/api';
import { EnterpriseSearch } from '../registration/EnterpriseSearch';
import { draftKey, dropDraft, keepDraft, readDraft } from '../shared/draft';
import { PageHead } from '../shared/PageHead';
import { RecordPicker } from '../shared/RecordPicker';
import { fieldMessages, messageOf } from '../shared/refusal';
import { SecretNotice } from '../shared/SecretNotice';
import { useText } from '../shared/texts';
import {
  useCaseworkAmendReassignmentMutation,
  useCaseworkDraftReassignmentMutation,
  type ReassignmentLine,
} from './api';

type Values = { enterprise: FoundEnterprise | null; toLeader: string; toGroup: string; reason: string };
type Change = { target: { value: string } };

const EMPTY: Values = { enterprise: null, toLeader: '', toGroup: '', reason: '' };
const REQUIRED = ['toLeader', 'toGroup', 'reason'] as const;
const HOME = '/plugins/casework/reassignments';

/**
 * A change of pairing is drafted on one page, with the present pair in sight, and submitted with it. What was typed is
 * kept until it is sent.
 */
export function ReassignmentForm({ stored, onDone }: { stored?: ReassignmentLine; onDone?: () => void }) {
  const { text } = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const account = useAuth('reassignments', (state) => state.user?.id);
  const draft = draftKey(account, 'reassignment', stored?.documentId ?? 'new');
  const [kept] = useState(() => readDraft(draft) as Partial<Values>);
  const before: Values = stored
    ? {
        enterprise: null,
        toLeader: stored.toLeader?.documentId ?? '',
        toGroup: stored.toGroup?.documentId ?? '',
        reason: stored.reason,
      }
    : EMPTY;
  const [values, setValues] = useState<Values>({ ...before, ...kept });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [make, making] = useCaseworkDraftReassignmentMutation();
  const [amend, amending] = useCaseworkAmendReassignmentMutation();
  const [step, stepping] = useCaseworkStepReassignmentMutation();
  const typed = JSON.stringify(values) !== JSON.stringify(before);
  useEffect(() => keepDraft(draft, typed ? values : {}), [draft, typed, values]);

  const set = <K extends keyof Values>(field: K, value: Values[K]): void => {
    setValues((now) => ({ ...now, [field]: value }));
    setErrors(({ [field]: _mended, ...others }) => others);
  };
  const refused = (error: unknown): void => {
    setErrors(fieldMessages(error));
    setProblem(messageOf(error));
  };

  const save = async (andSubmit: boolean): Promise<void> => {
    setProblem(null);
    const { enterprise, toLeader, toGroup, reason } = values;
    const empty = [
      ...(enterprise || stored ? [] : ['enterprise']),
      ...REQUIRED.filter((field) => values[field].trim() === ''),
    ];
    setErrors(Object.fromEntries(empty.map((field) => [field, text('form.required')])));
    if (empty.length > 0) return;
    const entered = { toLeader, toGroup, reason: reason.trim() };
    const answer = stored
      ? await amend({ ...entered, documentId: stored.documentId })
      : await make({ ...entered, enterprise: enterprise?.documentId ?? '' });
    if ('error' in answer) return refused(answer.error);
    const documentId = stored?.documentId ?? (answer.data as string);
    // From here on it is stored: what is refused now leaves a draft, not a second one.
    dropDraft(draft);
    const sent = andSubmit ? await step({ documentId, step: 'submit', data: {} }) : null;
    if (sent && 'error' in sent) toggleNotification({ type: 'danger', message: messageOf(sent.error) });
    else
      toggleNotification({
        type: 'success',
        message: text(andSubmit ? 'reassignments.submitted' : 'reassignments.saved'),
      });
    onDone?.();
    navigate(`${HOME}/${documentId}`);
  };
  const busy = making.isLoading || amending.isLoading || stepping.isLoading;

  const form = (
    <Box
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      padding={5}
      maxWidth="72rem"
      data-casework-form=""
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {problem && (
          <Alert
            variant="danger"
            title={text('error.title')}
            closeLabel={text('form.close')}
            onClose={() => setProblem(null)}
          >
            {problem}
          </Alert>
        )}
        {Object.keys(kept).length > 0 && (
          <Flex gap={3} wrap="wrap">
            <Typography variant="pi" textColor="neutral600" role="status">
              {text('form.restored')}
            </Typography>
            <Button size="S" variant="tertiary" onClick={() => setValues(before)}>
              {text('register.clear')}
            </Button>
          </Flex>
        )}
        <SecretNotice />
        {!stored && (
          <Field.Root
            name="enterprise"
            required
            error={errors['enterprise']}
            hint={text('reassignments.present')}
          >
            <Field.Label>{text('tables.enterpriseLabel')}</Field.Label>
            <EnterpriseSearch chosen={values.enterprise} onChoose={(one) => set('enterprise', one)} />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        )}
        <Field.Root name="toLeader" required error={errors['toLeader']}>
          <Field.Label>{text('reassignments.toLeader')}</Field.Label>
          <RecordPicker
            name="toLeader"
            kind="leader"
            where={{ active: { $eq: true } }}
            value={values.toLeader}
            onChange={(one) => set('toLeader', one?.documentId ?? '')}
          />
          <Field.Error />
        </Field.Root>
        <Field.Root name="toGroup" required error={errors['toGroup']}>
          <Field.Label>{text('reassignments.toGroup')}</Field.Label>
          <RecordPicker
            name="toGroup"
            kind="group"
            value={values.toGroup}
            onChange={(one) => set('toGroup', one?.documentId ?? '')}
          />
          <Field.Error />
        </Field.Root>
        <Field.Root name="reason" required error={errors['reason']}>
          <Field.Label>{text('reassignments.reason')}</Field.Label>
          <Textarea
            maxLength={2000}
            value={values.reason}
            onChange={(event: Change) => set('reason', event.target.value)}
          />
          <Field.Error />
        </Field.Root>
        <Flex gap={3} wrap="wrap">
          <Button loading={busy} onClick={() => void save(true)}>
            {text('reassignments.saveAndSubmit')}
          </Button>
          <Button variant="secondary" disabled={busy} onClick={() => void save(false)}>
            {text('reassignments.save')}
          </Button>
          {stored ? (
            <Button
              variant="tertiary"
              disabled={busy}
              onClick={() => {
                dropDraft(draft);
                onDone?.();
              }}
            >
              {text('form.cancel')}
            </Button>
          ) : (
            <LinkButton tag={Link} to={HOME} variant="tertiary">
              {text('form.cancel')}
            </LinkButton>
          )}
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {text('reassignment.submitHint')}
        </Typography>
      </Flex>
    </Box>
  );
  if (stored) return form;
  return (
    <Main>
      <PageHead title={text('reassignments.new')} subtitle={text('reassignments.page')} />
      <Layouts.Content>
        <Box paddingBottom={8}>{form}</Box>
      </Layouts.Content>
    </Main>
  );
}
