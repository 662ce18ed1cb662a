import { Box, Flex, Typography } from '@strapi/design-system';
import { useSyncExternalStore } from 'react';
import { dayAfter, weekdayOf } from '../shared/dates';
import { useText } from '../shared/texts';
import type { CalendarEntry, DutyItem } from '../../../contracts/duties';
import { COLOURS, DUTY_STATES, stateName, subjectOf, typeName } from './names';

/** The days that a month's sheet shows: whole weeks from Monday. */
export function sheetOf(month: string): string[] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = dayAfter(first, -weekday);
  const days = Array.from({ length: 42 }, (_, n) => dayAfter(start, n));
  return days.slice(0, days.slice(35).some((day) => day.startsWith(month)) ? 42 : 35);
}

/** On a phone a month is a list of days. */
const PHONE = window.matchMedia('(max-width: 767px)');

const useIsPhone = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      PHONE.addEventListener('change', changed);
      return () => PHONE.removeEventListener('change', changed);
    },
    () => PHONE.matches,
  );

/** Behind first: a day's colour is that of what still has to be seen to. */
const WORST: readonly DutyItem['state'][] = ['missed', 'pending', 'late', 'done', 'waived', 'void'];

/** A month of duties: how many of each type fall due on a day, with the plan's own date where 顺延 moved it. */
export function MonthView({
  month,
  today,
  entries,
  onDay,
}: {
  month: string;
  today: string;
  entries: CalendarEntry[];
  onDay: (day: string) => void;
}) {
  const { language } = useText();
  const isPhone = useIsPhone();
  const days = sheetOf(month);
  if (isPhone) {
    return (
      <Days
        days={days.filter((day) => day.startsWith(month))}
        today={today}
        entries={entries}
        onDay={onDay}
      />
    );
  }
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" style={{ overflowX: 'auto' }}>
      <div
        role="grid"
        aria-label={month}
        style={{ display: 'grid', gridTemplateColumns: 'repeat(7, minmax(8rem, 1fr))', minWidth: '58rem' }}
      >
        <div role="row" style={{ display: 'contents' }}>
          {days.slice(0, 7).map((day) => (
            <Box key={`head-${day}`} role="columnheader" padding={2} borderColor="neutral150">
              <Typography variant="sigma" textColor="neutral600">
                {weekdayOf(day, language)}
              </Typography>
            </Box>
          ))}
        </div>
        {weeksOf(days).map((week) => (
          <div key={week[0]} role="row" style={{ display: 'contents' }}>
            {week.map((day) => {
              const inside = day.startsWith(month);
              return (
                <Box
                  key={day}
                  role="gridcell"
                  padding={2}
                  borderColor={day === today ? 'primary500' : 'neutral150'}
                  background={inside ? 'neutral0' : 'neutral100'}
                  style={{ minHeight: '6.5rem' }}
                >
                  <Typography
                    variant="pi"
                    fontWeight={day === today ? 'bold' : 'regular'}
                    textColor={inside ? 'neutral800' : 'neutral600'}
                  >
                    {Number(day.slice(8))}
                  </Typography>
                  <Flex direction="column" alignItems="stretch" gap={1} paddingTop={1}>
                    {entries
                      .filter((entry) => entry.day === day)
                      .map((entry) => (
                        <Entry key={entry.type} entry={entry} onOpen={() => onDay(day)} />
                      ))}
                  </Flex>
                </Box>
              );
            })}
          </div>
        ))}
      </div>
    </Box>
  );
}

/** The days of a sheet, seven by seven. */
const weeksOf = (days: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(days.length / 7) }, (_, n) => days.slice(n * 7, n * 7 + 7));

/** On a phone a sheet of seven columns cannot be read: the days that something falls due on, one below another. */
function Days({
  days,
  today,
  entries,
  onDay,
}: {
  days: string[];
  today: string;
  entries: CalendarEntry[];
  onDay: (day: string) => void;
}) {
  const { text, language } = useText();
  const busy = days.filter((day) => entries.some((entry) => entry.day === day));
  if (busy.length === 0) return <Typography textColor="neutral600">{text('duties.noneInMonth')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {busy.map((day) => (
        <Box key={day} background="neutral0" hasRadius shadow="tableShadow" padding={3}>
          <Typography fontWeight="bold" textColor={day === today ? 'primary600' : 'neutral800'}>
            {`${day.slice(5)} ${weekdayOf(day, language)}`}
          </Typography>
          <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {entries
              .filter((entry) => entry.day === day)
              .map((entry) => (
                <Entry key={entry.type} entry={entry} onOpen={() => onDay(day)} />
              ))}
          </Flex>
        </Box>
      ))}
    </Flex>
  );
}

/** A day grows with what it holds; nothing is cut. */
const WRAPPED = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

function Entry({ entry, onOpen }: { entry: CalendarEntry; onOpen: () => void }) {
  const { text, language } = useText();
  const { only, states, total } = entry;
  const colours = COLOURS[WORST.find((state) => states[state]) ?? 'pending'];
  const name = typeName(entry.type, language);
  const counts = DUTY_STATES.flatMap((state) => {
    const n = states[state];
    return n ? [text('duties.of', { state: stateName(state, language), n })] : [];
  }).join(' · ');
  const about = only ? subjectOf(only) || stateName(only.state, language) : counts;
  const moved = entry.planDate === entry.day ? '' : text('duties.moved', { day: entry.planDate.slice(5) });
  return (
    <button
      type="button"
      onClick={onOpen}
      title={[name, only ? `${subjectOf(only)} ${stateName(only.state, language)}` : counts, moved].join(' ')}
      style={{ background: 'none', border: 0, padding: 0, textAlign: 'left', cursor: 'pointer', minWidth: 0 }}
    >
      <Box background={colours.background} hasRadius paddingLeft={1} paddingRight={1}>
        <Typography variant="pi" display="block" textColor={colours.text} style={WRAPPED}>
          {total > 1 ? text('duties.times', { name, n: total }) : name}
        </Typography>
        <Typography variant="pi" display="block" textColor="neutral700" style={WRAPPED}>
          {about}
        </Typography>
        {moved && (
          <Typography variant="pi" display="block" textColor="neutral700" style={WRAPPED}>
            {moved}
          </Typography>
        )}
      </Box>
    </button>
  );
}
