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
  Typography,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { PageHead } from '../shared/PageHead';
import { PageLink } from '../shared/PageLink';
import { choiceText } from '../../../contracts/choices';
import { FormModal } from '../shared/FormModal';
import { RecordPicker } from '../shared/RecordPicker';
import type { RecordOption } from '../shared/records';
import { SecretNotice } from '../shared/SecretNotice';
import { messageOf } from '../shared/refusal';
import { useText, type TextKey } from '../shared/texts';
import {
  useCaseworkCreateStaffMutation,
  useCaseworkGiveAccountsMutation,
  useCaseworkResetSignInMutation,
  useCaseworkSetStaffActiveMutation,
  type Accounts,
  type NewStaff,
  type ResetWhat,
} from './api';

const KINDS = ['office', 'group', 'unit', 'leader', 'liaison', 'auditor', 'head', 'enterprise'] as const;

type Place = { kind: string; of: string | undefined };

/** Type of organisation that each kind of membership names. */
const ORGANISATION: Record<string, 'department' | 'leader' | 'enterprise' | undefined> = {
  group: 'department',
  unit: 'department',
  leader: 'leader',
  liaison: 'leader',
  enterprise: 'enterprise',
};

type AccountForm = { panel: string; panelPassword: string; api: string; apiPassword: string };
const NO_ACCOUNTS: AccountForm = { panel: '', panelPassword: '', api: '', apiPassword: '' };

const accountsOf = (form: AccountForm): Accounts => ({
  ...(form.panel.trim() ? { panel: { email: form.panel.trim(), password: form.panelPassword } } : {}),
  ...(form.api.trim() ? { api: { username: form.api.trim(), password: form.apiPassword } } : {}),
});

