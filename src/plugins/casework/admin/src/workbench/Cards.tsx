import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { PageLink } from '../shared/PageLink';
import type { WorkbenchIssue } from '../../../contracts/workbench';
import { lightText } from '../lists/cells';
import { LightBadge } from '../shared/LightBadge';
import { stageName } from '../shared/names';
import { issuePage } from '../shared/places';
import { leftText } from '../shared/left';
import { formatDue } from '../shared/dates';
import { useText } from '../shared/texts';
import { cellText, columnName, type ListProps } from './rows';

/** Card of one issue, on a narrow screen and on the board. */
export function IssueCard({ issue }: { issue: WorkbenchIssue }) {
  const { text, language } = useText();
  const { light, due } = issue;
  return (
    <Box minWidth={0} flex="1">
      <Flex gap={2} wrap="wrap">
        {light && <LightBadge light={light}>{lightText(light, issue.stage, text, language)}</LightBadge>}
        <Typography>{stageName(issue.stage, language)}</Typography>
        {due && (
          <Typography textColor={due.overdue ? 'danger600' : 'neutral700'}>
            {[formatDue(due.at, language), leftText(due, text)].join(' ')}
          </Typography>
        )}
      </Flex>
      <Box paddingTop={1}>
        <PageLink to={issuePage(issue.documentId)} style={{ overflowWrap: 'anywhere' }}>
          {issue.title}
        </PageLink>
      </Box>
      <Typography variant="pi" tag="p" textColor="neutral700">
        {[issue.number, issue.enterprise?.name].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}

/** Issues as cards, one below the other: for telephones. */
export function Cards({ issues, columns, selected, selectable, onSelect }: ListProps) {
  const { text, language } = useText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {issues.map((issue) => (
        <Box key={issue.documentId} tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={4}>
          <Flex gap={3} alignItems="flex-start">
            {selectable && (
              <Checkbox
                aria-label={text('wb.select', { number: issue.number })}
                checked={selected.has(issue.documentId)}
                onCheckedChange={(on: boolean | 'indeterminate') => onSelect([issue.documentId], on === true)}
              />
            )}
            <Box minWidth={0} flex="1">
              <IssueCard issue={issue} />
              <Typography variant="pi" tag="p" textColor="neutral700">
                {columns
                  .flatMap((column) => {
                    const said = cellText(issue, column, language, text);
                    return said ? [`${columnName(column, text)}：${said}`] : [];
                  })
                  .join('；')}
              </Typography>
            </Box>
          </Flex>
        </Box>
      ))}
    </Flex>
  );
}
