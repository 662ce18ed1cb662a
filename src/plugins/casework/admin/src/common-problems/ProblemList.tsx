import { COMMON_PROBLEM_LIFE, stateNames } from '../../../domain/life';
import {
  Box,
  Button,
  Flex,
  Link as TextLink,
  Main,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { useActingKind } from '../shared/api';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import {
  useCaseworkLinkMutation,
  useCaseworkNewProblemMutation,
  useCaseworkProblemsQuery,
  useCaseworkSuggestionsQuery,
  type ProblemLine,
  type Suggestion,
} from './api';
import { NewProblem } from './NewProblem';

export const STATES = stateNames(COMMON_PROBLEM_LIFE);

/** All common problems, and groups of issues that may be one. */
export function ProblemList() {
  const { text } = useText();
  const { data, error } = useCaseworkProblemsQuery();
  const { data: suggestions } = useCaseworkSuggestionsQuery();
  const [making, setMaking] = useState(false);
  // A reader who may not change problems is offered no action that would be refused.
  const keeps = useActingKind() === 'office';
  return (
    <Main>
      <PageHead
        title={text('problems.title')}
        subtitle={text('problems.page')}
        primaryAction={
          keeps ? (
            <Button startIcon={<Plus aria-hidden />} onClick={() => setMaking(true)}>
              {text('problems.new')}
            </Button>
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {error ? (
            <Typography>{text('error.load', { message: messageOf(error) })}</Typography>
          ) : (
            <Problems lines={data ?? []} />
          )}
          {suggestions && suggestions.length > 0 && <Suggestions list={suggestions} keeps={keeps} />}
        </Flex>
      </Layouts.Content>
      {making && <NewProblem onClose={() => setMaking(false)} />}
    </Main>
  );
}

function Problems({ lines }: { lines: ProblemLine[] }) {
  const { text, language } = useText();
  if (lines.length === 0) return <Typography>{text('problems.none')}</Typography>;
  return (
    <Table colCount={4} rowCount={lines.length + 1}>
      <TableHead
        names={[
          text('problems.name'),
          text('problems.category'),
          text('problems.issueTitle'),
          text('meetings.state'),
        ]}
      />
      <Tbody>
        {lines.map((line) => (
          <Tr key={line.documentId}>
            <Td>
              <TextLink tag={Link} to={line.documentId}>
                {line.title}
              </TextLink>
            </Td>
            <Td>
              <Typography>{line.category?.name ?? '—'}</Typography>
            </Td>
            <Td>
              <Typography>
                {text('problems.count', { enterprises: line.enterprises, issues: line.issues })}
              </Typography>
            </Td>
            <Td>
              <StateBadge active={line.state === 'open'}>
                {choiceText(line.state, language, STATES)}
              </StateBadge>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Suggested common problems; accepting one creates the problem and links its issues. */
function Suggestions({ list, keeps }: { list: Suggestion[]; keeps: boolean }) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const [make, { isLoading }] = useCaseworkNewProblemMutation();
  const [link] = useCaseworkLinkMutation();
  const take = async ({ title, category, issues }: Suggestion): Promise<void> => {
    const made = await make({ title, category: { connect: [{ documentId: category.documentId }] } });
    if ('error' in made) {
      toggleNotification({ type: 'danger', message: messageOf(made.error) });
      return;
    }
    const linked = await link({
      problem: made.data,
      issues: issues.map(({ documentId }) => documentId),
      how: 'link',
    });
    if ('error' in linked) toggleNotification({ type: 'danger', message: messageOf(linked.error) });
    navigate(made.data);
  };
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Typography variant="delta" tag="h2" display="block">
        {text('problems.suggestions')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {text('problems.suggestionsHint')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
        {list.map((suggestion) => (
          <Flex
            key={suggestion.issues[0]?.documentId}
            justifyContent="space-between"
            gap={4}
            alignItems="start"
          >
            <Box>
              <Typography fontWeight="bold" display="block">
                {`${suggestion.category.name} · ${suggestion.title}`}
              </Typography>
              <Typography variant="pi" textColor="neutral600" display="block">
                {text('problems.count', {
                  enterprises: suggestion.enterprises,
                  issues: suggestion.issues.length,
                })}
                {`：${[...new Set(suggestion.issues.map(({ enterprise }) => enterprise.name))].join('、')}`}
              </Typography>
            </Box>
            <Box flex="1 0 auto" textAlign="right">
              {keeps && (
                <Button
                  variant="secondary"
                  size="S"
                  disabled={isLoading}
                  onClick={() => void take(suggestion)}
                >
                  {text('problems.take')}
                </Button>
              )}
            </Box>
          </Flex>
        ))}
      </Flex>
    </Box>
  );
}
