import { Box, EmptyStateLayout, Loader, Main, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { FRESH } from '../shared/api';
import { Pages } from '../shared/Pages';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import type { PolicyLine } from '../../../contracts/policies';
import { useCaseworkPoliciesQuery } from './api';

/** From when to when a policy is in force, as people say it. */
export function validity(
  { validFrom, validUntil }: PolicyLine,
  text: ReturnType<typeof useText>['text'],
): string {
  if (validFrom && validUntil) return text('policies.span', { from: validFrom, until: validUntil });
  if (validUntil) return text('policies.until', { day: validUntil });
  return validFrom ? text('policies.from', { day: validFrom }) : text('policies.always');
}

/** Policies, and how many of the enterprises that they are for have been told (§一). */
export function PolicyList() {
  const { text } = useText();
  const [page, setPage] = useState(1);
  const { data, error } = useCaseworkPoliciesQuery(page, FRESH);
  return (
    <Main>
      <PageHead title={text('policies.title')} subtitle={text('policies.page')} />
      <Layouts.Content>
        {error ? (
          <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
        ) : !data ? (
          <Loader small>{text('form.loading')}</Loader>
        ) : data.total === 0 ? (
          <EmptyStateLayout content={text('policies.none')} />
        ) : (
          <>
            <Table colCount={4} rowCount={data.policies.length + 1}>
              <TableHead
                names={(
                  ['policies.policy', 'policies.valid', 'duties.state', 'policies.progress'] as const
                ).map((key) => text(key))}
              />
              <Tbody>
                {data.policies.map((policy) => (
                  <Tr key={policy.documentId}>
                    <Td style={{ whiteSpace: 'normal', minWidth: '16rem' }}>
                      <Box paddingTop={2} paddingBottom={2}>
                        <Typography
                          tag={Link}
                          to={policy.documentId}
                          textColor="primary600"
                          fontWeight="bold"
                          display="block"
                        >
                          {policy.title}
                        </Typography>
                        <Typography variant="pi" textColor="neutral600">
                          {[policy.issuingBody, policy.documentNumber].filter(Boolean).join(' · ')}
                        </Typography>
                      </Box>
                    </Td>
                    <Td>
                      <Typography>{validity(policy, text)}</Typography>
                    </Td>
                    <Td>
                      <StateBadge active={policy.state === 'in-force'}>
                        {text(`policies.state.${policy.state}`)}
                      </StateBadge>
                    </Td>
                    <Td>
                      <Typography>
                        {text('policies.count', { told: policy.told, enterprises: policy.enterprises })}
                      </Typography>
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
            <Pages page={page} pages={data.pages} total={data.total} onPage={setPage} />
          </>
        )}
      </Layouts.Content>
    </Main>
  );
}
