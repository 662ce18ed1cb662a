import { Box, Flex, Typography } from '@strapi/design-system';

/**
 * Colour and word together, so that no reader needs to tell red from green. The colours are the same by day and by
 * night, so that a light is never grey, and each word has a contrast of 4.5:1 or more.
 */
const COLOURS: Record<string, { background: string; color: string }> = {
  red: { background: '#b72b1a', color: '#ffffff' },
  yellow: { background: '#f7d774', color: '#32324d' },
  green: { background: '#c6f0c2', color: '#1f4a2f' },
  waiting: { background: '#dcdce4', color: '#32324d' },
};

type Props = { light: string; children: string };

/** 灯 as a coloured badge with its word. */
export function LightBadge({ light, children }: Props) {
  const { background, color } = COLOURS[light] ?? { background: '#dcdce4', color: '#32324d' };
  return (
    <Flex display="inline-flex">
      <Box
        hasRadius
        paddingLeft={2}
        paddingRight={2}
        paddingTop={1}
        paddingBottom={1}
        style={{ background, whiteSpace: 'nowrap' }}
      >
        <Typography variant="pi" fontWeight="bold" style={{ color }}>
          {children}
        </Typography>
      </Box>
    </Flex>
  );
}
