import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { periodAround, periodName, type PeriodType } from '../../../domain/assessment';
import { dayOf } from '../shared/dates';
import { useText } from '../shared/texts';

export type Period = { from: string; to: string };

/** The present period of a type and those before it, the last one that is over first. */
export function periodsOf(type: PeriodType): Period[] {
  const today = dayOf(new Date());
  return [-1, 0, -2, -3, -4].map((move) => periodAround(type, today, move));
}

type Props = { type: PeriodType; value: Period; onChange: (period: Period) => void };

export function PeriodSelect({ type, value, onChange }: Props) {
  const { text } = useText();
  const periods = periodsOf(type);
  const today = dayOf(new Date());
  return (
    <Field.Root name="period" required>
      <Field.Label>{text('assessment.period')}</Field.Label>
      <SingleSelect
        value={value.from}
        onChange={(chosen) => onChange(periods.find(({ from }) => from === chosen) ?? value)}
      >
        {periods.map(({ from, to }) => (
          <SingleSelectOption key={from} value={from}>
            {`${periodName(from, to)}${to > today ? text('assessment.running') : ''}`}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
