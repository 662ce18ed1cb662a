import { Box, Flex, Typography } from '@strapi/design-system';

/** Colour and word together: nobody needs to tell red from green. */
const COLOURS: Record<string, { background: string; text: string }> = {
  red: { background: 'danger600', text: 'neutral0' },
  yellow: { background: 'warning200', text: 'warning700' },
  green: { background: 'success200', text: 'success700' },
  waiting: { background: 'neutral200', text: 'neutral800' },
};

type Props = { light: string; children: string };

/** 灯 as a coloured badge with its word. */
export function LightBadge({ light, children }: Props) {
  const { background, text } = COLOURS[light] ?? { background: 'neutral200', text: 'neutral800' };
  return (
    <Flex display="inline-flex">
      <Box
        background={background}
        hasRadius
        paddingLeft={2}
        paddingRight={2}
        paddingTop={1}
        paddingBottom={1}
      >
        <Typography variant="pi" fontWeight="bold" textColor={text}>
          {children}
        </Typography>
      </Box>
    </Flex>
  );
}
