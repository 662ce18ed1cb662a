import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { WorkbenchIssue } from '../../../contracts/workbench';
import { STAGES } from '../../../domain/lifecycle';
import { stageName } from '../shared/names';
import { useText } from '../shared/texts';
import { IssueCard } from './Cards';

const Columns = styled.div`
  display: grid;
  grid-auto-flow: column;
  grid-auto-columns: minmax(24rem, 1fr);
  gap: 1.2rem;
  overflow-x: auto;
`;

/** The listed issues by stage, side by side. They are moved by acts, not by hand. */
export function Board({ issues }: { issues: readonly WorkbenchIssue[] }) {
  const { language } = useText();
  const columns = STAGES.flatMap((stage) => {
    const here = issues.filter((issue) => issue.stage === stage);
    return here.length === 0 ? [] : [{ stage, here }];
  });
  return (
    <Columns>
      {columns.map(({ stage, here }) => (
        <Box key={stage} tag="section" aria-label={stageName(stage, language)}>
          <Box paddingBottom={2}>
            <Typography variant="sigma" tag="h2">
              {stageName(stage, language)}（{here.length}）
            </Typography>
          </Box>
          <ul>
            {here.map((issue) => (
              <Box
                key={issue.documentId}
                tag="li"
                background="neutral0"
                shadow="tableShadow"
                hasRadius
                padding={3}
                marginBottom={2}
              >
                <IssueCard issue={issue} />
              </Box>
            ))}
          </ul>
        </Box>
      ))}
    </Columns>
  );
}
