import {
  Alert,
  Box,
  Button,
  Field,
  Flex,
  Main,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Layouts, useAuth, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import type { FoundEnterprise, RegistrableCategory } from '../../../contracts/registration';
import { CHANNELS, HANDLING_TYPES, KINDS } from '../../../domain/lifecycle';
import { useCaseworkSimilarQuery } from '../intake/api';
import { FilesField } from '../issues/fields/FilesField';
import { PageHead } from '../shared/PageHead';
import { FRESH } from '../shared/api';
import { MomentInput } from '../shared/DayInput';
import { instantOf } from '../shared/dates';
import { draftKey, dropDraft, keepDraft, readDraft } from '../shared/draft';
import { useCaseworkExtraFieldsQuery } from '../shared/extra/api';
import { ExtraFields } from '../shared/extra/ExtraFields';
import { PageLink } from '../shared/PageLink';
import { issuePage } from '../shared/places';
import { fieldMessages, messageOf } from '../shared/refusal';
import { SecretNotice } from '../shared/SecretNotice';
import { useText } from '../shared/texts';
import { useUploading } from '../shared/uploads';
import { useCaseworkCategoriesQuery, useCaseworkRegisterMutation } from './api';
import { EnterpriseSearch } from './EnterpriseSearch';

type Change = { target: { value: string } };
type Values = {
  enterprise: FoundEnterprise | null;
  category: string;
  title: string;
  description: string;
  kind: string;
  channel: string;
  handlingType: string;
  receivedAt: string;
  attachments: string[];
  extra: Record<string, unknown>;
};
type Text = 'category' | 'title' | 'description' | 'kind' | 'channel' | 'handlingType' | 'receivedAt';

/** What a call on the telephone usually is; the receipt is now. */
const USUAL: Values = {
  enterprise: null,
  category: '',
  title: '',
  description: '',
  kind: 'appeal',
  channel: 'phone',
  handlingType: 'normal',
  receivedAt: '',
  attachments: [],
  extra: {},
};

const TITLE_LENGTH = 40;

/** Without a title of its own an issue is called by the first sentence of what was said. */
export const titleOf = (description: string): string =>
  (description.trim().split(/[。！？；\n.!?;]/)[0] ?? '').trim().slice(0, TITLE_LENGTH);

/** Registering while somebody is on the telephone: the enterprise in a few letters, what is wanted, one press. */
export default function RegisterPage() {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const uploading = useUploading();
  const account = useAuth('register', (state) => state.user?.id);
  const draft = draftKey(account, 'register');
  const [kept] = useState(() => readDraft(draft) as Partial<Values>);
  const [values, setValues] = useState<Values>({ ...USUAL, ...kept });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const { data: categories = [] } = useCaseworkCategoriesQuery(undefined, FRESH);
  const { data: fields = [] } = useCaseworkExtraFieldsQuery('issue', FRESH);
  const [register, { isLoading }] = useCaseworkRegisterMutation();
  // Sent again after a lost answer, or pressed twice, it is registered once.
  const attempt = useRef({ body: '', key: '' });
  const typed = JSON.stringify(values) !== JSON.stringify(USUAL);
  useEffect(() => keepDraft(draft, typed ? values : {}), [draft, typed, values]);

  const set = <K extends keyof Values>(field: K, value: Values[K]): void => {
    setValues((before) => ({ ...before, [field]: value }));
    setErrors(({ [field]: _mended, ...others }) => others);
  };
  const category = categories.find(({ documentId }) => documentId === values.category);
  const extra = fields.filter(
    (field) => field.active && (field.categories.length === 0 || field.categories.includes(values.category)),
  );

  const submit = async (): Promise<void> => {
    setProblem(null);
    const { enterprise, title, receivedAt, attachments, extra: given, ...rest } = values;
    const empty = [
      ...(enterprise ? [] : ['enterprise']),
      ...(values.category === '' ? ['category'] : []),
      ...(values.description.trim() === '' ? ['description'] : []),
    ];
    setErrors(Object.fromEntries(empty.map((field) => [field, text('form.required')])));
    if (empty.length > 0) return;
    const filled = Object.fromEntries(
      extra.flatMap(({ code }) =>
        given[code] === undefined || given[code] === null ? [] : [[code, given[code]]],
      ),
    );
    const data = {
      ...rest,
      enterprise: enterprise?.documentId,
      title: title.trim() || titleOf(values.description),
      ...(receivedAt === '' ? {} : { receivedAt: instantOf(receivedAt) ?? receivedAt }),
      ...(attachments.length > 0 ? { attachments } : {}),
      ...(Object.keys(filled).length > 0 ? { extra: filled } : {}),
    };
    const body = JSON.stringify(data);
    if (attempt.current.body !== body) attempt.current = { body, key: newKey() };
    const answer = await register({ data, key: attempt.current.key });
    if ('error' in answer) {
      setErrors(fieldMessages(answer.error));
      setProblem(messageOf(answer.error));
      return;
    }
    dropDraft(draft);
    toggleNotification({ type: 'success', message: text('register.done', { number: answer.data.number }) });
    navigate(issuePage(answer.data.documentId));
  };

  const again = (): void => {
    setValues(USUAL);
    setErrors({});
    setProblem(null);
  };

  return (
    <Main data-casework-form>
      <PageHead title={text('register.title')} subtitle={text('register.subtitle')} />
      <Layouts.Content>
        <Columns>
          <Part>
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
            {Object.keys(kept).length > 0 && (
              <Flex gap={3} wrap="wrap">
                <Typography variant="pi" textColor="neutral600" role="status">
                  {text('form.restored')}
                </Typography>
                <Button size="S" variant="tertiary" onClick={again}>
                  {text('register.clear')}
                </Button>
              </Flex>
            )}
            <SecretNotice />
            <Field.Root name="enterprise" required error={errors['enterprise']}>
              <Field.Label>{text('register.enterprise')}</Field.Label>
              <EnterpriseSearch chosen={values.enterprise} onChoose={(one) => set('enterprise', one)} />
              <Field.Error />
            </Field.Root>
            <Field.Root name="description" required error={errors['description']}>
              <Field.Label>{text('register.description')}</Field.Label>
              <Textarea
                maxLength={10_000}
                value={values.description}
                onChange={(event: Change) => set('description', event.target.value)}
              />
              <Field.Error />
            </Field.Root>
            <Field.Root name="category" required error={errors['category']}>
              <Field.Label>{text('register.category')}</Field.Label>
              <Flex gap={2} wrap="wrap" role="group" aria-label={text('register.category')}>
                {categories.map(({ documentId, name }) => (
                  <Button
                    key={documentId}
                    size="M"
                    variant={values.category === documentId ? 'default' : 'tertiary'}
                    aria-pressed={values.category === documentId}
                    onClick={() => set('category', documentId)}
                  >
                    {name}
                  </Button>
                ))}
              </Flex>
              <Field.Error />
            </Field.Root>
            {category && <Brings category={category} handlingType={values.handlingType} />}
            {extra.length > 0 && (
              <ExtraFields
                fields={extra}
                values={values.extra}
                errors={errors}
                onChange={(code, value) => set('extra', { ...values.extra, [code]: value })}
              />
            )}
            <Flex gap={4} wrap="wrap" alignItems="flex-start">
              <Few
                field="handlingType"
                options={HANDLING_TYPES}
                values={values}
                set={set}
                language={language}
              />
              <Few field="channel" options={CHANNELS} values={values} set={set} language={language} />
              <Few field="kind" options={KINDS} values={values} set={set} language={language} />
            </Flex>
            <details>
              <summary style={{ cursor: 'pointer', fontSize: '1.4rem', padding: '0.4rem 0' }}>
                {text('register.more')}
              </summary>
              <Flex direction="column" alignItems="stretch" gap={4} paddingTop={3}>
                <Field.Root name="title" error={errors['title']} hint={text('register.titleHint')}>
                  <Field.Label>{text('register.name')}</Field.Label>
                  <TextInput
                    maxLength={200}
                    value={values.title}
                    placeholder={titleOf(values.description)}
                    onChange={(event: Change) => set('title', event.target.value)}
                  />
                  <Field.Hint />
                  <Field.Error />
                </Field.Root>
                <Field.Root
                  name="receivedAt"
                  error={errors['receivedAt']}
                  hint={text('register.receivedHint')}
                >
                  <Field.Label>{text('issue.receivedAt')}</Field.Label>
                  <MomentInput
                    name="receivedAt"
                    value={values.receivedAt}
                    onChange={(local) => set('receivedAt', local)}
                  />
                  <Field.Hint />
                  <Field.Error />
                </Field.Root>
                <Field.Root name="attachments" error={errors['attachments']}>
                  <Field.Label>{text('register.files')}</Field.Label>
                  <FilesField
                    name="attachments"
                    value={values.attachments}
                    onChange={(ids) => set('attachments', ids)}
                  />
                  <Field.Error />
                </Field.Root>
              </Flex>
            </details>
            {uploading && (
              <Typography variant="pi" textColor="neutral600" role="status">
                {text('form.waitForFiles')}
              </Typography>
            )}
            <Box>
              <Button size="L" loading={isLoading} disabled={uploading} onClick={() => void submit()}>
                {text('register.submit')}
              </Button>
            </Box>
          </Part>
          <Similar
            enterprise={values.enterprise?.documentId ?? ''}
            title={values.title.trim() || titleOf(values.description)}
            description={values.description}
          />
        </Columns>
      </Layouts.Content>
    </Main>
  );
}

const Columns = ({ children }: { children: ReactNode }) => (
  <Box
    style={{
      display: 'grid',
      gap: '1.6rem',
      alignItems: 'start',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(32rem, 100%), 1fr))',
    }}
  >
    {children}
  </Box>
);

