export {
  type LocalDate,
  isLocalDate,
  localDateOf,
  startOfDay,
  endOfDay,
  dueDateOf,
  addDays,
} from './local-date';
export { type Calendar, type DayKind, createCalendar, isWorkingDay, isCovered } from './calendar';
export { seedFromChineseDays } from './chinese-days-seed';
export { addWorkingDays, countWorkingDays, postpone } from './working-days';
export {
  type Limit,
  limitFrom,
  limitOfDate,
  yellowFrom,
  overdueWorkingDays,
  overdueFrom,
  workingDaysLeft,
} from './limits';
export { isoWeekOf, lastDayOfQuarters } from './periods';
export { FIRST_DAY, LAST_DAY, isEnterableDay, isEnterableInstant, parseTypedDay } from './typed-day';
