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
import { useCaseworkMembershipsQuery, FRESH } from '../issues/api';
import { RecordPicker } from '../shared/RecordPicker';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText, type TextKey } from '../shared/texts';
import { useCaseworkDutiesQuery, type Duty, type DutyQuery } from './api';
import { DutyList } from './DutyList';
import { MonthView, sheetOf } from './MonthView';
import { DUTY_STATES, DUTY_TYPES, stateName, typeName } from './names';
import { WaiveModal } from './WaiveModal';

const SCOPES = ['mine', 'group', 'all'] as const;

const shift = (month: string, by: number): string => {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
};
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** 工作任务: the plan's calendar, by month and as a list (§四.5–7). */
export default function DutiesPage() {
  const { text, language } = useText();
  const today = dayOf(new Date());
  const [view, setView] = useState('month');
  const [month, setMonth] = useState(today.slice(0, 7));
  const [chosen, setChosen] = useState<Omit<DutyQuery, 'from' | 'to'>>({ scope: 'mine' });
  const [leader, setLeader] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [waiving, setWaiving] = useState<Duty | null>(null);
  const { data: memberships } = useCaseworkMembershipsQuery();
  const kind = memberships?.find(({ inUse }) => inUse)?.kind ?? '';
  const days = sheetOf(month);
  const first = days[0] ?? `${month}-01`;
  const last = days[days.length - 1] ?? first;
  const { data, error, isFetching } = useCaseworkDutiesQuery(
    { ...chosen, from: first, to: dayAfter(last) },
    FRESH,
  );
  const leaders = [...new Set((data?.data ?? []).flatMap((d) => d.leader ?? []))];
  const shown = (data?.data ?? []).filter(
    (d) => (leader === '' || d.leader === leader) && (day === null || d.dueDate === day),
  );

  const change = (part: Partial<DutyQuery>): void => {
    setDay(null);
    setChosen((before) => ({ ...before, ...part }));
  };
  const turn = (to: string): void => {
    setDay(null);
    setMonth(to);
  };
  return (
    <Main>
      <Layouts.Header title={text('duties.title')} subtitle={text('duties.page')} />
      <Layouts.Content>
        <Flex wrap="wrap" gap={3} alignItems="flex-end" paddingBottom={4}>
          <Labelled name="scope" label={text('duties.scope')}>
            <Choice
              name="scope"
              value={chosen.scope}
              options={SCOPES.filter((s) => s !== 'group' || kind === 'group').map((s) => [
                s,
                text(`duties.scope.${s}` as TextKey),
              ])}
              onChange={(scope) => change({ scope: (scope || 'mine') as DutyQuery['scope'] })}
            />
          </Labelled>
          <Labelled name="type" label={text('duties.type')}>
            <Choice
              name="type"
              value={chosen.type ?? ''}
              all={text('duties.all')}
              options={DUTY_TYPES.map((t) => [t, typeName(t, language)])}
              onChange={(type) => change({ type: type || undefined })}
            />
          </Labelled>
          <Labelled name="state" label={text('duties.state')}>
            <Choice
              name="state"
              value={chosen.state ?? ''}
              all={text('duties.all')}
              options={DUTY_STATES.map((s) => [s, stateName(s, language)])}
              onChange={(state) => change({ state: state || undefined })}
            />
          </Labelled>
          {(kind === 'office' || kind === 'auditor') && (
            <Labelled name="group" label={text('duties.group')}>
              <RecordPicker
                name="group"
                type="department"
                where={{ isGroup: { $eq: true } }}
                value={chosen.group}
                onChange={(group) => change({ group })}
              />
            </Labelled>
          )}
          {leaders.length > 1 && (
            <Labelled name="leader" label={text('duties.person')}>
              <Choice
                name="leader"
                value={leader}
                all={text('duties.all')}
                options={leaders.map((name) => [name, name])}
                onChange={setLeader}
              />
            </Labelled>
          )}
        </Flex>
        <Flex gap={2} paddingBottom={4} justifyContent="space-between" wrap="wrap">
          <Tabs.Root variant="simple" value={view} onValueChange={setView}>
            <Tabs.List aria-label={text('duties.title')}>
              <Tabs.Trigger value="month">{text('duties.month')}</Tabs.Trigger>
              <Tabs.Trigger value="list">{text('duties.list')}</Tabs.Trigger>
            </Tabs.List>
          </Tabs.Root>
          <Flex gap={2}>
            <Button variant="tertiary" onClick={() => turn(shift(month, -1))}>
              {text('duties.previous')}
            </Button>
            <Typography variant="delta">{month}</Typography>
            <Button variant="tertiary" onClick={() => turn(shift(month, 1))}>
              {text('duties.next')}
            </Button>
            <Button variant="secondary" onClick={() => turn(today.slice(0, 7))}>
              {text('duties.today')}
            </Button>
          </Flex>
        </Flex>
        {data && data.total > data.data.length && (
          <Typography display="block" textColor="warning700">
            {text('duties.cut', { total: data.total, n: data.data.length })}
          </Typography>
        )}
        {error ? (
          <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
        ) : !data ? (
          <Loader small>{text('form.loading')}</Loader>
        ) : view === 'month' ? (
          <Box style={{ opacity: isFetching ? 0.6 : 1 }}>
            <MonthView
              month={month}
              today={today}
              duties={shown.filter((d) => d.state !== 'void')}
              onDay={(picked) => {
                setDay(picked);
                setView('list');
              }}
            />
          </Box>
        ) : shown.length === 0 ? (
          <EmptyStateLayout content={text('duties.none')} />
        ) : (
          <DutyList duties={shown} onWaive={kind === 'office' ? setWaiving : null} />
        )}
        {waiving && <WaiveModal duty={waiving} onClose={() => setWaiving(null)} />}
      </Layouts.Content>
    </Main>
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

type ChoiceProps = {
  name: string;
  value: string;
  all?: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
};

function Choice({ name, value, all, options, onChange }: ChoiceProps) {
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
