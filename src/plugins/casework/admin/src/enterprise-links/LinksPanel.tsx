import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ListedLink } from '../../../contracts/enterprise-links';
import { FRESH } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { FormModal } from '../shared/FormModal';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkLinksQuery, useCaseworkRevokeLinkMutation } from './api';
import { MakeLink } from './MakeLink';

type Enterprise = { documentId: string; name: string };

const SHOWN = 8;

/** 企业专属链接: make, copy, print the QR code, revoke. */
export default function LinksPanel({ enterprise }: { enterprise: Enterprise }) {
  const { text } = useText();
  const { data, error, isLoading } = useCaseworkLinksQuery(enterprise.documentId, FRESH);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<string | null>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="pi" textColor="neutral600">
        {text('links.intro')}
      </Typography>
      <Button fullWidth variant="secondary" onClick={() => setMaking(true)}>
        {text('links.make')}
      </Button>
      {isLoading && <Loader small>…</Loader>}
      {error !== undefined && <Typography textColor="danger600">{messageOf(error)}</Typography>}
      {data?.length === 0 && <Typography variant="pi">{text('links.none')}</Typography>}
      {data && data.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {data.slice(0, SHOWN).map((link) => (
            <LinkLine key={link.documentId} link={link} onRevoke={() => setRevoking(link.documentId)} />
          ))}
        </Flex>
      )}
      {making && <MakeLink enterprise={enterprise} onClose={() => setMaking(false)} />}
      {revoking !== null && (
        <RevokeModal enterprise={enterprise} link={revoking} onClose={() => setRevoking(null)} />
      )}
    </Flex>
  );
}

function LinkLine({ link, onRevoke }: { link: ListedLink; onRevoke: () => void }) {
  const { text, language } = useText();
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={2}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography fontWeight="bold">
          {link.purpose === 'entry'
            ? text('links.entry')
            : text('links.confirm', { number: link.issue?.number ?? '' })}
        </Typography>
        <Typography textColor={link.state === 'live' ? 'success600' : 'neutral600'}>
          {text(`links.${link.state}`)}
        </Typography>
      </Flex>
      <Typography variant="pi" display="block" textColor="neutral600">
        {text('links.madeBy', { at: formatInstant(link.madeAt, language), who: link.madeBy })}
        {' · '}
        {text(link.openedAt === null ? 'links.notOpened' : 'links.opened')}
      </Typography>
      {link.state === 'live' && (
        <Flex justifyContent="space-between" gap={2}>
          <Typography variant="pi" textColor="neutral600">
            {link.expiresAt === null
              ? text('links.whileReported')
              : text('links.until', { at: formatInstant(link.expiresAt, language) })}
          </Typography>
          <Button variant="danger-light" size="S" onClick={onRevoke}>
            {text('links.revoke')}
          </Button>
        </Flex>
      )}
    </Box>
  );
}

function RevokeModal({
  enterprise,
  link,
  onClose,
}: {
  enterprise: Enterprise;
  link: string;
  onClose: () => void;
}) {
  const { text } = useText();
  const [revoke, { isLoading }] = useCaseworkRevokeLinkMutation();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const answer = await revoke({ enterprise: enterprise.documentId, link });
    if ('error' in answer) return setProblem(messageOf(answer.error));
    onClose();
  };
  return (
    <FormModal
      title={text('links.revokeTitle')}
      submit={text('links.revoke')}
      busy={isLoading}
      grave
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{text('links.revokeHint')}</Typography>
    </FormModal>
  );
}
