import { Box, Flex, Typography } from '@strapi/design-system';
import {
  ACTION_NAMES,
  CAPACITY_NAMES,
  OPEN_STAGES,
  STAGE_NAMES,
  actionRow,
  type ActionRow,
  type Stage,
} from '../../../domain/lifecycle';
import { useText } from '../shared/texts';

type Move = { label: string; who: string; to: Stage[] };

const leadsTo = (row: ActionRow, from: Stage): Stage[] =>
  row.to.flatMap((to) =>
    to === '=' || to === from || !(row.moves?.[from] ?? (row.moves ? [] : [to])).includes(to) ? [] : [to],
  );

/** The lifecycle of an issue as cards: what may be done at each stage, by whom, and which stage follows. */
export function Process() {
  const { text, language } = useText();
  const movesOf = (stage: Stage): Move[] =>
    ACTION_NAMES.flatMap((name) => {
      const row = actionRow(name);
      if (row.internal || !row.from?.includes(stage)) return [];
      const who = row.who
        .filter(({ as, from }) => as !== 'system' && (from?.includes(stage) ?? true))
        .map(({ as }) => CAPACITY_NAMES[as][language]);
      return [{ label: row.label[language], who: who.join('、'), to: leadsTo(row, stage) }];
    });
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
      {OPEN_STAGES.map((stage, n) => (
        <Box key={stage} tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
          <Typography variant="delta" tag="h2">
            {n + 1}. {STAGE_NAMES[stage][language]}
          </Typography>
          <Box tag="ul" paddingTop={2}>
            {movesOf(stage).map(({ label, who, to }) => (
              <Box key={label} tag="li" paddingTop={1}>
                <Typography fontWeight={to.length > 0 ? 'bold' : undefined}>{label}</Typography>{' '}
                <Typography textColor="neutral600">{who}</Typography>
                {to.length > 0 && (
                  <Typography textColor="primary700">
                    {' → '}
                    {to.map((next) => STAGE_NAMES[next][language]).join(text('help.or'))}
                  </Typography>
                )}
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Flex>
  );
}
