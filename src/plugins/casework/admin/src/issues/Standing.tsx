import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { lightText } from '../lists/cells';
import { LightBadge } from '../shared/LightBadge';
import { dueDayOf, formatDue, formatInstant, kindOf, weekdayOf } from '../shared/dates';
import { isTextKey, useText } from '../shared/texts';
import { choiceText } from '../../../contracts/choices';
import type { Summary } from './api';
import { stageName } from '../shared/names';

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <Flex justifyContent="space-between" alignItems="flex-start" gap={3} width="100%">
    <Typography variant="pi" textColor="neutral600">
      {label}
    </Typography>
    <Box textAlign="right">{children}</Box>
  </Flex>
);

const Value = ({ children, strong }: { children: ReactNode; strong?: boolean }) => (
  <Typography fontWeight={strong ? 'bold' : 'regular'}>{children}</Typography>
);

/** Where the issue stands and what runs. */
export function Standing({ summary }: { summary: Summary }) {
  const { text, language } = useText();
  const { due, light, stage } = summary;
  const dueKey = `due.${due?.field}`;
  const levelKey = `level.${summary.level}`;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Line label={text('stage')}>
        <Value strong>{stageName(stage, language)}</Value>
      </Line>
      {light && (
        <Line label={text('light')}>
          <LightBadge light={light}>
            {light === 'waiting'
              ? lightText(light, stage, text, language)
              : text(`light.${light as 'red' | 'yellow' | 'green'}`)}
          </LightBadge>
        </Line>
      )}
      {due && (
        <Line label={isTextKey(dueKey) ? text(dueKey) : due.field}>
          <Value>
            {formatDue(due.at, language)}
            {dayNote(dueDayOf(due.at), summary, text)}
          </Value>
          <Typography
            display="block"
            variant="pi"
            fontWeight="bold"
            textColor={due.overdue ? 'danger600' : 'neutral800'}
          >
            {dueText(summary, text)}
          </Typography>
          {due.provisional && (
            <Typography display="block" variant="pi" textColor="warning700">
              {text('due.provisional')}
            </Typography>
          )}
        </Line>
      )}
      {summary.level > 0 && (
        <Line label={text('level')}>
          <Value>{isTextKey(levelKey) ? text(levelKey) : summary.level}</Value>
        </Line>
      )}
      {light && (summary.longTerm || summary.instructionOpen) && (
        <Typography variant="pi" fontWeight="bold" textColor="warning700">
          {[summary.longTerm && text('longTerm'), summary.instructionOpen && text('instructionOpen')]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      )}
    </Flex>
  );
}

/** 还剩 2 个工作日 / 已超期 3 个工作日 */
export function dueText({ due, today }: Summary, text: ReturnType<typeof useText>['text']): string {
  if (!due) return '';
  if (due.overdue) {
    return due.workingDays > 0 ? text('due.overdue', { n: due.workingDays }) : text('due.justOverdue');
  }
  if (due.workingDays > 0) return text('due.left', { n: due.workingDays });
  return formatDue(due.at, 'zh').startsWith(today) ? text('due.today') : text('due.nonWorking');
}

/** （法定节假日）, where a day is not an ordinary working day. */
export function dayNote(day: string, { days }: Summary, text: ReturnType<typeof useText>['text']): string {
  const kind = kindOf(day, days.kinds);
  return kind === 'working' ? '' : `（${text(`day.${kind}`)}）`;
}

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box background="warning100" hasRadius padding={3}>
    <Typography variant="pi" fontWeight="bold" display="block">
      {title}
    </Typography>
    {children}
  </Box>
);

const Text = ({ children }: { children: ReactNode }) => (
  <Typography variant="pi" display="block" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    {children}
  </Typography>
);

/** Requests, escalations and milestones that wait for an answer. */
export function Requests({ summary }: { summary: Summary }) {
  const { text, language } = useText();
  const { requests, escalations, milestones } = summary;
  return (
    <>
      {requests.map((request) => (
        <Card key={request.documentId} title={text(`pending.${request.kind}`)}>
          <Text>
            {request.requestedBy} {formatInstant(request.requestedAt, language)}
          </Text>
          {request.ground && <Text>{choiceText(request.ground, language)}</Text>}
          {request.deadline && (
            <Text>
              {text('until', { day: formatDue(request.deadline, language) })}
              {dayNote(dueDayOf(request.deadline), summary, text)}
            </Text>
          )}
          {request.milestones?.map(({ date, goal }) => (
            <Text key={date}>
              {date} {weekdayOf(date, language)}
              {dayNote(date, summary, text)} {goal}
            </Text>
          ))}
          {request.reason && <Text>{request.reason}</Text>}
          {request.consultation && <Text>{request.consultation}</Text>}
        </Card>
      ))}
      {escalations.map(({ level, state, reason, raisedAt }) => {
        const key = `level.${level}`;
        return (
          <Card
            key={raisedAt}
            title={`${text(`escalation.${state}`)}：${isTextKey(key) ? text(key) : level}`}
          >
            {reason && <Text>{reason}</Text>}
          </Card>
        );
      })}
      {milestones.length > 0 && (
        <Card title={text('milestones')}>
          {milestones.map(({ date, goal, missed }) => (
            <Text key={`${date}${goal}`}>
              {date} {weekdayOf(date, language)}
              {dayNote(date, summary, text)} {goal ?? ''}
              {missed ? `（${text('milestone.missed')}）` : ''}
            </Text>
          ))}
        </Card>
      )}
    </>
  );
}
