import {
  Box,
  EmptyStateLayout,
  Flex,
  LinkButton,
  Loader,
  Main,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { REASSIGNMENT_LIFE, type ReassignmentState } from '../../../domain/life';
import { FRESH, useActingKind } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { PageHead } from '../shared/PageHead';
import { PageLink } from '../shared/PageLink';
import { Pages } from '../shared/Pages';
import { messageOf } from '../shared/refusal';
import { StateBadge } from '../shared/StateBadge';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { useUrlState } from '../shared/url-state';
import { useCaseworkReassignmentsQuery, type ReassignmentLine } from './api';

const STATES = Object.keys(REASSIGNMENT_LIFE.states) as ReassignmentState[];

/** The leader and the group of a pairing, in words. */
export const pairInWords = (
  leader: ReassignmentLine['toLeader'],
  group: ReassignmentLine['toGroup'],
): string => [leader?.title, group?.name].filter(Boolean).join(' · ') || '—';

export const stateInWords = (state: ReassignmentState, language: 'zh' | 'en'): string =>
  REASSIGNMENT_LIFE.states[state].label[language];

/** When a reassignment came to where it is now. */
const reachedAt = (line: ReassignmentLine): string =>
  line.effectiveAt ?? line.refusedAt ?? line.approvedAt ?? line.submittedAt ?? line.createdAt;

const isOver = (state: ReassignmentState): boolean => {
  const { final } = REASSIGNMENT_LIFE.states[state] as { final?: boolean };
  return final === true;
};

/** All changes of pairings, the latest first. */
export function ReassignmentList() {
  const { text, language } = useText();
  const [get, change] = useUrlState();
  const state = get('state');
  const page = Number(get('page')) || 1;
  const { data, error } = useCaseworkReassignmentsQuery({ page, state }, FRESH);
  const isOffice = useActingKind() === 'office';
  return (
    <Main>
      <PageHead
        title={text('nav.reassignments')}
        subtitle={text('reassignments.page')}
        primaryAction={
          isOffice && (
            <LinkButton tag={Link} to="new" startIcon={<Plus aria-hidden />}>
              {text('reassignments.new')}
            </LinkButton>
          )
        }
      />
      <Layouts.Content>
        <Box maxWidth="24rem" paddingBottom={4}>
          <SingleSelect
            aria-label={text('duties.state')}
            value={state}
            onChange={(chosen) => change({ state: String(chosen), page: null })}
          >
            <SingleSelectOption value="">{text('tables.all')}</SingleSelectOption>
            {STATES.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {stateInWords(one, language)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
        {error ? (
          <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
        ) : !data ? (
          <Loader small>{text('form.loading')}</Loader>
        ) : data.total === 0 ? (
          <EmptyStateLayout content={text('reassignments.none')} />
        ) : (
          <Box paddingBottom={8}>
            <Table colCount={5} rowCount={data.lines.length + 1}>
              <TableHead
                names={[
                  text('tables.enterpriseLabel'),
                  text('reassignments.from'),
                  text('reassignments.to'),
                  text('duties.state'),
                  text('reassignments.at'),
                ]}
              />
              <Tbody>
                {data.lines.map((line) => (
                  <Tr key={line.documentId}>
                    <Td style={{ whiteSpace: 'normal', minWidth: '16rem' }}>
                      <PageLink to={line.documentId}>{line.enterprise?.name ?? '—'}</PageLink>
                    </Td>
                    <Td style={{ whiteSpace: 'normal', minWidth: '14rem' }}>
                      <Typography>{pairInWords(line.fromLeader, line.fromGroup)}</Typography>
                    </Td>
                    <Td style={{ whiteSpace: 'normal', minWidth: '14rem' }}>
                      <Typography>{pairInWords(line.toLeader, line.toGroup)}</Typography>
                    </Td>
                    <Td>
                      <StateBadge active={!isOver(line.state)}>
                        {stateInWords(line.state, language)}
                      </StateBadge>
                    </Td>
                    <Td>
                      <Flex>
                        <Typography>{formatInstant(reachedAt(line), language)}</Typography>
                      </Flex>
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
            <Pages
              page={page}
              pages={data.pages}
              total={data.total}
              onPage={(to) => change({ page: String(to) })}
            />
          </Box>
        )}
      </Layouts.Content>
    </Main>
  );
}
