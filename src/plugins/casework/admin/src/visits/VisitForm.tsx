import {
  Alert,
  Box,
  Button,
  Field,
  Flex,
  Link as TextLink,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { FilesField } from '../issues/fields/FilesField';
import { FRESH } from '../shared/api';
import { DayInput } from '../shared/DayInput';
import { useCaseworkExtraFieldsQuery } from '../shared/extra/api';
import { ExtraFields } from '../shared/extra/ExtraFields';
import { dayOf } from '../shared/dates';
import { issuePage } from '../shared/places';
import { useRecords, type RecordOption } from '../shared/records';
import { RecordSearch } from '../shared/RecordPicker';
import { fieldMessages, messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useUploading } from '../shared/uploads';
import { useCaseworkRecordVisitMutation, type RecordedVisit } from './api';

const FORMS = ['onsite', 'office', 'discussion'] as const;
const TYPES = ['normal', 'urgent', 'complex'] as const;

/** So many enterprises are tapped; more are searched for. */
const FEW = 8;

type Raised = {
  title: string;
  description: string;
  category: string;
  handlingType: string;
  enterprise: string;
};
type Errors = Record<string, string>;
type Change = { target: { value: string } };

const NEW: Raised = { title: '', description: '', category: '', handlingType: 'normal', enterprise: '' };

type Choice = { documentId: string; label: string };

/** A button shows the name alone, unless another record has the same name. */
const tellApart = ({ documentId, name, label }: RecordOption, _n: number, all: RecordOption[]): Choice => ({
  documentId,
  label: all.some((other) => other.documentId !== documentId && other.name === name) ? label : name,
});

/** One choice of few, as buttons large enough for a thumb. */
function Choices({
  label,
  options,
  chosen,
  onToggle,
}: {
  label: string;
  options: Choice[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
}) {
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={label}>
      {options.map(({ documentId, label: name }) => (
        <Button
          key={documentId}
          size="M"
          variant={chosen.includes(documentId) ? 'default' : 'tertiary'}
          aria-pressed={chosen.includes(documentId)}
          onClick={() => onToggle(documentId)}
        >
          {name}
        </Button>
      ))}
    </Flex>
  );
}

const Part = ({ children }: { children: ReactNode }) => (
  <Box background="neutral0" shadow="tableShadow" hasRadius padding={4}>
    <Flex direction="column" alignItems="stretch" gap={4}>
      {children}
    </Flex>
  </Box>
);

/** A visit, recorded on a phone in under a minute: tap, say what was found, send (§四.5). */
export function VisitForm() {
  const { text, language } = useText();
  const uploading = useUploading();
  const [record, { isLoading }] = useCaseworkRecordVisitMutation();
  const known = useRecords('enterprise');
  const categories = useRecords('category').options;
  const [chosen, setChosen] = useState<RecordOption[]>([]);
  const [date, setDate] = useState(dayOf(new Date()));
  const [form, setForm] = useState<string>('onsite');
  const [participants, setParticipants] = useState('');
  const [findings, setFindings] = useState('');
  const [photos, setPhotos] = useState<string[]>([]);
  const [extra, setExtra] = useState<Record<string, unknown>>({});
  const extraFields = (useCaseworkExtraFieldsQuery('visit', FRESH).data ?? []).filter(({ active }) => active);
  const [raised, setRaised] = useState<Raised[]>([]);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<RecordedVisit | null>(null);

  const few = known.total <= FEW;
  const options = few ? known.options : chosen;
  const toggle = (one: RecordOption): void =>
    setChosen((before) =>
      before.some((e) => e.documentId === one.documentId)
        ? before.filter((e) => e.documentId !== one.documentId)
        : [...before, one],
    );

  const missing = (): Errors => ({
    ...(chosen.length === 0 ? { enterprises: text('form.required') } : {}),
    ...Object.fromEntries(
      raised.flatMap((issue, n) =>
        (['title', 'category', ...(chosen.length > 1 ? ['enterprise' as const] : [])] as const).flatMap(
          (field) => (issue[field] === '' ? [[`issues.${n}.${field}`, text('form.required')]] : []),
        ),
      ),
    ),
  });

  const submit = async (): Promise<void> => {
    setProblem(null);
    const empty = missing();
    setErrors(empty);
    if (Object.keys(empty).length > 0) return;
    const answer = await record({
      date,
      form,
      enterprises: chosen.map(({ documentId }) => documentId),
      ...(participants ? { participants } : {}),
      ...(findings ? { findings } : {}),
      ...(photos.length > 0 ? { photos } : {}),
      ...(Object.keys(extra).length > 0 ? { extra } : {}),
      issues: raised.map(({ title, description, category, handlingType, enterprise }) => ({
        title,
        category,
        handlingType,
        ...(description ? { description } : {}),
        ...(chosen.length > 1 ? { enterprise } : {}),
      })),
    });
    if ('error' in answer) {
      setErrors(fieldMessages(answer.error));
      setProblem(messageOf(answer.error));
    } else {
      setDone(answer.data);
    }
  };

  const again = (): void => {
    setChosen([]);
    setParticipants('');
    setFindings('');
    setPhotos([]);
    setExtra({});
    setRaised([]);
    setDone(null);
  };

  if (done) return <Done visit={done} onAgain={again} />;
  return (
    <Flex data-casework-form direction="column" alignItems="stretch" gap={4}>
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
      <Part>
        <Field.Root name="enterprises" required error={errors['enterprises']}>
          <Field.Label>{text('visits.enterprise')}</Field.Label>
          {!few && (
            <RecordSearch
              name="enterprise"
              kind="enterprise"
              label={text('visits.find')}
              placeholder={text('visits.find')}
              onChoose={toggle}
            />
          )}
          <Choices
            label={text('visits.enterprise')}
            options={options.map(tellApart)}
            chosen={chosen.map((e) => e.documentId)}
            onToggle={(id) => options.filter((o) => o.documentId === id).forEach(toggle)}
          />
          <Field.Error />
        </Field.Root>
        <Flex gap={4} wrap="wrap" alignItems="start">
          <Field.Root name="form" required>
            <Field.Label>{text('visits.form')}</Field.Label>
            <Choices
              label={text('visits.form')}
              options={FORMS.map((value) => ({
                documentId: value,
                label: choiceText(value, language, FORMS),
              }))}
              chosen={[form]}
              onToggle={setForm}
            />
          </Field.Root>
          <Field.Root name="date" required error={errors['date']}>
            <Field.Label>{text('visits.date')}</Field.Label>
            <DayInput name="date" value={date} onChange={setDate} />
            <Field.Error />
          </Field.Root>
        </Flex>
        <Field.Root name="findings" error={errors['findings']}>
          <Field.Label>{text('visits.findings')}</Field.Label>
          <Textarea value={findings} onChange={(event: Change) => setFindings(event.target.value)} />
          <Field.Error />
        </Field.Root>
        <Field.Root name="photos" error={errors['photos']}>
          <Field.Label>{text('visits.photos')}</Field.Label>
          <FilesField name={text('visits.photos')} value={photos} onChange={setPhotos} />
          <Field.Error />
        </Field.Root>
        <Field.Root name="participants" error={errors['participants']}>
          <Field.Label>{text('visits.participants')}</Field.Label>
          <TextInput value={participants} onChange={(event: Change) => setParticipants(event.target.value)} />
          <Field.Error />
        </Field.Root>
        <ExtraFields
          fields={extraFields}
          values={extra}
          errors={errors}
          onChange={(code, value) => setExtra((before) => ({ ...before, [code]: value }))}
        />
      </Part>
      {raised.map((issue, n) => (
        <Part key={n}>
          <Flex justifyContent="space-between">
            <Typography variant="delta" tag="h2">
              {text('visits.issue', { n: n + 1 })}
            </Typography>
            <Button
              variant="danger-light"
              size="S"
              startIcon={<Trash aria-hidden />}
              onClick={() => setRaised((before) => before.filter((_, i) => i !== n))}
            >
              {text('visits.removeIssue')}
            </Button>
          </Flex>
          <RaisedFields
            n={n}
            issue={issue}
            enterprises={chosen}
            categories={categories}
            errors={errors}
            onChange={(given) =>
              setRaised((before) => before.map((other, i) => (i === n ? { ...other, ...given } : other)))
            }
          />
        </Part>
      ))}
      <Button
        variant="secondary"
        size="L"
        fullWidth
        startIcon={<Plus aria-hidden />}
        onClick={() => setRaised((before) => [...before, NEW])}
      >
        {text('visits.addIssue')}
      </Button>
      <Typography variant="pi" textColor="danger600">
        {text('form.secret')}
      </Typography>
      {uploading && (
        <Typography variant="pi" textColor="neutral600" role="status">
          {text('form.waitForFiles')}
        </Typography>
      )}
      <Button size="L" fullWidth loading={isLoading} disabled={uploading} onClick={() => void submit()}>
        {text('visits.submit')}
      </Button>
    </Flex>
  );
}

function RaisedFields({
  n,
  issue,
  enterprises,
  categories,
  errors,
  onChange,
}: {
  n: number;
  issue: Raised;
  enterprises: RecordOption[];
  categories: RecordOption[];
  errors: Errors;
  onChange: (given: Partial<Raised>) => void;
}) {
  const { text, language } = useText();
  const at = (field: string): string => `issues.${n}.${field}`;
  return (
    <>
      {enterprises.length > 1 && (
        <Field.Root name={at('enterprise')} required error={errors[at('enterprise')]}>
          <Field.Label>{text('visits.issueEnterprise')}</Field.Label>
          <Choices
            label={text('visits.issueEnterprise')}
            options={enterprises.map(tellApart)}
            chosen={[issue.enterprise]}
            onToggle={(enterprise) => onChange({ enterprise })}
          />
          <Field.Error />
        </Field.Root>
      )}
      <Field.Root name={at('title')} required error={errors[at('title')]}>
        <Field.Label>{text('visits.issueTitle')}</Field.Label>
        <TextInput
          value={issue.title}
          onChange={(event: Change) => onChange({ title: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name={at('category')} required error={errors[at('category')]}>
        <Field.Label>{text('visits.issueCategory')}</Field.Label>
        <SingleSelect
          value={issue.category}
          placeholder={text('form.choose')}
          onChange={(chosen) => onChange({ category: String(chosen) })}
        >
          {categories.map(({ documentId, label }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      <Field.Root name={at('handlingType')} required>
        <Field.Label>{text('visits.issueType')}</Field.Label>
        <Choices
          label={text('visits.issueType')}
          options={TYPES.map((value) => ({ documentId: value, label: choiceText(value, language) }))}
          chosen={[issue.handlingType]}
          onToggle={(handlingType) => onChange({ handlingType })}
        />
      </Field.Root>
      <Field.Root name={at('description')} error={errors[at('description')]}>
        <Field.Label>{text('visits.issueDescription')}</Field.Label>
        <Textarea
          value={issue.description}
          onChange={(event: Change) => onChange({ description: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
    </>
  );
}

function Done({ visit, onAgain }: { visit: RecordedVisit; onAgain: () => void }) {
  const { text } = useText();
  return (
    <Part>
      <Typography variant="beta" tag="h2">
        {text('visits.done')}
      </Typography>
      <Typography>
        {[visit.date, visit.leader.title, visit.enterprises.map(({ name }) => name).join('、')].join(' · ')}
      </Typography>
      {visit.issues.length === 0 ? (
        <Typography textColor="neutral600">{text('visits.noIssues')}</Typography>
      ) : (
        <Box>
          <Typography fontWeight="bold" display="block">
            {text('visits.registered')}
          </Typography>
          {visit.issues.map(({ documentId, number, title }) => (
            <Box key={documentId} paddingTop={2}>
              <TextLink tag={Link} to={issuePage(documentId)}>
                {`${number} ${title}`}
              </TextLink>
            </Box>
          ))}
        </Box>
      )}
      <Button size="L" fullWidth variant="secondary" onClick={onAgain}>
        {text('visits.again')}
      </Button>
    </Part>
  );
}
