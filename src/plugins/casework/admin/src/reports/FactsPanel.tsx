import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NO_FACTS, type Facts } from '../../../domain/reports';
import { useText } from '../shared/texts';

const COUNTS = ['received', 'open', 'closed', 'transfers', 'followUps', 'instructions'] as const;

/** The data that a draft came from, beside the editor. */
export function FactsPanel({ facts: given }: { facts: Facts | null }) {
  const { text } = useText();
  const facts = { ...NO_FACTS, ...given };
  const rate = (value: string | null): string =>
    value === null ? text('facts.notApplicable') : `${(Number(value) * 100).toFixed(2)}%`;
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={4}>
      <Typography variant="delta" tag="h2">
        {text('facts.title')}
      </Typography>
      <Typography variant="pi" textColor="neutral600" display="block">
        {text('facts.hint')}
      </Typography>
      <Flex wrap="wrap" gap={4} paddingTop={3} paddingBottom={2}>
        {COUNTS.map((name) => (
          <Box key={name}>
            <Typography variant="beta" display="block">
              {facts[name]}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {text(`facts.count.${name}`)}
            </Typography>
          </Box>
        ))}
      </Flex>
      <Part
        title={text('facts.figures')}
        lines={facts.figures.map((f) => `${f.name} ${rate(f.value)}（${f.numerator}/${f.denominator}）`)}
      />
      <Part
        title={text('facts.visits')}
        lines={facts.visits.map((v) => `${v.date} ${v.leader}：${v.enterprises.join('、')}`)}
      />
      <Part
        title={text('facts.meetings')}
        lines={facts.meetings.map((m) => `${m.date} ${m.leader ?? ''}（${m.items}）`)}
      />
      <Part title={text('facts.categories')} lines={facts.byCategory.map((c) => `${c.name} ${c.count}`)} />
      <Part title={text('facts.units')} lines={facts.units.map((u) => `${u.name} ${u.count}`)} />
      <Part
        title={text('facts.openIssues')}
        lines={facts.openIssues.map((i) => `${i.number} ${i.enterprise}：${i.title}`)}
      />
      <Part
        title={text('facts.closedIssues')}
        lines={facts.closedIssues.map((i) => `${i.number} ${i.enterprise}：${i.title}`)}
      />
      <Part
        title={text('facts.below')}
        lines={facts.below.map((b) => `${b.name}${b.period ? `（${b.period}）` : ''}：${b.results}`)}
      />
    </Box>
  );
}

function Part({ title, lines }: { title: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <Box paddingTop={3}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {title}
      </Typography>
      <ul>
        {lines.map((line, n) => (
          <li key={`${n}-${line}`}>
            <Typography variant="pi">{line}</Typography>
          </li>
        ))}
      </ul>
    </Box>
  );
}
