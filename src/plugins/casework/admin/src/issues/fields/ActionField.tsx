import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { ReactNode } from 'react';
import { DayInput, MomentInput } from '../../shared/DayInput';
import { choiceText } from '../../../../contracts/choices';
import { RESULTS } from '../../../../domain/lifecycle';
import { dayAfter, kindOf, weekdayOf } from '../../shared/dates';
import type { Say } from '../../shared/said';
import { isTextKey, useText } from '../../shared/texts';
import type { JsonSchema, Page, Summary } from '../api';
import { FilesField } from './FilesField';
import { RelationField, RelationsField } from './RelationField';
import { kindOfField, toInstant, toLocal, type Values } from './values';

type Props = {
  path: string;
  schema: JsonSchema;
  label: string;
  required: boolean;
  value: unknown;
  /** the whole form, where one field says what another means */
  values: Values;
  errors: Record<string, string>;
  summary: Summary;
  /** names of the fields that can be corrected */
  fieldLabels: Record<string, string>;
  /** units to choose by one press */
  suggested?: Page['suggestedUnits'] | undefined;
  onChange: (value: unknown) => void;
};

const RATINGS = ['5', '4', '3', '2', '1'];
const CHANNELS = ['visit', 'phone', 'letter', 'email', 'wechat', 'portal', 'other'];

