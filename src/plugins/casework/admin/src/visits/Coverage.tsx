import {
  Box,
  Field,
  Flex,
  Loader,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';
import { periodLabel } from '../../../domain/duties';
import { StateBadge } from '../shared/StateBadge';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkCoverageQuery, type CoverageLine } from './api';

/** The present quarter and the three before it, as 2026Q4. */
function quarters(today: string): string[] {
  const last = Number(today.slice(0, 4)) * 4 + Math.ceil(Number(today.slice(5, 7)) / 3) - 1;
  return [0, 1, 2, 3].map((back) => {
    const n = last - back;
    return `${Math.floor(n / 4)}Q${(n % 4) + 1}`;
  });
}

/** Which enterprises a leader has visited in a quarter, and which not yet (§四.5). */
export function Coverage() {
  const { text, language } = useText();
  const offered = quarters(dayOf(new Date()));
  const [quarter, setQuarter] = useState(offered[0] ?? '');
  const { data, error } = useCaseworkCoverageQuery(quarter);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box width="18rem">
        <Field.Root name="quarter">
          <Field.Label>{text('coverage.quarter')}</Field.Label>
          <SingleSelect value={quarter} onChange={(chosen) => setQuarter(String(chosen))}>
            {offered.map((value) => (
              <SingleSelectOption key={value} value={value}>
                {language === 'zh' ? periodLabel(value) : value}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Box>
      <Typography variant="pi" textColor="neutral600">
        {text('owed.hint')}
      </Typography>
      {error ? (
        <Typography>{text('error.load', { message: messageOf(error) })}</Typography>
      ) : !data ? (
        <Loader small>{text('form.loading')}</Loader>
      ) : data.leaders.length === 0 ? (
        <Typography textColor="neutral600">{text('coverage.none')}</Typography>
      ) : (
        data.leaders.map((line) => <Line key={line.leader.documentId} line={line} />)
      )}
    </Flex>
  );
}

function Line({ line }: { line: CoverageLine }) {
  const { text } = useText();
  const left = line.enterprises.filter(({ visit, waived }) => visit === null && !waived);
  const waived = line.enterprises.filter((enterprise) => enterprise.waived);
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <Flex justifyContent="space-between" gap={4}>
        <Typography fontWeight="bold">{line.leader.title}</Typography>
        <StateBadge active={left.length === 0}>
          {text('coverage.count', { visited: line.visited, total: line.total })}
        </StateBadge>
      </Flex>
      <Box paddingTop={2}>
        <Typography variant="pi" textColor="neutral600" display="block">
          {left.length === 0
            ? text('coverage.all')
            : `${text('coverage.left')}：${left.map(({ name }) => name).join('、')}`}
        </Typography>
        {waived.length > 0 && (
          <Typography variant="pi" textColor="neutral600" display="block">
            {`${text('owed.waived')}：${waived.map(({ name }) => name).join('、')}`}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
