import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { FINAL_STAGES, OPEN_STAGES } from '../../../domain/lifecycle';
import { formatInstant } from '../shared/dates';
import { stageName } from '../shared/names';
import { useText } from '../shared/texts';
import type { Page } from './api';

const Steps = styled.ol`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
`;

const Step = styled.li<{ $state: 'done' | 'now' | 'ahead' }>`
  flex: 1 1 11rem;
  padding: 0.8rem 1rem;
  border-top: 4px solid
    ${({ theme, $state }) =>
      $state === 'done'
        ? theme.colors.success500
        : $state === 'now'
          ? theme.colors.primary600
          : theme.colors.neutral200};
  background: ${({ theme, $state }) =>
    $state === 'now' ? theme.colors.primary100 : theme.colors.neutral100};
`;

type Step = { stage: string; state: 'done' | 'now' | 'ahead'; at: string | null };

/** The stages of the loop, with when each was last reached; what ended otherwise ends with its own stage. */
function stepsOf({ summary, ledger }: Page): Step[] {
  const { stage } = summary;
  const reached = (name: string): string | null =>
    ledger.findLast((entry) => entry.to === name && entry.from !== name)?.happenedAt ?? null;
  const ended = (FINAL_STAGES as readonly string[]).includes(stage);
  const loop: string[] = [...OPEN_STAGES, ended ? stage : 'closed'];
  const at = loop.indexOf(stage);
  return (
    loop
      .map((name, n): Step => {
        const state = n < at ? 'done' : n === at ? (ended ? 'done' : 'now') : 'ahead';
        return { stage: name, state, at: n <= at ? reached(name) : null };
      })
      // An issue that was declined or merged has never been transferred: only what it went through is shown.
      .filter(({ stage: name, at: when }) => !ended || stage === 'closed' || name === stage || when !== null)
  );
}

/** 办理进程: where the issue stands in the process, each step with its date. */
export function Process({ page }: { page: Page }) {
  const { text, language } = useText();
  return (
    <Steps>
      {stepsOf(page).map(({ stage, state, at }) => (
        <Step key={stage} $state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <Typography fontWeight={state === 'now' ? 'bold' : 'regular'} display="block">
            {stageName(stage, language)}
          </Typography>
          <Box>
            <Typography variant="pi" textColor="neutral700">
              {at ? formatInstant(at, language) : text(`issue.${state}`)}
            </Typography>
          </Box>
        </Step>
      ))}
    </Steps>
  );
}
