import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Today } from '../../../contracts/workbench';
import { useText } from '../shared/texts';

const HEIGHT = 80;

const Svg = styled.svg`
  display: block;
  width: 100%;
  height: 8rem;
  .received {
    fill: ${({ theme }) => theme.colors.primary500};
  }
  .closed {
    fill: ${({ theme }) => theme.colors.success500};
  }
`;

/** Issues received and closed in the last weeks as pairs of bars; the numbers are in the text beside them. */
export function Weeks({ weeks }: { weeks: Today['numbers']['weeks'] }) {
  const { text } = useText();
  const most = Math.max(1, ...weeks.flatMap(({ received, closed }) => [received, closed]));
  const step = 100 / Math.max(1, weeks.length);
  const bar = (n: number): number => (n / most) * (HEIGHT - 4);
  const said = weeks.map((week) => text('today.week', week));
  return (
    <Box>
      <Svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={said.join('；')}>
        {weeks.map(({ week, received, closed }, n) => (
          <g key={week}>
            <title>{said[n]}</title>
            <rect
              className="received"
              x={n * step + step * 0.12}
              width={step * 0.34}
              y={HEIGHT - bar(received)}
              height={bar(received)}
            />
            <rect
              className="closed"
              x={n * step + step * 0.52}
              width={step * 0.34}
              y={HEIGHT - bar(closed)}
              height={bar(closed)}
            />
          </g>
        ))}
      </Svg>
      <Flex justifyContent="space-between">
        <Typography variant="pi" textColor="neutral600">
          {weeks[0]?.week.slice(5)}
        </Typography>
        <Flex gap={3}>
          <Legend colour="primary500">{text('today.weeksReceived')}</Legend>
          <Legend colour="success500">{text('today.weeksClosed')}</Legend>
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {weeks.at(-1)?.week.slice(5)}
        </Typography>
      </Flex>
    </Box>
  );
}

const Legend = ({ colour, children }: { colour: string; children: string }) => (
  <Flex gap={1}>
    <Box background={colour} width="1rem" height="1rem" />
    <Typography variant="pi">{children}</Typography>
  </Flex>
);
