import {
  Box,
  Button,
  Checkbox,
  EmptyStateLayout,
  Flex,
  Loader,
  Main,
  Table,
  Tabs,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { FRESH, useActingKind } from '../shared/api';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import type { Match, PolicyLine } from '../../../contracts/policies';
import { useCaseworkMatchesQuery } from './api';
import { DeliveryModal } from './DeliveryModal';
import { validity } from './PolicyList';

const RECORDS = ['office', 'group'];
const WHICH = ['all', 'no', 'yes'] as const;

/** A policy with the enterprises that it is for: who was told, when, with what result; and the next to be told. */
export function PolicyPage() {
  const { documentId = '' } = useParams();
  const { text } = useText();
  const [which, setWhich] = useState<(typeof WHICH)[number]>('all');
  const [chosen, setChosen] = useState<string[]>([]);
  const [recording, setRecording] = useState(false);
  const records = RECORDS.includes(useActingKind());
  const { data, error } = useCaseworkMatchesQuery(
    { policy: documentId, told: which === 'all' ? '' : which },
    FRESH,
  );
  if (error) return <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />;
  if (!data) return <Loader>{text('form.loading')}</Loader>;
  const { policy, matches, total } = data;
  const picked = matches.filter((match) => chosen.includes(match.documentId));
  return (
    <Main>
      <PageHead
        title={policy.title}
        subtitle={[policy.issuingBody, policy.documentNumber].filter(Boolean).join(' · ')}
        navigationAction={
          <Typography tag={Link} to=".." textColor="primary600">
            {text('policies.back')}
          </Typography>
        }
        primaryAction={
          records && (
            <Button disabled={picked.length === 0} onClick={() => setRecording(true)}>
              {text('policies.record', { n: picked.length })}
            </Button>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <About policy={policy} />
          <Tabs.Root
            variant="simple"
            value={which}
            onValueChange={(value) => {
              setChosen([]);
              setWhich(value as (typeof WHICH)[number]);
            }}
          >
            <Tabs.List aria-label={text('policies.which')}>
              {WHICH.map((value) => (
                <Tabs.Trigger key={value} value={value}>
                  {text(`policies.which.${value}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value={which}>
              {total > matches.length && (
                <Typography textColor="warning700">
                  {text('policies.cut', { total, n: matches.length })}
                </Typography>
              )}
              {matches.length === 0 ? (
                <EmptyStateLayout content={text('policies.noMatches')} />
              ) : (
                <Matches matches={matches} chosen={chosen} onChoose={records ? setChosen : null} />
              )}
            </Tabs.Content>
          </Tabs.Root>
        </Flex>
        {recording && (
          <DeliveryModal
            policy={documentId}
            enterprises={picked.map((match) => match.documentId)}
            onDone={() => setChosen([])}
            onClose={() => setRecording(false)}
          />
        )}
      </Layouts.Content>
    </Main>
  );
}

function About({ policy }: { policy: PolicyLine }) {
  const { text, language } = useText();
  const names = (values: string[] | null): string =>
    values && values.length > 0
      ? values.map((value) => choiceText(value, language)).join('、')
      : text('policies.any');
  const facts: [string, string][] = [
    [text('policies.valid'), validity(policy, text)],
    [text('policies.industries'), names(policy.industries)],
    [text('policies.scales'), names(policy.scales)],
    [
      text('policies.progress'),
      text('policies.count', { told: policy.told, enterprises: policy.enterprises }),
    ],
  ];
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={4}>
      <Flex gap={6} wrap="wrap" alignItems="flex-start">
        <StateBadge active={policy.state === 'in-force'}>{text(`policies.state.${policy.state}`)}</StateBadge>
        {facts.map(([name, value]) => (
          <Box key={name}>
            <Typography variant="pi" textColor="neutral600" display="block">
              {name}
            </Typography>
            <Typography>{value}</Typography>
          </Box>
        ))}
      </Flex>
      {policy.summary && (
        <Box paddingTop={3}>
          <Typography style={{ whiteSpace: 'pre-wrap' }}>{policy.summary}</Typography>
        </Box>
      )}
    </Box>
  );
}

function Matches({
  matches,
  chosen,
  onChoose,
}: {
  matches: Match[];
  chosen: string[];
  onChoose: ((chosen: string[]) => void) | null;
}) {
  const { text, language } = useText();
  const all = matches.every(({ documentId }) => chosen.includes(documentId));
  const columns = [
    'policies.enterprise',
    'policies.industry',
    'policies.scale',
    'policies.group',
    'policies.toldAt',
    'policies.result',
  ] as const;
  return (
    <Table colCount={columns.length + 1} rowCount={matches.length + 1}>
      <Thead>
        <Tr>
          <Th>
            {onChoose && (
              <Checkbox
                aria-label={text('policies.chooseAll')}
                checked={all ? true : chosen.length > 0 ? 'indeterminate' : false}
                onCheckedChange={() => onChoose(all ? [] : matches.map(({ documentId }) => documentId))}
              />
            )}
          </Th>
          {columns.map((key) => (
            <Th key={key}>
              <Typography variant="sigma">{text(key)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {matches.map(({ documentId, name, industry, scale, group, fits, deliveredAt, result }) => (
          <Tr key={documentId}>
            <Td>
              {onChoose && (
                <Checkbox
                  aria-label={name}
                  checked={chosen.includes(documentId)}
                  onCheckedChange={(checked) =>
                    onChoose(
                      checked === true ? [...chosen, documentId] : chosen.filter((id) => id !== documentId),
                    )
                  }
                />
              )}
            </Td>
            <Td>
              <Typography fontWeight="bold">{name}</Typography>
              {!fits && (
                <Typography variant="pi" textColor="neutral600" display="block">
                  {text('policies.unfit')}
                </Typography>
              )}
            </Td>
            <Td>
              <Typography>{industry ? choiceText(industry, language) : '-'}</Typography>
            </Td>
            <Td>
              <Typography>{scale ? choiceText(scale, language) : '-'}</Typography>
            </Td>
            <Td>
              <Typography>{group ?? '-'}</Typography>
            </Td>
            <Td>
              <Typography textColor={deliveredAt ? 'neutral800' : 'neutral600'}>
                {deliveredAt ? dayOf(new Date(deliveredAt)) : text('policies.notTold')}
              </Typography>
            </Td>
            <Td style={{ maxWidth: '18rem', whiteSpace: 'normal' }}>
              <Typography variant="pi">{result ?? '-'}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
