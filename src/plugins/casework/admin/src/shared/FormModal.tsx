import { Alert, Button, Flex, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { SecretNotice } from './SecretNotice';
import { useText } from './texts';

type Props = {
  title: string;
  children: ReactNode;
  problem?: string | null;
  submit: string;
  busy: boolean;
  /** what is about to be done cannot be undone */
  grave?: boolean;
  /** something is entered here, so the notice stands on it */
  entry?: boolean;
  onSubmit: () => void;
  onClose: () => void;
};

/** A form that is asked for in passing. */
export function FormModal({
  title,
  children,
  problem,
  submit,
  busy,
  grave,
  entry,
  onSubmit,
  onClose,
}: Props) {
  const { text } = useText();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {entry && <SecretNotice />}
            {problem && (
              <Alert
                variant="danger"
                title={text('error.title')}
                closeLabel={text('form.close')}
                onClose={() => undefined}
              >
                {problem}
              </Alert>
            )}
            {children}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('form.cancel')}
          </Button>
          <Button variant={grave ? 'danger' : 'default'} loading={busy} onClick={onSubmit}>
            {submit}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
