import { Alert, Box, Button, Field, Flex, Loader, Main, TextInput, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { FormModal } from '../shared/FormModal';
import { DayInput } from '../shared/DayInput';
import { PageHead } from '../shared/PageHead';
import { SecretNotice } from '../shared/SecretNotice';
import { dayOf, weekdayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkEnterCalendarMutation, type CalendarDay } from './api';
import { daysOf, formOf, type HolidayRange, type YearForm } from './calendar';

const EMPTY: HolidayRange = { name: '', from: '', until: '' };

type Entered = CalendarDay & { source: string | null };
type Year = { year: number; noticeNumber: string };

const TYPES = '/content-manager/collection-types';

/**
 * Reads the days entered for a year, so that they are corrected rather than typed again: the year's days, and days
 * of the years beside it that its notice names, without the days of this year that the notices of those years name.
 * Null until it has been read: days typed before then would be overwritten by the answer.
 */
function useEntered(year: number): { entered: CalendarDay[] | null; failure: string | null } {
  const { get } = useFetchClient();
  const [entered, setEntered] = useState<CalendarDay[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    setEntered(null);
    setFailure(null);
    if (year < 2000 || year > 2100) return undefined;
    const abort = new AbortController();
    const read = async (): Promise<CalendarDay[]> => {
      const years = await get<{ results: Year[] }>(`${TYPES}/api::calendar-year.calendar-year`, {
        params: { page: 1, pageSize: 3, filters: { $and: [{ year: { $in: [year - 1, year, year + 1] } }] } },
        signal: abort.signal,
      });
      const noticeOf = (which: number): string | undefined =>
        years.data.results.find((one) => one.year === which)?.noticeNumber;
      const own = noticeOf(year);
      const others = [noticeOf(year - 1), noticeOf(year + 1)].filter((notice) => notice !== own);
      const ofYear = { $and: [{ date: { $gte: `${year}-01-01` } }, { date: { $lte: `${year}-12-31` } }] };
      const days = await get<{ results: Entered[] }>(`${TYPES}/api::calendar-day.calendar-day`, {
        params: {
          page: 1,
          pageSize: 100,
          sort: 'date:ASC',
          filters: { $and: [own === undefined ? ofYear : { $or: [ofYear, { source: { $eq: own } }] }] },
        },
        signal: abort.signal,
      });
      return days.data.results.filter(({ source }) => source === null || !others.includes(source));
    };
    read()
      .then(setEntered)
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setFailure(messageOf(error));
      });
    return () => abort.abort();
  }, [get, year]);
  return { entered, failure };
}