/** How an enterprise is usually told; anything else can be written. */
const WAYS = ['phone', 'visit', 'wechat', 'meeting', 'letter'] as const;

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const asList = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** The input that one property of an action's schema asks for, with its error below it. */
export function ActionField(props: Props) {
  const { path, schema, label, required, errors } = props;
  const hint = useHint(props);
  if (kindOfField(schema) === 'evidence') return <EvidenceGroup {...props} />;
  if (kindOfField(schema) === 'milestones') return <MilestonesGroup {...props} />;
  return (
    <Field.Root name={path} required={required} error={errors[path]} hint={hint} width="100%">
      <Field.Label>{label}</Field.Label>
      <Input {...props} />
      <Suggested {...props} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** 按派单目录、按以往转办: one press instead of a search. */
function Suggested({ suggested = [], value, onChange }: Props) {
  const { text } = useText();
  const others = suggested.filter(({ documentId }) => documentId !== value);
  if (others.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap" paddingTop={1} role="group" aria-label={text('transfer.suggested')}>
      {others.map(({ documentId, name, from, count }) => (
        <Button key={documentId} size="S" variant="tertiary" onClick={() => onChange(documentId)}>
          {from === 'catalogue'
            ? text('transfer.catalogue', { name })
            : text('transfer.history', { name, n: count })}
        </Button>
      ))}
    </Flex>
  );
}

/** Returns the hint of a field; for a date the kind of day, while it is being picked. */
function useHint({ schema, value, summary }: Props): string | undefined {
  const { text, language } = useText();
  const kind = kindOfField(schema);
  if (kind === 'files') return text('form.files');
  if (kind === 'instant') return text('form.beijing');
  const day = asText(value);
  if (kind !== 'date') return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return text('form.dayEnd');
  const said = `${weekdayOf(day, language)} · ${text(`day.${kindOf(day, summary.days.kinds)}`)} · ${text('form.dayEnd')}${countOf(day, summary, text)}`;
  return summary.days.coveredYears.includes(Number(day.slice(0, 4)))
    ? said
    : `${said} · ${text('due.provisional')}`;
}

/** How many working days that is, as the calendar stands. */
function countOf(day: string, { today, days }: Summary, text: Say): string {
  if (!today || day <= today) return '';
  let n = 0;
  for (let next = dayAfter(today); next <= day && n < 1000; next = dayAfter(next)) {
    const kind = kindOf(next, days.kinds);
    if (kind === 'working' || kind === 'makeup') n += 1;
  }
  return ` · ${text('day.count', { n })}`;
}

/** Choice of one of a few options; an optional choice can be cleared. */
function Choice({
  name,
  value,
  options,
  required,
  onChange,
}: {
  name: string;
  value: string;
  options: { value: string; label: string }[];
  required: boolean;
  onChange: (value: string) => void;
}) {
  const { text } = useText();
  return (
    <SingleSelect
      name={name}
      value={value}
      placeholder={text('form.choose')}
      clearLabel={text('form.remove')}
      {...(required ? {} : { onClear: () => onChange('') })}
      onChange={(chosen: string | number) => onChange(String(chosen))}
    >
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

function Input(props: Props): ReactNode {
  const { path, schema, required, value, summary, onChange, fieldLabels } = props;
  const { text, language } = useText();
  const target = schema['x-relation'] ?? 'department';
  const ratings = RATINGS.map((rating) => {
    const key = `rating.${rating}`;
    return { value: rating, label: isTextKey(key) ? text(key) : rating };
  });
  switch (kindOfField(schema)) {
    case 'choice':
      return (
        <Choice
          name={path}
          required={required}
          value={asText(value)}
          options={(schema.enum ?? []).map((option) => ({
            value: option,
            label:
              path === 'field'
                ? (fieldLabels[option] ?? choiceText(option, language))
                : // Some results may not be open now: by what they are called, they stay the unit's.
                  choiceText(option, language, path === 'result' ? RESULTS : schema.enum),
          }))}
          onChange={onChange}
        />
      );
    case 'rating':
      return (
        <Choice
          name={path}
          required={required}
          value={asText(value)}
          options={ratings}
          onChange={(chosen) => onChange(chosen === '' ? '' : Number(chosen))}
        />
      );
    case 'relation':
      return (
        <RelationField
          name={path}
          target={target}
          summary={summary}
          value={asText(value) || undefined}
          onChange={onChange}
        />
      );
    case 'relations':
      return (
        <RelationsField
          name={path}
          target={target}
          summary={summary}
          value={asList(value)}
          onChange={onChange}
        />
      );
    case 'files':
      return <FilesField name={path} value={asList(value)} onChange={onChange} />;
    case 'milestone':
      return (
        <Choice
          name={path}
          required={required}
          value={asText(value)}
          options={summary.milestones.map(({ date, goal }) => ({
            value: date,
            label: `${date} ${weekdayOf(date, language)} ${goal ?? ''}`.trim(),
          }))}
          onChange={onChange}
        />
      );
    case 'date':
      return <DayInput name={path} value={asText(value)} onChange={onChange} />;
    case 'instant':
      return <InstantInput name={path} value={value} onChange={onChange} />;
    case 'long-text':
      return (
        <Textarea
          name={path}
          value={asText(value)}
          maxLength={schema.maxLength}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
        />
      );
    case 'scalar':
      return <CorrectedValue {...props} ratings={ratings} />;
    default:
      return (
        <>
          <TextInput
            name={path}
            value={asText(value)}
            maxLength={schema.maxLength}
            onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
          />
          {path === 'how' && (
            <Flex gap={2} wrap="wrap" paddingTop={1}>
              {WAYS.map((way) => (
                <Button key={way} size="S" variant="tertiary" onClick={() => onChange(text(`how.${way}`))}>
                  {text(`how.${way}`)}
                </Button>
              ))}
            </Flex>
          )}
        </>
      );
  }
}

function InstantInput({
  name,
  value,
  onChange,
}: {
  name: string;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  return <MomentInput name={name} value={toLocal(value)} onChange={(local) => onChange(toInstant(local))} />;
}

/** The new value of a correction: what it is depends on the field that is corrected. */
function CorrectedValue({
  path,
  required,
  value,
  values,
  summary,
  ratings,
  onChange,
}: Props & { ratings: { value: string; label: string }[] }): ReactNode {
  const { language } = useText();
  switch (values['field']) {
    case 'enterprise':
      return (
        <RelationField
          name={path}
          target="enterprise"
          summary={summary}
          value={asText(value) || undefined}
          onChange={onChange}
        />
      );
    case 'rating':
      return (
        <Choice
          name={path}
          required={required}
          value={asText(value)}
          options={ratings}
          onChange={(chosen) => onChange(chosen === '' ? '' : Number(chosen))}
        />
      );
    case 'channel':
      return (
        <Choice
          name={path}
          required={required}
          value={asText(value)}
          options={CHANNELS.map((channel) => ({ value: channel, label: choiceText(channel, language) }))}
          onChange={onChange}
        />
      );
    case 'receivedAt':
      return <InstantInput name={path} value={value} onChange={onChange} />;
    default:
      return (
        <TextInput
          name={path}
          value={asText(value)}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
        />
      );
  }
}

type GroupProps = { title: string; hint?: string; error?: string; children: ReactNode };

const Group = ({ title, hint, error, children }: GroupProps) => (
  <Box
    tag="fieldset"
    borderColor="neutral200"
    borderWidth="1px"
    borderStyle="solid"
    hasRadius
    padding={4}
    width="100%"
  >
    <Typography tag="legend" variant="delta">
      {title}
    </Typography>
    {hint && (
      <Box paddingBottom={3}>
        <Typography variant="pi" textColor="neutral600">
          {hint}
        </Typography>
      </Box>
    )}
    <Flex direction="column" alignItems="stretch" gap={4}>
      {children}
    </Flex>
    {error && (
      <Typography variant="pi" textColor="danger600">
        {error}
      </Typography>
    )}
  </Box>
);

/** 办理依据: who said it, when and how, with the scans. */
function EvidenceGroup({ path, schema, required, value, onChange, ...rest }: Props) {
  const { text } = useText();
  const evidence = (value ?? {}) as Values;
  return (
    <Group
      title={`${text('evidence.title')}${required ? ' *' : ''}`}
      hint={text('evidence.hint')}
      error={rest.errors[path]}
    >
      {Object.entries(schema.properties ?? {}).map(([key, property]) => {
        const name = `evidence.${key}`;
        return (
          <ActionField
            {...rest}
            key={key}
            path={`${path}.${key}`}
            schema={property}
            label={isTextKey(name) ? text(name) : key}
            required={(schema.required ?? []).includes(key)}
            value={evidence[key]}
            onChange={(next) => onChange({ ...evidence, [key]: next })}
          />
        );
      })}
    </Group>
  );
}

type Milestone = { date: string; goal: string };

/** 推进计划: dates and goals, one after the other. */
function MilestonesGroup({ path, label, value, onChange, ...rest }: Props) {
  const { text } = useText();
  const list = (Array.isArray(value) ? value : []) as Milestone[];
  const change = (index: number, part: Partial<Milestone>): void =>
    onChange(list.map((item, i) => (i === index ? { ...item, ...part } : item)));
  return (
    <Group title={label} hint={text('form.extensionEither')} error={rest.errors[path]}>
      {list.map((item, index) => (
        <Flex key={index} direction="column" alignItems="stretch" gap={2}>
          <ActionField
            {...rest}
            path={`${path}.${index}.date`}
            schema={{ type: 'string', format: 'date' }}
            label={`${text('form.date')} ${index + 1}`}
            required
            value={item.date}
            onChange={(date) => change(index, { date: asText(date) })}
          />
          <ActionField
            {...rest}
            path={`${path}.${index}.goal`}
            schema={{ type: 'string', maxLength: 200 }}
            label={text('form.goal')}
            required
            value={item.goal}
            onChange={(goal) => change(index, { goal: asText(goal) })}
          />
          <Box>
            <Button variant="tertiary" size="S" onClick={() => onChange(list.filter((_, i) => i !== index))}>
              {text('form.remove')}
            </Button>
          </Box>
        </Flex>
      ))}
      <Box>
        <Button
          variant="secondary"
          size="S"
          startIcon={<Plus aria-hidden />}
          onClick={() => onChange([...list, { date: '', goal: '' }])}
        >
          {text('form.addMilestone')}
        </Button>
      </Box>
    </Group>
  );
}
