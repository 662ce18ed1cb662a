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
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useMemo, type ReactNode } from 'react';
import type { Figure, SubjectFigures } from '../../../contracts/measures';
import { PERIOD_TYPES, periodAround, periodName, type PeriodType } from '../../../domain/assessment';
import { MEASURES, SUBJECTS, type MeasureCode, type SubjectKind } from '../../../domain/measures';
import { FigureRecords } from '../documents/FigureRecords';
import { PageHead } from '../shared/PageHead';
import { useActingKind } from '../shared/api';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { useUrlState } from '../shared/url-state';
import { useCaseworkFiguresQuery, type Asked } from './api';
import { Chart } from './Chart';
import { ExportFigures } from './ExportFigures';

/** Which subjects a kind of member has figures of. */
const SUBJECTS_OF: Readonly<Record<string, readonly SubjectKind[]>> = {
  office: SUBJECTS,
  auditor: SUBJECTS,
  head: SUBJECTS,
  group: ['city', 'group', 'unit'],
  unit: ['city', 'unit'],
  leader: ['city', 'leader'],
  liaison: ['city', 'leader'],
};

const numberOf = ({ value }: Figure): number | null => (value === null ? null : Number(value));
const isCount = (code: MeasureCode): boolean => MEASURES[code].kind === 'count';

const said = (figure: Figure | undefined, notApplicable: string): string => {
  if (!figure || figure.value === null) return notApplicable;
  return isCount(figure.code) ? String(Number(figure.value)) : `${(Number(figure.value) * 100).toFixed(2)}%`;
};

const measureOf = (code: string): MeasureCode | null =>
  Object.hasOwn(MEASURES, code) ? (code as MeasureCode) : null;