/** 录入年度放假安排: a year's notice at once. */
export default function CalendarPage() {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [enter, { isLoading }] = useCaseworkEnterCalendarMutation();
  const [form, setForm] = useState<YearForm>(() => ({
    year: Number(dayOf(new Date()).slice(0, 4)) + 1,
    noticeNumber: '',
    holidays: [EMPTY],
    makeups: [],
  }));
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState<CalendarDay[] | null>(null);
  const { entered, failure } = useEntered(form.year);

  useEffect(() => {
    if (!entered) return;
    const { holidays, makeups } = formOf(entered);
    setForm((before) => ({ ...before, holidays: holidays.length > 0 ? holidays : [EMPTY], makeups }));
  }, [entered]);

  const change = (part: Partial<YearForm>): void => setForm((before) => ({ ...before, ...part }));
  const changeHoliday = (index: number, part: Partial<HolidayRange>): void =>
    change({ holidays: form.holidays.map((item, i) => (i === index ? { ...item, ...part } : item)) });
  const { days } = daysOf(form);

  const check = (): void => {
    setProblem(null);
    const { days: found, problem: wrong } = daysOf(form);
    if (wrong) return setProblem(text(wrong.key, wrong.values));
    if (form.noticeNumber.trim() === '')
      return setProblem(`${text('calendar.notice')}：${text('form.required')}`);
    setAsking(found);
  };

  const send = async (): Promise<void> => {
    const answer = await enter({
      year: form.year,
      noticeNumber: form.noticeNumber.trim(),
      days: asking ?? [],
    });
    setAsking(null);
    if ('error' in answer) return setProblem(messageOf(answer.error));
    toggleNotification({
      type: 'success',
      message: text('calendar.done', { n: answer.data.days, m: answer.data.recomputed }),
      timeout: 10_000,
    });
  };

  const dateInput = (label: string, name: string, value: string, onChange: (day: string) => void) => (
    <Box width="19rem">
      <Field.Root name={name} hint={weekdayOf(value, language) || undefined}>
        <Field.Label>{label}</Field.Label>
        <DayInput name={name} value={value} onChange={onChange} />
        <Field.Hint />
      </Field.Root>
    </Box>
  );
  const remove = (onClick: () => void) => (
    <Box paddingTop={6}>
      <Button variant="tertiary" onClick={onClick}>
        {text('form.remove')}
      </Button>
    </Box>
  );

  return (
    <Main aria-busy={isLoading}>
      <PageHead
        title={text('calendar.title')}
        subtitle={text('calendar.subtitle')}
        primaryAction={
          <Button loading={isLoading} disabled={entered === null} onClick={check}>
            {text(isLoading ? 'calendar.saving' : 'calendar.save')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex data-casework-form direction="column" alignItems="stretch" gap={4} maxWidth="90rem">
          <SecretNotice />
          {problem && (
            <Alert
              variant="danger"
              title={text('error.title')}
              closeLabel={text('form.close')}
              onClose={() => setProblem(null)}
            >
              {problem}
            </Alert>
          )}
          <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
            <Flex gap={4} wrap="wrap" alignItems="flex-start">
              <Box width="12rem">
                <Field.Root name="year" required>
                  <Field.Label>{text('calendar.year')}</Field.Label>
                  <TextInput
                    type="number"
                    name="year"
                    min={2000}
                    max={2100}
                    value={String(form.year)}
                    onChange={(event: { target: { value: string } }) =>
                      change({ year: Number(event.target.value) })
                    }
                  />
                </Field.Root>
              </Box>
              <Box flex="1" minWidth="24rem">
                <Field.Root name="noticeNumber" required hint={text('calendar.noticeHint')}>
                  <Field.Label>{text('calendar.notice')}</Field.Label>
                  <TextInput
                    name="noticeNumber"
                    value={form.noticeNumber}
                    maxLength={100}
                    onChange={(event: { target: { value: string } }) =>
                      change({ noticeNumber: event.target.value })
                    }
                  />
                  <Field.Hint />
                </Field.Root>
              </Box>
            </Flex>
            {entered && entered.length > 0 && (
              <Typography variant="pi" textColor="neutral600">
                {text('calendar.existing', { year: String(form.year), n: entered.length })}
              </Typography>
            )}
          </Box>
          {failure && (
            <Alert variant="danger" title={text('error.title')} closeLabel={text('form.close')}>
              {failure}
            </Alert>
          )}
          {entered === null && !failure && <Loader>{text('form.loading')}</Loader>}
          {entered !== null && (
            <>
              <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
                <Typography variant="delta" tag="h2">
                  {text('calendar.holidays')}
                </Typography>
                {form.holidays.map((holiday, i) => (
                  <Flex key={i} gap={3} wrap="wrap" alignItems="flex-start" paddingTop={3}>
                    <Box width="16rem">
                      <Field.Root name={`holidays.${i}.name`}>
                        <Field.Label>{text('calendar.name')}</Field.Label>
                        <TextInput
                          name={`holidays.${i}.name`}
                          value={holiday.name}
                          maxLength={50}
                          onChange={(event: { target: { value: string } }) =>
                            changeHoliday(i, { name: event.target.value })
                          }
                        />
                      </Field.Root>
                    </Box>
                    {dateInput(text('calendar.from'), `holidays.${i}.from`, holiday.from, (from) =>
                      changeHoliday(i, { from, until: holiday.until || from }),
                    )}
                    {dateInput(text('calendar.until'), `holidays.${i}.until`, holiday.until, (until) =>
                      changeHoliday(i, { until }),
                    )}
                    {remove(() => change({ holidays: form.holidays.filter((_, j) => j !== i) }))}
                  </Flex>
                ))}
                <Box paddingTop={3}>
                  <Button
                    variant="secondary"
                    startIcon={<Plus aria-hidden />}
                    onClick={() => change({ holidays: [...form.holidays, EMPTY] })}
                  >
                    {text('calendar.add')}
                  </Button>
                </Box>
              </Box>
              <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
                <Typography variant="delta" tag="h2">
                  {text('calendar.makeups')}
                </Typography>
                {form.makeups.map((day, i) => (
                  <Flex key={i} gap={3} wrap="wrap" alignItems="flex-start" paddingTop={3}>
                    {dateInput(text('calendar.date'), `makeups.${i}`, day, (chosen) =>
                      change({ makeups: form.makeups.map((item, j) => (j === i ? chosen : item)) }),
                    )}
                    {remove(() => change({ makeups: form.makeups.filter((_, j) => j !== i) }))}
                  </Flex>
                ))}
                <Box paddingTop={3}>
                  <Button
                    variant="secondary"
                    startIcon={<Plus aria-hidden />}
                    onClick={() => change({ makeups: [...form.makeups, ''] })}
                  >
                    {text('calendar.add')}
                  </Button>
                </Box>
              </Box>
              <Typography fontWeight="bold">
                {text('calendar.count', {
                  h: days.filter(({ kind }) => kind === 'holiday').length,
                  w: days.filter(({ kind }) => kind === 'workday').length,
                })}
              </Typography>
            </>
          )}
        </Flex>
      </Layouts.Content>
      {asking && (
        <FormModal
          title={text('calendar.title')}
          submit={text('form.confirm')}
          busy={isLoading}
          grave
          onSubmit={() => void send()}
          onClose={() => setAsking(null)}
        >
          <Typography>{text('calendar.confirm', { n: asking.length, year: String(form.year) })}</Typography>
        </FormModal>
      )}
    </Main>
  );
}
