import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { MadeLink } from '../../../contracts/enterprise-links';
import { formatInstant } from '../shared/dates';
import { FormModal } from '../shared/FormModal';
import { fieldMessages, messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkMakeLinkMutation } from './api';
import { printPoster } from './poster';

type Enterprise = { documentId: string; name: string };

/**
 * Makes a link and shows it, to copy or to print: into the enterprise's page, or, with an issue, to confirm its result.
 */
export function MakeLink({
  enterprise,
  issue,
  onClose,
}: {
  enterprise: Enterprise;
  issue?: string;
  onClose: () => void;
}) {
  const [made, setMade] = useState<MadeLink | null>(null);
  return made ? (
    <MadeModal enterprise={enterprise} link={made} onClose={onClose} />
  ) : (
    <AskModal enterprise={enterprise} issue={issue} onClose={onClose} onMade={setMade} />
  );
}

type MakeProps = {
  enterprise: Enterprise;
  issue: string | undefined;
  onClose: () => void;
  onMade: (link: MadeLink) => void;
};

function AskModal({ enterprise, issue, onClose, onMade }: MakeProps) {
  const { text } = useText();
  const [make, { isLoading }] = useCaseworkMakeLinkMutation();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | undefined>();

  const submit = async (): Promise<void> => {
    const contact =
      phone.trim() === ''
        ? undefined
        : { phone: phone.trim(), ...(name.trim() === '' ? {} : { name: name.trim() }) };
    const answer = await make({
      enterprise: enterprise.documentId,
      data: {
        ...(issue === undefined ? { purpose: 'entry' } : { purpose: 'confirm', issue }),
        ...(contact ? { contact } : {}),
      },
    });
    if (!('error' in answer)) return onMade(answer.data);
    const said = Object.values(fieldMessages(answer.error))[0];
    setWrong(said);
    setProblem(said === undefined ? messageOf(answer.error) : null);
  };

  return (
    <FormModal
      title={text(issue === undefined ? 'links.makeTitle' : 'links.confirmTitle')}
      submit={text(issue === undefined ? 'links.make' : 'links.confirmMake')}
      busy={isLoading}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{text(issue === undefined ? 'links.makeHint' : 'links.confirmHint')}</Typography>
      <Field.Root name="contactPhone" error={wrong} hint={text('links.contactHint')} width="100%">
        <Field.Label>{text('links.contactPhone')}</Field.Label>
        <TextInput
          name="contactPhone"
          type="tel"
          maxLength={30}
          value={phone}
          onChange={(event: { target: { value: string } }) => setPhone(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Field.Root name="contactName" width="100%">
        <Field.Label>{text('links.contactName')}</Field.Label>
        <TextInput
          name="contactName"
          maxLength={50}
          value={name}
          onChange={(event: { target: { value: string } }) => setName(event.target.value)}
        />
      </Field.Root>
    </FormModal>
  );
}

function MadeModal({
  enterprise,
  link,
  onClose,
}: {
  enterprise: Enterprise;
  link: MadeLink;
  onClose: () => void;
}) {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const until =
    link.expiresAt === null
      ? text('links.whileReported')
      : text('links.until', { at: formatInstant(link.expiresAt, language) });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link.url);
      toggleNotification({ type: 'success', message: text('links.copied') });
    } catch {
      toggleNotification({ type: 'warning', message: text('links.notCopied') });
    }
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>{text(link.issue ? 'links.confirmDone' : 'links.done')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={3}>
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(link.qr)}`}
              alt={text('links.print')}
              width={220}
              height={220}
              style={{ alignSelf: 'center' }}
            />
            <Field.Root name="url" width="100%">
              <Field.Label>
                {link.issue ? text('links.confirm', { number: link.issue.number }) : text('links.entry')}
              </Field.Label>
              <TextInput name="url" value={link.url} readOnly onChange={() => undefined} />
            </Field.Root>
            <Typography variant="pi">
              {text('links.opens', { name: link.contact.name, digits: link.contact.phoneEnding })}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {until}
            </Typography>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Flex gap={2}>
            <Button variant="secondary" onClick={() => void copy()}>
              {text('links.copy')}
            </Button>
            <Button
              variant="secondary"
              onClick={() =>
                printPoster({
                  enterprise: enterprise.name,
                  qr: link.qr,
                  title: text(link.issue ? 'links.posterConfirmTitle' : 'links.posterTitle'),
                  how: text(link.issue ? 'links.posterConfirmHow' : 'links.posterHow'),
                  keep: text('links.posterKeep'),
                  until,
                })
              }
            >
              {text('links.print')}
            </Button>
          </Flex>
          <Button onClick={onClose}>{text('links.close')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
