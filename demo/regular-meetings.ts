import { addDays, isWorkingDay } from '../src/plugins/casework/domain/calendar';
import { LEADERS } from './city';
import { random } from './random';
import { cutoff, workTime, type Setting } from './story';

/** A leader's regular meeting of a month; its agenda is made when the plan comes to it. */
export type RegularMeeting = { at: number; change: 'meeting'; leader: string };

/** The months' regular meetings; most, but not all, leaders hold them every month. */
export function regularMeetings(setting: Setting): RegularMeeting[] {
  const end = cutoff(setting);
  return LEADERS.flatMap(({ code }) =>
    Array.from({ length: 12 }, (_, month) => {
      const rng = random(`meeting ${code} ${month}`);
      let date = addDays(setting.day, -2 - month * 30 - rng.int(0, 12));
      while (!isWorkingDay(setting.calendar, date)) date = addDays(date, -1);
      return rng.chance(0.8) ? [{ at: workTime(date, rng), change: 'meeting' as const, leader: code }] : [];
    }).flat(),
  ).filter(({ at }) => at < end);
}
