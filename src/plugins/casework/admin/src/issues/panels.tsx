import { Flex, Typography } from '@strapi/design-system';
import { useEffect, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { PageLink } from '../shared/PageLink';
import { FRESH } from '../shared/api';
import { issuePage } from '../shared/places';
import { useText } from '../shared/texts';
import { useCaseworkActionsQuery } from './api';
import { takeRegistered } from '../shell/requests';

export const ISSUE = 'api::issue.issue';

type Context = { model: string; documentId?: string | undefined };
type Panel = { title: string; content: ReactNode } | null;

/** From the form, in which an issue is registered and amended, to its page; there at once after registering. */
function ToPage({ documentId }: { documentId: string }) {
  const { text } = useText();
  const navigate = useNavigate();
  const { data: actions } = useCaseworkActionsQuery(documentId, FRESH);
  useEffect(() => {
    if (takeRegistered(documentId)) navigate(issuePage(documentId), { replace: true });
  }, [documentId, navigate]);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <PageLink to={issuePage(documentId)}>{text('issue.openPage')}</PageLink>
      <Typography variant="pi" textColor="neutral600">
        {text('issue.formHint')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {actions && text(actions.some(({ action }) => action === 'amend') ? 'amend.open' : 'amend.fixed')}
      </Typography>
    </Flex>
  );
}

/** 办理 */
export function IssueState({ model, documentId }: Context): Panel {
  const { text } = useText();
  if (model !== ISSUE || !documentId || documentId === 'create') return null;
  return { title: text('panel.state'), content: <ToPage documentId={documentId} /> };
}
