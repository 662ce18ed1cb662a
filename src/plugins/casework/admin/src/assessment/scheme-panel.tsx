import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { PageLink } from '../shared/PageLink';
import { useText } from '../shared/texts';

type Context = { model: string; documentId?: string | undefined };
type Panel = { title: string; content: ReactNode } | null;

/** How points are earned, and the way from a scheme's form to its preview, beside the form. */
export function SchemeHelp({ model, documentId }: Context): Panel {
  const { text } = useText();
  if (model !== 'api::assessment-scheme.assessment-scheme') return null;
  return {
    title: text('assessment.schemePanel'),
    content: (
      <Flex direction="column" alignItems="stretch" gap={3} width="100%">
        <Typography variant="pi" textColor="neutral600">
          {text('assessment.schemeHelp')}
        </Typography>
        {documentId && documentId !== 'create' ? (
          <PageLink to={`/plugins/casework/assessment/schemes/${documentId}`}>
            {text('assessment.schemeOpen')}
          </PageLink>
        ) : (
          <Typography variant="pi">{text('assessment.schemeSave')}</Typography>
        )}
      </Flex>
    ),
  };
}
