import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  Loader,
  Main,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { PageHead } from '../shared/PageHead';
import { FRESH } from '../shared/api';
import { FilesField } from '../issues/fields/FilesField';
import { FormModal } from '../shared/FormModal';
import { SecretNotice } from '../shared/SecretNotice';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useUploading } from '../shared/uploads';
import {
  useCaseworkSubmitPlanMutation,
  useCaseworkWorkPlanQuery,
  useCaseworkWorkPlansQuery,
  useCaseworkWritePlanMutation,
  type WorkPlan,
} from './api';

const LIST = '../..';

/** A group writes its plan of a year: its draft, or else a new version that begins with what was submitted last. */
export function WorkPlanEditor() {
  const { year = '' } = useParams();
  const { text } = useText();
  const opened = useRef(false);
  const { data: lines, error } = useCaseworkWorkPlansQuery(Number(year), FRESH);
  const [own] = lines ?? [];
  const [last] = own?.plans ?? [];
  const { data: plan, error: unread } = useCaseworkWorkPlanQuery(last?.documentId ?? '', {
    ...FRESH,
    skip: last === undefined,
  });
  const failed = error ?? unread;
  if (failed) return <EmptyStateLayout content={text('error.load', { message: messageOf(failed) })} />;
  // After the first save the plan is read again; the text being written, and the reason of a refused submission,
  // stay.
  if (!own || (last && !plan && !opened.current)) return <Loader>{text('form.loading')}</Loader>;
  opened.current = true;
  return <Editor year={Number(year)} group={own.group.name} begun={plan ?? null} />;
}

function Editor({ year, group, begun }: { year: number; group: string; begun: WorkPlan | null }) {
  const { text } = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [body, setBody] = useState(begun?.body ?? '');
  const [attachment, setAttachment] = useState<string | null>(begun?.attachment?.documentId ?? null);
  const before = useRef({ body: begun?.body ?? null, attachment: begun?.attachment?.documentId ?? null });
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [write, writing] = useCaseworkWritePlanMutation();
  const [submit, submitting] = useCaseworkSubmitPlanMutation();
  const uploading = useUploading();

  const complete = (): boolean => {
    setMissing(body.trim() === '');
    return body.trim() !== '';
  };
  /** Stores the draft; what somebody else has written since it was opened is asked about (shell/requests.ts). */
  const store = async (): Promise<Awaited<ReturnType<typeof write>>> => {
    const answer = await write({ year, body, attachment, opened: before.current });
    if ('error' in answer) return answer;
    const kept = { body: answer.data.body, attachment: answer.data.attachment?.documentId ?? null };
    before.current = kept;
    setBody(kept.body);
    setAttachment(kept.attachment);
    return answer;
  };
  const keep = async (): Promise<void> => {
    if (!complete()) return;
    const answer = await store();
    if ('error' in answer)
      toggleNotification({
        type: 'danger',
        title: text('error.title'),
        message: messageOf(answer.error),
      });
    else toggleNotification({ type: 'success', message: text('plans.saved') });
  };
  const hand = async (): Promise<void> => {
    const kept = await store();
    if ('error' in kept) return setProblem(messageOf(kept.error));
    const answer = await submit(kept.data.documentId);
    if ('error' in answer) return setProblem(messageOf(answer.error));
    toggleNotification({ type: 'success', message: text('plans.submitted') });
    navigate(`${LIST}/${kept.data.documentId}`, { relative: 'path' });
  };
  return (
    <Main>
      <PageHead
        title={text('plans.heading', { group, year })}
        subtitle={text('plans.page')}
        navigationAction={
          <Typography tag={Link} to={LIST} relative="path" textColor="primary600">
            {text('plans.back')}
          </Typography>
        }
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <Button
              variant="secondary"
              loading={writing.isLoading}
              disabled={uploading}
              onClick={() => void keep()}
            >
              {text('plans.save')}
            </Button>
            <Button disabled={uploading} onClick={() => complete() && setAsking(true)}>
              {text('plans.submit')}
            </Button>
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <SecretNotice />
          <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Field.Root
                name="body"
                required
                hint={text('plans.bodyHint')}
                error={missing ? text('plans.empty') : undefined}
              >
                <Field.Label>{text('plans.body')}</Field.Label>
                <Textarea
                  name="body"
                  rows={16}
                  maxLength={10_000}
                  value={body}
                  onChange={(event) => setBody(event.target.value)}
                />
                <Field.Hint />
                <Field.Error />
              </Field.Root>
              <Field.Root name="attachment">
                <Field.Label>{text('plans.attachment')}</Field.Label>
                <FilesField
                  name="attachment"
                  value={attachment === null ? [] : [attachment]}
                  names={begun?.attachment ? { [begun.attachment.documentId]: begun.attachment.name } : {}}
                  // One file only: the last one chosen.
                  onChange={(files) => setAttachment(files.at(-1) ?? null)}
                />
              </Field.Root>
            </Flex>
          </Box>
        </Flex>
        {asking && (
          <FormModal
            title={text('plans.submit')}
            submit={text('plans.submit')}
            busy={writing.isLoading || submitting.isLoading}
            problem={problem}
            onSubmit={() => void hand()}
            onClose={() => {
              setAsking(false);
              setProblem(null);
            }}
          >
            <Typography>{text('plans.submitText')}</Typography>
          </FormModal>
        )}
      </Layouts.Content>
    </Main>
  );
}
