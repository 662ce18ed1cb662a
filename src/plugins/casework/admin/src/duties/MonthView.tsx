import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { weekdayOf } from '../shared/dates';
import { useText } from '../shared/texts';
import type { Duty } from './api';
import { COLOURS, stateName, subjectOf, typeName } from './names';

const SHOWN = 4;

const plus = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** The days that a month's sheet shows: whole weeks from Monday. */
export function sheetOf(month: string): string[] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = plus(first, -weekday);
  const days = Array.from({ length: 42 }, (_, n) => plus(start, n));
  return days.slice(0, days.slice(35).some((day) => day.startsWith(month)) ? 42 : 35);
}

/** A month of duties: each on the day it is due, with the plan's own date where 顺延 moved it. */
export function MonthView({
  month,
  today,
  duties,
  onDay,
}: {
  month: string;
  today: string;
  duties: Duty[];
  onDay: (day: string) => void;
}) {
  const { text, language } = useText();
  const days = sheetOf(month);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" style={{ overflowX: 'auto' }}>
      <div
        role="grid"
        aria-label={month}
        style={{ display: 'grid', gridTemplateColumns: 'repeat(7, minmax(9rem, 1fr))', minWidth: '63rem' }}
      >
        {days.slice(0, 7).map((day) => (
          <Box key={`head-${day}`} padding={2} borderColor="neutral150">
            <Typography variant="sigma" textColor="neutral600">
              {weekdayOf(day, language)}
            </Typography>
          </Box>
        ))}
        {days.map((day) => {
          const due = duties.filter((d) => d.dueDate === day);
          const inside = day.startsWith(month);
          return (
            <Box
              key={day}
              role="gridcell"
              padding={2}
              borderColor={day === today ? 'primary500' : 'neutral150'}
              background={inside ? 'neutral0' : 'neutral100'}
              style={{ minHeight: '7.5rem' }}
            >
              <Typography
                variant="pi"
                fontWeight={day === today ? 'bold' : 'regular'}
                textColor={inside ? 'neutral800' : 'neutral500'}
              >
                {Number(day.slice(8))}
              </Typography>
              <Flex direction="column" alignItems="stretch" gap={1} paddingTop={1}>
                {due.slice(0, SHOWN).map((duty) => (
                  <Box
                    key={duty.documentId}
                    background={COLOURS[duty.state].background}
                    hasRadius
                    paddingLeft={1}
                    paddingRight={1}
                    title={`${typeName(duty.type, language)} ${duty.period} ${subjectOf(duty)}（${stateName(duty.state, language)}）`}
                  >
                    <Typography variant="pi" ellipsis display="block" textColor={COLOURS[duty.state].text}>
                      {typeName(duty.type, language)}
                    </Typography>
                    <Typography variant="pi" ellipsis display="block" textColor="neutral700">
                      {subjectOf(duty) || duty.period}
                      {duty.planDate === duty.dueDate
                        ? ''
                        : `（${text('duties.moved', { day: duty.planDate.slice(5) })}）`}
                    </Typography>
                  </Box>
                ))}
                {due.length > SHOWN && (
                  <button
                    type="button"
                    onClick={() => onDay(day)}
                    style={{ background: 'none', border: 0, textAlign: 'left', cursor: 'pointer' }}
                  >
                    <Badge>{text('duties.more', { n: due.length - SHOWN })}</Badge>
                  </button>
                )}
              </Flex>
            </Box>
          );
        })}
      </div>
    </Box>
  );
}