/** 指标: one subject's figures of a period beside those of the period and the year before, with charts and records. */
export default function FiguresPage() {
  const { text } = useText();
  const kind = useActingKind();
  const kinds = SUBJECTS_OF[kind] ?? (['city'] as const);
  const [asked, ask] = useUrlState();
  const type = PERIOD_TYPES.find((one) => one === asked('type')) ?? 'half-year';
  const move = Math.min(0, Math.trunc(Number(asked('move'))) || 0);
  const subject = kinds.find((one) => one === asked('subject')) ?? 'city';
  const chosen = asked('of');
  const measure = measureOf(asked('measure')) ?? 'closure_rate';
  const period = periodAround(type, dayOf(new Date()), move);
  const { data, error, isFetching } = useCaseworkFiguresQuery({ subject, ...period });
  const shown = data?.find(({ id }) => id === chosen) ?? data?.[0];
  return (
    <Main>
      <PageHead
        title={text('figures.title')}
        subtitle={text('figures.page')}
        primaryAction={<ExportFigures asked={{ subject, ...period }} />}
      />
      <Layouts.Content>
        <Flex gap={3} wrap="wrap" alignItems="flex-end" paddingBottom={4}>
          <Choice
            name="type"
            label={text('figures.periodType')}
            value={type}
            options={PERIOD_TYPES.map((one) => [one, text(`figures.type.${one}`)])}
            onChange={(picked) => ask({ type: picked, move: null })}
          />
          <Choice
            name="subject"
            label={text('figures.subject')}
            value={subject}
            options={kinds.map((one) => [one, text(`figures.subject.${one}`)])}
            onChange={(picked) => ask({ subject: picked, of: null })}
          />
          {data && data.length > 1 && (
            <Choice
              name="name"
              label={text('figures.name')}
              value={shown?.id ?? ''}
              options={data.map(({ id, name }) => [id ?? '', name])}
              onChange={(picked) => ask({ of: picked })}
            />
          )}
          <Flex gap={2}>
            <Button variant="tertiary" onClick={() => ask({ move: String(move - 1) })}>
              {text('figures.previous')}
            </Button>
            <Typography variant="delta">{periodName(period.from, period.to)}</Typography>
            <Button
              variant="tertiary"
              disabled={move >= 0}
              onClick={() => ask({ move: move === -1 ? null : String(move + 1) })}
            >
              {text('figures.next')}
            </Button>
          </Flex>
        </Flex>
        {error && <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />}
        {!data && !error && <Loader>{text('form.loading')}</Loader>}
        {data && !shown && <EmptyStateLayout content={text('figures.none')} />}
        {data && shown && (
          <Flex
            direction="column"
            alignItems="stretch"
            gap={6}
            paddingBottom={8}
            style={{ opacity: isFetching ? 0.6 : 1 }}
          >
            <Charts
              all={data}
              shown={shown}
              measure={measure}
              subject={subject}
              type={type}
              from={period.from}
            />
            <Figures
              shown={shown}
              subject={subject}
              type={type}
              period={period}
              measure={measure}
              onMeasure={(picked) => ask({ measure: picked })}
              open={measureOf(asked('open'))}
              onOpen={(code) => ask({ open: code })}
            />
          </Flex>
        )}
      </Layouts.Content>
    </Main>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
};

const Choice = ({ name, label, value, options, onChange }: ChoiceProps) => (
  <Box minWidth="11rem">
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(picked) => onChange(String(picked))}>
        {options.map(([option, called]) => (
          <SingleSelectOption key={option} value={option}>
            {called}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  </Box>
);

/** The figures of one subject in another period. */
function useOther(
  subject: SubjectKind,
  shown: SubjectFigures,
  type: PeriodType,
  from: string,
  move: number,
): SubjectFigures | undefined {
  const asked: Asked = {
    subject,
    ...periodAround(type, from, move),
    ...(shown.id === null ? {} : { id: shown.id }),
  };
  return useCaseworkFiguresQuery(asked).data?.[0];
}

const A_YEAR: Record<PeriodType, number> = { month: 12, quarter: 4, 'half-year': 2, year: 1 };

function Figures({
  shown,
  subject,
  type,
  period,
  measure,
  onMeasure,
  open,
  onOpen,
}: {
  shown: SubjectFigures;
  subject: SubjectKind;
  type: PeriodType;
  period: { from: string; to: string };
  measure: MeasureCode;
  onMeasure: (measure: MeasureCode) => void;
  /** whose records are shown */
  open: MeasureCode | null;
  onOpen: (measure: MeasureCode | null) => void;
}) {
  const { text, language } = useText();
  const before = useOther(subject, shown, type, period.from, -1);
  const yearBefore = useOther(subject, shown, type, period.from, -A_YEAR[type]);
  const na = text('assessment.notApplicable');
  const of = (other: SubjectFigures | undefined, code: MeasureCode): Figure | undefined =>
    other?.measures.find((one) => one.code === code);
  return (
    <>
      <Table colCount={6} rowCount={shown.measures.length + 1}>
        <TableHead
          names={[
            text('figures.measure'),
            text('figures.value'),
            text('figures.count'),
            text('figures.before'),
            text('figures.yearBefore'),
            text('figures.change'),
          ]}
        />
        <Tbody>
          {shown.measures.map((figure) => (
            <Tr key={figure.code}>
              <Td style={{ whiteSpace: 'normal', minWidth: '13rem' }}>
                <Button
                  variant="ghost"
                  size="S"
                  aria-pressed={measure === figure.code}
                  title={text('figures.choose')}
                  onClick={() => onMeasure(figure.code)}
                >
                  {`${MEASURES[figure.code].name[language]}${figure.lowerIsBetter ? `（${text('figures.lower')}）` : ''}`}
                </Button>
              </Td>
              <Td>
                {figure.withheld ? (
                  <Typography>{text('figures.withheld')}</Typography>
                ) : (
                  <Button
                    variant="ghost"
                    size="S"
                    aria-label={text('figures.open', {
                      value: said(figure, na),
                      measure: MEASURES[figure.code].name[language],
                    })}
                    onClick={() => onOpen(figure.code)}
                  >
                    {said(figure, na)}
                  </Button>
                )}
              </Td>
              <Td>
                <Typography>
                  {figure.denominator === null
                    ? (figure.numerator ?? '—')
                    : `${figure.numerator ?? '—'}/${figure.denominator}`}
                </Typography>
              </Td>
              <Td>
                <Typography>{said(of(before, figure.code), na)}</Typography>
              </Td>
              <Td>
                <Typography>{said(of(yearBefore, figure.code), na)}</Typography>
              </Td>
              <Td>
                <Typography>{changeOf(figure, of(before, figure.code))}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {open && (
        <FigureRecords
          figure={{ measure: open, subject, id: shown.id, name: shown.name }}
          from={period.from}
          to={period.to}
          onClose={() => onOpen(null)}
        />
      )}
    </>
  );
}

/** By how many percentage points, or by how much for a count; a sign, so that no colour is needed. */
function changeOf(now: Figure, before: Figure | undefined): ReactNode {
  if (!before || now.value === null || before.value === null) return '—';
  const count = isCount(now.code);
  const change = (Number(now.value) - Number(before.value)) * (count ? 1 : 100);
  if (Math.abs(change) < 0.005) return '0';
  return `${change > 0 ? '↑ +' : '↓ '}${count ? change : change.toFixed(2)}`;
}

const TREND = 6;

function Charts({
  all,
  shown,
  measure,
  subject,
  type,
  from,
}: {
  all: readonly SubjectFigures[];
  shown: SubjectFigures;
  measure: MeasureCode;
  subject: SubjectKind;
  type: PeriodType;
  from: string;
}) {
  const { text, language } = useText();
  const name = MEASURES[measure].name[language];
  const percent = !isCount(measure);
  const ranked = useMemo(() => {
    const listed = all.flatMap(({ name: called, measures }) => {
      const value = measures.find(({ code }) => code === measure);
      const n = value ? numberOf(value) : null;
      return n === null ? [] : [{ called, n }];
    });
    const better = MEASURES[measure].lowerIsBetter ? 1 : -1;
    return listed.sort((a, b) => (a.n - b.n) * better);
  }, [all, measure]);
  const trend = [
    useOther(subject, shown, type, from, -5),
    useOther(subject, shown, type, from, -4),
    useOther(subject, shown, type, from, -3),
    useOther(subject, shown, type, from, -2),
    useOther(subject, shown, type, from, -1),
    shown,
  ];
  const key = JSON.stringify(
    trend.map((one) => one?.measures.find(({ code }) => code === measure)?.value ?? null),
  );
  const values = useMemo(
    () => (JSON.parse(key) as (string | null)[]).map((one) => (one === null ? null : Number(one))),
    [key],
  );
  const names = useMemo(
    () =>
      Array.from({ length: TREND }, (_, i) => {
        const period = periodAround(type, from, i - TREND + 1);
        return periodName(period.from, period.to);
      }),
    [type, from],
  );
  const rankedNames = useMemo(() => ranked.map(({ called }) => called), [ranked]);
  const rankedValues = useMemo(() => ranked.map(({ n }) => n), [ranked]);
  return (
    <Flex gap={6} wrap="wrap" alignItems="stretch">
      <Panel title={`${shown.name} · ${text('figures.trend', { measure: name, n: TREND })}`}>
        <Chart kind="line" label={name} names={names} values={values} percent={percent} />
      </Panel>
      {/* No leader is ranked beside others. */}
      {ranked.length > 1 && subject !== 'leader' && (
        <Panel title={text('figures.ranking', { measure: name })}>
          <Chart kind="bar" label={name} names={rankedNames} values={rankedValues} percent={percent} />
        </Panel>
      )}
    </Flex>
  );
}

const Panel = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box background="neutral0" shadow="tableShadow" hasRadius padding={5} flex="1 1 22rem" minWidth="18rem">
    <Box paddingBottom={3}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
    </Box>
    {children}
  </Box>
);
