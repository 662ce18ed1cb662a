import { Box, Button, Checkbox, Field, Flex, Loader, Textarea, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { ISSUE } from '../issues/panels';
import { FormModal } from '../shared/FormModal';
import { RecordPicker } from '../shared/RecordPicker';
import { fieldMessages, messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkHandOverMutation, type HandedOver } from './api';

type Held = {
  documentId: string;
  kind: string;
  until: string | null;
  department?: { name?: string } | null;
  leader?: { title?: string } | null;
  enterprise?: { name?: string } | null;
};

type Person = { documentId: string; name: string };

/** 工作交接: the present memberships of a person go over to another, and with them all open work. */
export default function HandOverPanel({ person }: { person: Person }) {
  const { text } = useText();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<HandedOver | null>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="pi" textColor="neutral600">
        {text('handover.intro')}
      </Typography>
      <Button fullWidth variant="secondary" onClick={() => setOpen(true)}>
        {text('handover.start')}
      </Button>
      {done && done.responsibleFor.length > 0 && (
        <Box background="warning100" hasRadius padding={3}>
          <Typography variant="pi" display="block">
            {text('handover.named')}
          </Typography>
          {done.responsibleFor.map(({ issue, number }) => (
            <Typography
              key={issue}
              variant="pi"
              display="block"
              tag={Link}
              to={`/content-manager/collection-types/${ISSUE}/${issue}`}
            >
              {number}
            </Typography>
          ))}
        </Box>
      )}
      {open && <HandOverModal person={person} onClose={() => setOpen(false)} onDone={setDone} />}
    </Flex>
  );
}

function useHeld(staffMember: string): Held[] | null {
  const { get } = useFetchClient();
  const [held, setHeld] = useState<Held[] | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    get<{ results: Held[] }>('/content-manager/collection-types/api::membership.membership', {
      params: {
        page: 1,
        pageSize: 50,
        sort: 'since:ASC',
        filters: { $and: [{ staffMember: { documentId: { $eq: staffMember } } }] },
      },
      signal: abort.signal,
    })
      .then(({ data }) =>
        setHeld(data.results.filter(({ until }) => until === null || new Date(until) > new Date())),
      )
      .catch(() => {
        if (!abort.signal.aborted) setHeld([]);
      });
    return () => abort.abort();
  }, [get, staffMember]);
  return held;
}

type ModalProps = { person: Person; onClose: () => void; onDone: (done: HandedOver) => void };

function HandOverModal({ person, onClose, onDone }: ModalProps) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const held = useHeld(person.documentId);
  const [handOver, { isLoading }] = useCaseworkHandOverMutation();
  const [to, setTo] = useState<{ id: string; label: string } | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState(false);
  const chosen = (held ?? []).map(({ documentId }) => documentId).filter((id) => !left.includes(id));

  const nameOf = ({ kind, department, leader, enterprise }: Held): string =>
    [choiceText(kind, language), department?.name ?? leader?.title ?? enterprise?.name]
      .filter(Boolean)
      .join(' · ');

  const check = (): void => {
    const required = text('form.required');
    const empty = {
      ...(to ? {} : { to: required }),
      ...(chosen.length === 0 ? { memberships: required } : {}),
      ...(reason.trim() === '' ? { reason: required } : {}),
    };
    setErrors(empty);
    if (Object.keys(empty).length === 0) setAsking(true);
  };

  const send = async (): Promise<void> => {
    const answer = await handOver({
      documentId: person.documentId,
      to: to?.id ?? '',
      memberships: chosen,
      reason: reason.trim(),
    });
    setAsking(false);
    if ('error' in answer) {
      const said = fieldMessages(answer.error);
      return setErrors(Object.keys(said).length > 0 ? said : { whole: messageOf(answer.error) });
    }
    toggleNotification({ type: 'success', message: text('handover.done', { n: answer.data.handedOver }) });
    onDone(answer.data);
    onClose();
  };

  return (
    <FormModal
      title={text('handover.title', { name: person.name })}
      submit={text(asking ? 'form.confirm' : 'form.submit')}
      busy={isLoading}
      grave={asking}
      entry={!asking}
      problem={errors['whole'] ?? null}
      onSubmit={asking ? () => void send() : check}
      onClose={asking ? () => setAsking(false) : onClose}
    >
      {asking ? (
        <Typography>{text('handover.final', { name: to?.label ?? '' })}</Typography>
      ) : (
        <>
          <Field.Root name="to" required error={errors['to']} width="100%">
            <Field.Label>{text('handover.to')}</Field.Label>
            <RecordPicker
              name="to"
              kind="staff-member"
              where={{ active: { $eq: true }, documentId: { $ne: person.documentId } }}
              value={to?.id}
              onChange={(chosen) => setTo(chosen && { id: chosen.documentId, label: chosen.label })}
            />
            <Field.Error />
          </Field.Root>
          <Field.Root name="memberships" required error={errors['memberships']} width="100%">
            <Field.Label>{text('handover.memberships')}</Field.Label>
            {held === null && <Loader small>{text('form.loading')}</Loader>}
            {held?.length === 0 && <Typography>{text('handover.none')}</Typography>}
            <Flex direction="column" alignItems="flex-start" gap={2}>
              {held?.map((membership) => (
                <Checkbox
                  key={membership.documentId}
                  checked={!left.includes(membership.documentId)}
                  onCheckedChange={(on: boolean | 'indeterminate') =>
                    setLeft((before) =>
                      on === true
                        ? before.filter((id) => id !== membership.documentId)
                        : [...before, membership.documentId],
                    )
                  }
                >
                  {nameOf(membership)}
                </Checkbox>
              ))}
            </Flex>
            <Field.Error />
          </Field.Root>
          <Field.Root name="reason" required error={errors['reason']} width="100%">
            <Field.Label>{text('handover.reason')}</Field.Label>
            <Textarea
              name="reason"
              value={reason}
              maxLength={500}
              onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
            />
            <Field.Error />
          </Field.Root>
        </>
      )}
    </FormModal>
  );
}