/** 人员与账号: a person with memberships and accounts in one form; new passwords, disabling and enabling. */
export default function StaffPage() {
  const { text } = useText();
  return (
    <Main>
      <PageHead title={text('staff.title')} subtitle={text('staff.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} maxWidth="72rem">
          <SecretNotice />
          <NewPerson />
          <PresentPerson />
        </Flex>
      </Layouts.Content>
    </Main>
  );
}

type LineProps = {
  label: TextKey;
  name: string;
  value: string;
  type?: string;
  required?: boolean;
  error?: string | undefined;
  onChange: (value: string) => void;
};

function Line({ label, name, value, type = 'text', required = false, error, onChange }: LineProps) {
  const { text } = useText();
  return (
    <Box width="20rem">
      <Field.Root name={name} required={required} error={error}>
        <Field.Label>{text(label)}</Field.Label>
        <TextInput
          name={name}
          type={type}
          value={value}
          autoComplete={type === 'password' ? 'new-password' : 'off'}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
    </Box>
  );
}

function Problem({ problem, onClose }: { problem: string | null; onClose: () => void }) {
  const { text } = useText();
  if (problem === null) return null;
  return (
    <Alert variant="danger" title={text('error.title')} closeLabel={text('form.close')} onClose={onClose}>
      {problem}
    </Alert>
  );
}

function AccountFields({ form, onChange }: { form: AccountForm; onChange: (form: AccountForm) => void }) {
  const { text } = useText();
  const line = (name: keyof AccountForm, label: TextKey, type?: string) => (
    <Line
      name={name}
      label={label}
      {...(type ? { type } : {})}
      value={form[name]}
      onChange={(value) => onChange({ ...form, [name]: value })}
    />
  );
  return (
    <Box>
      <Flex gap={4} wrap="wrap">
        {line('panel', 'staff.panel')}
        {line('panelPassword', 'staff.password', 'password')}
      </Flex>
      <Flex gap={4} wrap="wrap" paddingTop={3}>
        {line('api', 'staff.api')}
        {line('apiPassword', 'staff.password', 'password')}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {text('staff.passwordHint')}
      </Typography>
    </Box>
  );
}

const EMPTY = { name: '', phone: '', email: '', employeeNumber: '' };

const RESETS = {
  'reset-second-factor': { label: 'staff.resetFactor', ask: 'staff.confirmResetFactor' },
  'unlink-sign-on': { label: 'staff.unlink', ask: 'staff.confirmUnlink' },
} as const satisfies Record<ResetWhat, { label: TextKey; ask: TextKey }>;
const FIRST: Place = { kind: 'unit', of: undefined };

function NewPerson() {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const [create, { isLoading }] = useCaseworkCreateStaffMutation();
  const [person, setPerson] = useState(EMPTY);
  const [places, setPlaces] = useState<Place[]>([FIRST]);
  const [accounts, setAccounts] = useState(NO_ACCOUNTS);
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const change = (index: number, part: Partial<Place>): void =>
    setPlaces(places.map((place, i) => (i === index ? { ...place, ...part } : place)));

  /** All that is missing is marked at once, at its field, before anything is sent. */
  const missing = (): Record<string, string> => ({
    ...(person.name.trim() === '' ? { name: text('form.required') } : {}),
    ...Object.fromEntries(
      places.flatMap(({ kind, of }, i) =>
        ORGANISATION[kind] && !of ? [[`of.${i}`, text('form.required')]] : [],
      ),
    ),
  });

  const save = async (): Promise<void> => {
    setProblem(null);
    const empty = missing();
    setErrors(empty);
    if (Object.keys(empty).length > 0) return;
    const data: NewStaff = {
      name: person.name.trim(),
      ...(person.phone.trim() ? { phone: person.phone.trim() } : {}),
      ...(person.email.trim() ? { email: person.email.trim() } : {}),
      ...(person.employeeNumber.trim() ? { employeeNumber: person.employeeNumber.trim() } : {}),
      memberships: places.map(({ kind, of }) => {
        const organisation = ORGANISATION[kind];
        return { kind, ...(organisation && of ? { [organisation]: of } : {}) };
      }),
      ...accountsOf(accounts),
    };
    const answer = await create(data);
    if ('error' in answer) return setProblem(messageOf(answer.error));
    toggleNotification({ type: 'success', message: text('staff.done', { name: answer.data.name }) });
    setPerson(EMPTY);
    setPlaces([FIRST]);
    setAccounts(NO_ACCOUNTS);
  };

  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {text('staff.new')}
        </Typography>
        <Problem problem={problem} onClose={() => setProblem(null)} />
        <Flex gap={4} wrap="wrap">
          {(['name', 'phone', 'email', 'employeeNumber'] as const).map((name) => (
            <Line
              key={name}
              name={name}
              label={`staff.${name}`}
              required={name === 'name'}
              error={errors[name]}
              value={person[name]}
              onChange={(value) => setPerson({ ...person, [name]: value })}
            />
          ))}
        </Flex>
        <Typography variant="sigma">{text('staff.memberships')}</Typography>
        {places.map(({ kind, of }, i) => {
          const organisation = ORGANISATION[kind];
          return (
            <Flex key={i} gap={4} wrap="wrap" alignItems="flex-end">
              <Box width="16rem">
                <Field.Root name={`kind.${i}`}>
                  <Field.Label>{text('staff.kind')}</Field.Label>
                  <SingleSelect
                    value={kind}
                    onChange={(value) => change(i, { kind: String(value), of: undefined })}
                  >
                    {KINDS.map((value) => (
                      <SingleSelectOption key={value} value={value}>
                        {choiceText(value, language)}
                      </SingleSelectOption>
                    ))}
                  </SingleSelect>
                </Field.Root>
              </Box>
              {organisation && (
                <Box width="24rem">
                  <Field.Root name={`of.${i}`} required error={errors[`of.${i}`]}>
                    <Field.Label>{text(`staff.${organisation}`)}</Field.Label>
                    <RecordPicker
                      key={organisation}
                      name={`of.${i}`}
                      kind={organisation}
                      value={of}
                      onChange={(chosen) => change(i, { of: chosen?.documentId })}
                    />
                    <Field.Error />
                  </Field.Root>
                </Box>
              )}
              {places.length > 1 && (
                <Button variant="tertiary" onClick={() => setPlaces(places.filter((_, j) => j !== i))}>
                  {text('form.remove')}
                </Button>
              )}
            </Flex>
          );
        })}
        <Box>
          <Button
            variant="secondary"
            startIcon={<Plus aria-hidden />}
            onClick={() => setPlaces([...places, FIRST])}
          >
            {text('form.add')}
          </Button>
        </Box>
        <AccountFields form={accounts} onChange={setAccounts} />
        <Box>
          <Button loading={isLoading} onClick={() => void save()}>
            {text('staff.save')}
          </Button>
        </Box>
      </Flex>
    </Box>
  );
}

function PresentPerson() {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const [give, { isLoading }] = useCaseworkGiveAccountsMutation();
  const [setActive, { isLoading: isSwitching }] = useCaseworkSetStaffActiveMutation();
  const [chosen, setChosen] = useState<RecordOption | null>(null);
  const documentId = chosen?.documentId;
  const [asking, setAsking] = useState(false);
  const [reset, { isLoading: isResetting }] = useCaseworkResetSignInMutation();
  const [resetting, setResetting] = useState<ResetWhat | null>(null);
  const [accounts, setAccounts] = useState(NO_ACCOUNTS);
  const [problem, setProblem] = useState<string | null>(null);

  const told = (answer: { data?: unknown; error?: unknown }): void => {
    if (answer.error !== undefined) return setProblem(messageOf(answer.error));
    setProblem(null);
    setAccounts(NO_ACCOUNTS);
    toggleNotification({ type: 'success', message: text('staff.changed') });
  };

  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {text('staff.present')}
        </Typography>
        <Problem problem={problem} onClose={() => setProblem(null)} />
        <Box width="24rem">
          <Field.Root name="person">
            <Field.Label>{text('staff.person')}</Field.Label>
            <RecordPicker name="person" kind="staff-member" value={documentId} onChange={setChosen} />
          </Field.Root>
        </Box>
        {documentId && (
          <>
            <AccountFields form={accounts} onChange={setAccounts} />
            <Flex gap={3} wrap="wrap">
              <Button
                loading={isLoading}
                onClick={() => void give({ documentId, ...accountsOf(accounts) }).then(told)}
              >
                {text('staff.reset')}
              </Button>
              {([false, true] as const).map((active) => (
                <Button
                  key={String(active)}
                  variant={active ? 'secondary' : 'danger-light'}
                  loading={isSwitching}
                  onClick={() =>
                    active ? void setActive({ documentId, active }).then(told) : setAsking(true)
                  }
                >
                  {text(active ? 'staff.enable' : 'staff.disable')}
                </Button>
              ))}
              {(Object.keys(RESETS) as ResetWhat[]).map((what) => (
                <Button
                  key={what}
                  variant="tertiary"
                  loading={isResetting && resetting === what}
                  onClick={() => setResetting(what)}
                >
                  {text(RESETS[what].label)}
                </Button>
              ))}
            </Flex>
            <PageLink to={`/content-manager/collection-types/api::staff-member.staff-member/${documentId}`}>
              {text('staff.open')}
            </PageLink>
          </>
        )}
        <PageLink to="/content-manager/collection-types/api::staff-member.staff-member">
          {text('staff.list')}
        </PageLink>
      </Flex>
      {resetting && chosen && (
        <FormModal
          title={text(RESETS[resetting].label)}
          submit={text(RESETS[resetting].label)}
          busy={isResetting}
          grave
          onSubmit={() =>
            void reset({ documentId: chosen.documentId, what: resetting }).then((answer) => {
              setResetting(null);
              told(answer);
            })
          }
          onClose={() => setResetting(null)}
        >
          <Typography>{text(RESETS[resetting].ask, { name: chosen.name })}</Typography>
        </FormModal>
      )}
      {asking && chosen && (
        <FormModal
          title={text('staff.disable')}
          submit={text('staff.disable')}
          busy={isSwitching}
          grave
          onSubmit={() => {
            setAsking(false);
            void setActive({ documentId: chosen.documentId, active: false }).then(told);
          }}
          onClose={() => setAsking(false)}
        >
          <Typography>{text('staff.confirmDisable', { name: chosen.name })}</Typography>
        </FormModal>
      )}
    </Box>
  );
}