const Part = ({ children }: { children: ReactNode }) => (
  <Box background="neutral0" shadow="tableShadow" hasRadius padding={5} style={{ minWidth: 0 }}>
    <Flex direction="column" alignItems="stretch" gap={4}>
      {children}
    </Flex>
  </Box>
);

/** What the category brings: its unit, and how many working days. */
function Brings({ category, handlingType }: { category: RegistrableCategory; handlingType: string }) {
  const { text, language } = useText();
  const days = category.days[handlingType as keyof RegistrableCategory['days']];
  return (
    <Typography tag="p" variant="pi" textColor="neutral700" role="status">
      {[
        category.unit ? text('register.unit', { unit: category.unit }) : null,
        text('register.days', { type: choiceText(handlingType, language), n: days }),
        category.complaint ? text('register.complaint') : null,
      ]
        .filter(Boolean)
        .join('；')}
    </Typography>
  );
}

type FewProps = {
  field: Extract<Text, 'handlingType' | 'channel' | 'kind'>;
  options: readonly string[];
  values: Values;
  set: (field: FewProps['field'], value: string) => void;
  language: ReturnType<typeof useText>['language'];
};

function Few({ field, options, values, set, language }: FewProps) {
  const { text } = useText();
  return (
    <Box flex="1 1 12rem">
      <Field.Root name={field}>
        <Field.Label>{text(`register.${field}`)}</Field.Label>
        <SingleSelect value={values[field]} onChange={(chosen) => set(field, String(chosen))}>
          {options.map((option) => (
            <SingleSelectOption key={option} value={option}>
              {choiceText(option, language)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

/** What is typed is compared when the typing rests. */
const RESTS_MS = 600;

/** Likely duplicates beside the form: looked at, never merged by themselves. */
function Similar(given: { enterprise: string; title: string; description: string }) {
  const { text, language } = useText();
  const [asked, setAsked] = useState(given);
  const { enterprise, title, description } = given;
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ enterprise, title, description }), RESTS_MS);
    return () => clearTimeout(timer);
  }, [enterprise, title, description]);
  const nothing = asked.enterprise === '' || asked.title === '';
  const { data } = useCaseworkSimilarQuery(
    {
      enterprise: asked.enterprise,
      title: asked.title,
      ...(asked.description.trim() === '' ? {} : { description: asked.description }),
    },
    { skip: nothing },
  );
  return (
    <Part>
      <Typography variant="delta" tag="h2">
        {text('intake.similar')}
      </Typography>
      {nothing || !data || data.length === 0 ? (
        <Typography textColor="neutral600">
          {nothing || !data ? text('register.similarHint') : text('intake.similarNone')}
        </Typography>
      ) : (
        data.map(({ documentId, number, title: name, stage, similarity }) => (
          <Box key={documentId}>
            <PageLink to={issuePage(documentId)}>{`${number} ${name}`}</PageLink>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {[choiceText(stage, language), text('intake.alike', { n: Math.round(similarity * 100) })].join(
                ' · ',
              )}
            </Typography>
          </Box>
        ))
      )}
    </Part>
  );
}

/** randomUUID exists on secure origins only; an intranet may be served without TLS. */
function newKey(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
