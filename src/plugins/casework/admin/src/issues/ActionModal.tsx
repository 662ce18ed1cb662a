import { Box, Typography } from '@strapi/design-system';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { draftKey, dropDraft, keepDraft, readDraft } from '../shared/draft';
import { FormModal } from '../shared/FormModal';
import { fieldMessages, isConflict, messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkActMutation, type Action, type Page, type Summary } from './api';
import { ActionField } from './fields/ActionField';
import { filledIn, kindOfField, missing, type Values } from './fields/values';
import { fieldName, fieldNames } from '../shared/names';

type Props = {
  action: Action;
  /** the action is still possible in the issue's present state */
  offered: boolean;
  summary: Summary;
  /** the facts of the decision, in words: the request, the present deadline */
  facts?: readonly string[];
  /** whom an issue of this category goes to */
  suggested?: Page['suggestedUnits'];
  onClose: () => void;
  /** called when the caller no longer sees the issue */
  onGone: () => void;
};

/** Form of one action, made from its schema; asks for confirmation before an action that cannot be undone. */
export function ActionModal({
  action,
  offered,
  summary,
  facts = [],
  suggested = [],
  onClose,
  onGone,
}: Props) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [act, { isLoading }] = useCaseworkActMutation();
  const account = useAuth('casework', (state) => state.user?.id);
  const draft = draftKey(account, summary.documentId, action.action);
  const [kept] = useState<Values>(() => readDraft(draft));
  const [values, setValues] = useState<Values>(() => ({ ...firstOf(action, suggested), ...kept }));
  useEffect(() => keepDraft(draft, values), [draft, values]);
  const restored = Object.keys(kept).length > 0;
  const leave = (): void => {
    dropDraft(draft);
    onClose();
  };
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  // The same attempt, clicked twice or sent again after a lost answer, is done once.
  const attempt = useRef({ body: '', key: '' });

  const properties = Object.entries(action.schema.properties ?? {}).filter(
    ([, schema]) => kindOfField(schema) !== 'milestone' || summary.milestones.length > 0,
  );
  const shown = new Set(properties.map(([key]) => key));

  const keyFor = (data: Values): string => {
    const body = JSON.stringify(data);
    if (attempt.current.body !== body || attempt.current.key === '') {
      attempt.current = { body, key: newKey() };
    }
    return attempt.current.key;
  };

  const send = async (): Promise<void> => {
    setAsking(false);
    setProblem(null);
    const data = filledIn(values);
    const answer = await act({
      documentId: summary.documentId,
      action: action.action,
      data,
      key: keyFor(data),
    });
    if (!('error' in answer)) {
      // The message of a request names it as a request, so that it is not read as granted.
      const done = text(action.action.startsWith('request-') ? 'done.request' : 'done.action', {
        action: action.label,
      });
      const { seen } = answer.data;
      dropDraft(draft);
      toggleNotification({ type: 'success', message: seen ? done : `${done}。${text('done.gone')}` });
      onClose();
      if (!seen) onGone();
      return;
    }
    const { error } = answer;
    if (isConflict(error)) {
      const message = text('error.conflict', { message: messageOf(error) });
      // The entered data is kept: it may still be needed, here or elsewhere.
      if (Object.keys(data).length > 0) {
        setProblem(message);
        return;
      }
      toggleNotification({ type: 'warning', title: text('error.title'), message, timeout: 10_000 });
      onClose();
      return;
    }
    const messages = fieldMessages(error);
    setErrors(messages);
    const besides = Object.keys(messages).some((path) => !shown.has(path.split('.')[0] ?? ''));
    setProblem(Object.keys(messages).length === 0 || besides ? messageOf(error) : null);
  };

  const submit = (): void => {
    const empty = missing(action.schema, values);
    setErrors(Object.fromEntries(empty.map((path) => [path, text('form.required')])));
    if (empty.length > 0) return;
    if (action.final) setAsking(true);
    else void send();
  };

  return (
    <FormModal
      title={`${action.label}${action.onBehalfOf ? `（${behalfText(action.onBehalfOf, text)}）` : ''}`}
      problem={problem}
      submit={text(asking ? 'form.confirm' : 'form.submit')}
      busy={isLoading}
      disabled={!offered}
      grave={asking}
      entry
      question={asking ? text('form.final', { action: action.label }) : undefined}
      onBack={() => setAsking(false)}
      onSubmit={asking ? () => void send() : submit}
      typedBefore={restored}
      onClose={leave}
    >
      {restored && (
        <Typography variant="pi" textColor="neutral600" role="status">
          {text('form.restored')}
        </Typography>
      )}
      {facts.length > 0 && (
        <Box background="neutral100" hasRadius padding={3}>
          {facts.map((fact) => (
            <Typography
              key={fact}
              display="block"
              style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
            >
              {fact}
            </Typography>
          ))}
        </Box>
      )}
      {properties.length === 0 && <Typography>{text('form.none')}</Typography>}
      {properties.map(([key, schema]) => (
        <ActionField
          key={key}
          suggested={key === 'leadUnit' ? suggested : undefined}
          path={key}
          schema={schema}
          label={schema.title ?? fieldName(key, language)}
          required={(action.schema.required ?? []).includes(key)}
          value={values[key]}
          values={values}
          errors={errors}
          summary={summary}
          fieldLabels={fieldNames(language)}
          onChange={(value) => {
            setValues((before) => ({ ...before, [key]: value }));
            setErrors((before) => without(before, key));
          }}
        />
      ))}
    </FormModal>
  );
}

/** The unit of 派单目录 is filled in; one of experience alone is only offered. */
const firstOf = (action: Action, [first]: Page['suggestedUnits']): Values =>
  first?.from === 'catalogue' && action.schema.properties?.['leadUnit'] && action.action !== 'reassign'
    ? { leadUnit: first.documentId }
    : {};

const without = (errors: Record<string, string>, key: string): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => path !== key && !path.startsWith(`${key}.`)));

/** randomUUID exists on secure origins only; an intranet may be served without TLS. */
function newKey(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 代包联领导 */
export function behalfText(capacity: string, text: ReturnType<typeof useText>['text']): string {
  switch (capacity) {
    case 'leader':
    case 'enterprise':
    case 'lead-unit':
    case 'support-unit':
      return text(`actions.behalf.${capacity}`);
    default:
      return text('actions.behalf.other');
  }
}
