import { Box, Button, EmptyStateLayout, Flex, Loader, Main, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { REASSIGNMENT_LIFE, fits } from '../../../domain/life';
import ReassignmentPanel from '../organisation/ReassignmentPanel';
import { FRESH, useActingKind } from '../shared/api';
import { PageHead } from '../shared/PageHead';
import { PageLink } from '../shared/PageLink';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkReassignmentQuery, type ReassignmentLine } from './api';
import { ReassignmentForm } from './ReassignmentForm';
import { pairInWords, stateInWords } from './ReassignmentList';

/** One change of pairing: who had the enterprise, who is to have it, why, and the steps. */
export function ReassignmentPage() {
  const { text, language } = useText();
  const { documentId = '' } = useParams<{ documentId: string }>();
  const { data, error } = useCaseworkReassignmentQuery(documentId, FRESH);
  const [editing, setEditing] = useState(false);
  const isOffice = useActingKind() === 'office';
  if (error || data === null)
    return (
      <Main>
        <PageHead title={text('nav.reassignments')} />
        <EmptyStateLayout
          content={error ? text('error.load', { message: messageOf(error) }) : text('form.nothing')}
        />
      </Main>
    );
  if (!data)
    return (
      <Main>
        <PageHead title={text('nav.reassignments')} />
        <Loader small>{text('form.loading')}</Loader>
      </Main>
    );
  const mayEdit = isOffice && fits(REASSIGNMENT_LIFE, 'edit', data.state);
  return (
    <Main>
      <PageHead
        title={text('reassignments.of', { enterprise: data.enterprise?.name ?? '—' })}
        subtitle={stateInWords(data.state, language)}
        navigationAction={
          <PageLink to="/plugins/casework/reassignments">{text('reassignments.back')}</PageLink>
        }
        primaryAction={
          mayEdit &&
          !editing && (
            <Button variant="secondary" startIcon={<Pencil aria-hidden />} onClick={() => setEditing(true)}>
              {text('reassignments.edit')}
            </Button>
          )
        }
      />
      <Layouts.Content>
        <Flex alignItems="flex-start" gap={4} wrap="wrap" paddingBottom={8}>
          <Box flex="2 1 36rem" style={{ minWidth: 0 }}>
            {editing && mayEdit ? (
              <ReassignmentForm stored={data} onDone={() => setEditing(false)} />
            ) : (
              <Facts data={data} />
            )}
          </Box>
          {!editing && (
            <Box
              flex="1 1 28rem"
              tag="section"
              aria-label={text('reassignment.panel')}
              background="neutral0"
              shadow="tableShadow"
              hasRadius
              padding={5}
            >
              <Typography variant="delta" tag="h2">
                {text('reassignment.panel')}
              </Typography>
              <Box paddingTop={3}>
                <ReassignmentPanel reassignment={data} />
              </Box>
            </Box>
          )}
        </Flex>
      </Layouts.Content>
    </Main>
  );
}

function Facts({ data }: { data: ReassignmentLine }) {
  const { text } = useText();
  const { enterprise, fromLeader, fromGroup, toLeader, toGroup, reason, approvalNumber, refusalReason } =
    data;
  const facts: [string, string | null][] = [
    [text('reassignments.from'), pairInWords(fromLeader, fromGroup)],
    [text('reassignments.to'), pairInWords(toLeader, toGroup)],
    [text('reassignments.reason'), reason],
    [text('reassignment.approvalNumber'), approvalNumber],
    [text('reassignment.reason'), refusalReason],
  ];
  return (
    <Box tag="section" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={4} style={{ margin: 0 }}>
        <Fact name={text('tables.enterpriseLabel')}>
          {enterprise ? (
            <PageLink
              to={`/content-manager/collection-types/api::enterprise.enterprise/${enterprise.documentId}`}
            >
              {enterprise.name}
            </PageLink>
          ) : (
            '—'
          )}
        </Fact>
        {facts.map(
          ([name, value]) =>
            value && (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ),
        )}
      </Flex>
    </Box>
  );
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {name}
    </Typography>
    <Typography tag="dd" style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  </div>
);
