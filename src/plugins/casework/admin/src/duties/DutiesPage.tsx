import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  Loader,
  Main,
  SingleSelect,
  SingleSelectOption,
  Tabs,
  Typography,
} from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import type { DutyItem } from '../../../contracts/duties';
import { PageHead } from '../shared/PageHead';
import { FRESH, useActingKind } from '../shared/api';
import { Pages } from '../shared/Pages';
import { RecordPicker } from '../shared/RecordPicker';
import { dayAfter, dayOf, weekdayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText, type TextKey } from '../shared/texts';
import { PAGE_SIZE, useCaseworkDutiesQuery, useCaseworkDutyCalendarQuery, type Choice } from './api';
import { DutyList } from './DutyList';
import { MonthView, sheetOf } from './MonthView';
import { DUTY_STATES, DUTY_TYPES, stateName, typeName } from './names';
import { WaiveModal } from './WaiveModal';

const SCOPES = ['mine', 'group', 'all'] as const;

const shift = (month: string, by: number): string => {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
};

/** The kinds of readers who see several groups, and those who see several units and leaders. */
const SEES_GROUPS = ['office', 'auditor', 'head'];
const SEES_PEOPLE = [...SEES_GROUPS, 'group'];

const NOBODY = { group: undefined, department: undefined, leader: undefined };

/** 工作任务: the plan's calendar, by month and as a list (§四.5–7). */
export default function DutiesPage() {
  const { text, language } = useText();
  const today = dayOf(new Date());
  const [view, setView] = useState('month');
  const [month, setMonth] = useState(today.slice(0, 7));
  const [chosen, setChosen] = useState<Choice>({ scope: 'mine' });
  const [day, setDay] = useState<string | null>(null);
  const kind = useActingKind();

  const change = (part: Partial<Choice>): void => {
    setDay(null);
    setChosen((before) => ({ ...before, ...part }));
  };
  const turn = (to: string): void => {
    setDay(null);
    setMonth(to);
  };
  return (
    <Main>
      <PageHead title={text('duties.title')} subtitle={text('duties.page')} />
      <Layouts.Content>
        <Flex wrap="wrap" gap={3} alignItems="flex-end" paddingBottom={4}>
          <Labelled name="scope" label={text('duties.scope')}>
            <Select
              name="scope"
              value={chosen.scope}
              options={SCOPES.filter((s) => s !== 'group' || kind === 'group').map((s) => [
                s,
                text(`duties.scope.${s}` as TextKey),
              ])}
              onChange={(picked) => {
                const scope = (picked || 'mine') as Choice['scope'];
                // A choice that is not shown narrows nothing.
                change({ scope, ...(scope === 'mine' ? NOBODY : {}) });
              }}
            />
          </Labelled>
          <Labelled name="type" label={text('duties.type')}>
            <Select
              name="type"
              value={chosen.type ?? ''}
              all={text('duties.all')}
              options={DUTY_TYPES.map((t) => [t, typeName(t, language)])}
              onChange={(type) => change({ type: type || undefined })}
            />
          </Labelled>
          <Labelled name="state" label={text('duties.state')}>
            <Select
              name="state"
              value={chosen.state ?? ''}
              all={text('duties.all')}
              options={DUTY_STATES.map((s) => [s, stateName(s, language)])}
              onChange={(state) => change({ state: state || undefined })}
            />
          </Labelled>
          {chosen.scope !== 'mine' && (
            <>
              {SEES_GROUPS.includes(kind) && (
                <Labelled name="group" label={text('duties.group')}>
                  <RecordPicker
                    name="group"
                    kind="department"
                    where={{ isGroup: { $eq: true } }}
                    value={chosen.group}
                    onChange={(group) => change({ group: group?.documentId })}
                  />
                </Labelled>
              )}
              {SEES_PEOPLE.includes(kind) && (
                <>
                  <Labelled name="department" label={text('duties.department')}>
                    <RecordPicker
                      name="department"
                      kind="department"
                      value={chosen.department}
                      onChange={(department) => change({ department: department?.documentId })}
                    />
                  </Labelled>
                  <Labelled name="leader" label={text('duties.person')}>
                    <RecordPicker
                      name="leader"
                      kind="leader"
                      value={chosen.leader}
                      onChange={(leader) => change({ leader: leader?.documentId })}
                    />
                  </Labelled>
                </>
              )}
            </>
          )}
        </Flex>
        <Tabs.Root variant="simple" value={view} onValueChange={setView}>
          <Flex gap={2} paddingBottom={4} justifyContent="space-between" wrap="wrap">
            <Tabs.List aria-label={text('duties.title')}>
              <Tabs.Trigger value="month">{text('duties.month')}</Tabs.Trigger>
              <Tabs.Trigger value="list">{text('duties.list')}</Tabs.Trigger>
            </Tabs.List>
            <Flex gap={2} wrap="wrap">
              <Button variant="tertiary" onClick={() => turn(shift(month, -1))}>
                {text('duties.previous')}
              </Button>
              <Typography variant="delta">
                {text('duties.monthName', {
                  year: month.slice(0, 4),
                  month: language === 'zh' ? Number(month.slice(5)) : month.slice(5),
                })}
              </Typography>
              <Button variant="tertiary" onClick={() => turn(shift(month, 1))}>
                {text('duties.next')}
              </Button>
              <Button variant="secondary" onClick={() => turn(today.slice(0, 7))}>
                {text('duties.today')}
              </Button>
            </Flex>
          </Flex>
          <Tabs.Content value="month">
            <Month
              month={month}
              today={today}
              chosen={chosen}
              onDay={(picked) => {
                setDay(picked);
                setView('list');
              }}
            />
          </Tabs.Content>
          <Tabs.Content value="list">
            <List
              key={JSON.stringify([month, day, chosen])}
              month={month}
              day={day}
              chosen={chosen}
              waives={kind === 'office'}
              onWhole={() => setDay(null)}
            />
          </Tabs.Content>
        </Tabs.Root>
      </Layouts.Content>
    </Main>
  );
}

