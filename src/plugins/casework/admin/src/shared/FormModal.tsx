import { Alert, Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useRef, useState, type ReactNode } from 'react';
import { SecretNotice } from './SecretNotice';
import { useText } from './texts';
import { useUploading } from './uploads';

type Props = {
  title: string;
  children: ReactNode;
  problem?: string | null;
  submit: string;
  busy: boolean;
  /** the form cannot be submitted in its present state */
  disabled?: boolean;
  /** the action cannot be undone */
  grave?: boolean;
  /** something is entered here, so the notice stands on it */
  entry?: boolean;
  /** asked in the form's place, before what cannot be undone; `onBack` leads to the form again */
  question?: string | undefined;
  onBack?: () => void;
  /** the form opens with text typed before, which is not discarded without a question either */
  typedBefore?: boolean;
  onSubmit: () => void;
  onClose: () => void;
};

/** A form that is asked for in passing. It is not closed over what has been typed into it without a question. */
export function FormModal({
  title,
  children,
  problem,
  submit,
  busy,
  disabled = false,
  grave,
  entry,
  question,
  onBack,
  typedBefore = false,
  onSubmit,
  onClose,
}: Props) {
  const { text } = useText();
  const uploading = useUploading();
  const typed = useRef(typedBefore);
  const [leaving, setLeaving] = useState(false);
  const [read, setRead] = useState<string | null>(null);
  const close = (): void => (typed.current ? setLeaving(true) : onClose());
  const asked = leaving ? text('form.leave') : question;
  return (
    <Modal.Root open onOpenChange={(open) => !open && close()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {asked && <Typography>{asked}</Typography>}
          {/* Behind a question the form stays as it is: pickers know by what names their choices go. */}
          <Box display={asked ? 'none' : 'block'} onChangeCapture={() => (typed.current = true)}>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {problem && problem !== read && (
                <Alert
                  variant="danger"
                  title={text('error.title')}
                  closeLabel={text('form.close')}
                  onClose={() => setRead(problem)}
                >
                  {problem}
                </Alert>
              )}
              {entry && <SecretNotice />}
              {children}
            </Flex>
          </Box>
        </Modal.Body>
        <Modal.Footer>
          {leaving ? (
            <>
              <Button variant="tertiary" onClick={() => setLeaving(false)}>
                {text('form.stay')}
              </Button>
              <Button variant="danger" onClick={onClose}>
                {text('form.drop')}
              </Button>
            </>
          ) : (
            <>
              <Button variant="tertiary" onClick={question ? onBack : close}>
                {text(question ? 'form.back' : 'form.cancel')}
              </Button>
              {uploading && (
                <Typography variant="pi" textColor="neutral600" role="status">
                  {text('form.waitForFiles')}
                </Typography>
              )}
              <Button
                variant={grave ? 'danger' : 'default'}
                loading={busy}
                disabled={disabled || uploading}
                onClick={() => {
                  setRead(null);
                  onSubmit();
                }}
              >
                {submit}
              </Button>
            </>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