function Month({
  month,
  today,
  chosen,
  onDay,
}: {
  month: string;
  today: string;
  chosen: Choice;
  onDay: (day: string) => void;
}) {
  const { text } = useText();
  const days = sheetOf(month);
  const first = days[0] ?? `${month}-01`;
  const last = days[days.length - 1] ?? first;
  const { data, error, isFetching } = useCaseworkDutyCalendarQuery(
    { ...chosen, from: first, to: dayAfter(last) },
    FRESH,
  );
  if (error) return <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />;
  if (!data) return <Loader small>{text('form.loading')}</Loader>;
  return (
    <Box style={{ opacity: isFetching ? 0.6 : 1 }} paddingBottom={6}>
      {data.length === 0 && (
        <Box paddingBottom={3}>
          <Typography textColor="neutral600">{text('duties.none')}</Typography>
        </Box>
      )}
      <MonthView month={month} today={today} entries={data} onDay={onDay} />
    </Box>
  );
}

function List({
  month,
  day,
  chosen,
  waives,
  onWhole,
}: {
  month: string;
  day: string | null;
  chosen: Choice;
  waives: boolean;
  onWhole: () => void;
}) {
  const { text, language } = useText();
  const [page, setPage] = useState(1);
  const [waiving, setWaiving] = useState<DutyItem | null>(null);
  const { data, error } = useCaseworkDutiesQuery(
    { ...chosen, ...(day ? { day } : { from: `${month}-01`, to: `${shift(month, 1)}-01` }), page },
    FRESH,
  );
  if (error) return <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />;
  if (!data) return <Loader small>{text('form.loading')}</Loader>;
  const pages = Math.max(1, Math.ceil(data.total / PAGE_SIZE));
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingBottom={6}>
      {day && (
        <Flex gap={3} wrap="wrap">
          <Typography fontWeight="bold">
            {text('duties.ofDay', { day: `${day} ${weekdayOf(day, language)}` })}
          </Typography>
          <Button size="S" variant="tertiary" onClick={onWhole}>
            {text('duties.wholeMonth')}
          </Button>
        </Flex>
      )}
      {data.data.length === 0 ? (
        <EmptyStateLayout content={text('duties.none')} />
      ) : (
        <DutyList duties={data.data} onWaive={waives ? setWaiving : null} />
      )}
      <Pages page={page} pages={pages} total={data.total} onPage={setPage} />
      {waiving && <WaiveModal duty={waiving} onClose={() => setWaiving(null)} />}
    </Flex>
  );
}

const Labelled = ({ name, label, children }: { name: string; label: string; children: ReactNode }) => (
  <Box minWidth="13rem">
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      {children}
    </Field.Root>
  </Box>
);

type SelectProps = {
  name: string;
  value: string;
  all?: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
};

function Select({ name, value, all, options, onChange }: SelectProps) {
  const { text } = useText();
  return (
    <SingleSelect
      name={name}
      value={value}
      placeholder={all ?? ''}
      clearLabel={text('form.remove')}
      {...(all ? { onClear: () => onChange('') } : {})}
      onChange={(chosen: string | number) => onChange(String(chosen))}
    >
      {options.map(([option, label]) => (
        <SingleSelectOption key={option} value={option}>
          {label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
