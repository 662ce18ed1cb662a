import { Alert, Box, Button, Field, Flex, Loader, Main, TextInput, Typography } from '@strapi/design-system';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Enrolment } from '../../../contracts/sign-in';
import { PageHead } from '../shared/PageHead';
import { dayOf } from '../shared/dates';
import { inGroups, qrPicture } from '../shared/qr';
import { messageOf } from '../shared/refusal';
import { useText, type TextKey } from '../shared/texts';
import {
  useCaseworkConfirmFactorMutation,
  useCaseworkEnrolMutation,
  useCaseworkRemoveFactorMutation,
  useCaseworkRenewCodesMutation,
  useCaseworkSecondFactorQuery,
} from './api';

/** 登录安全: the second factor of one's own account. */
export default function SecondFactorPage() {
  const { text } = useText();
  return (
    <Main>
      <PageHead title={text('factor.title')} subtitle={text('factor.subtitle')} />
      <Layouts.Content>
        <Box maxWidth="48rem">
          <Factor />
        </Box>
      </Layouts.Content>
    </Main>
  );
}

/** How many are too few to lose a telephone with. */
const FEW = 3;

function Factor() {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const { data, error } = useCaseworkSecondFactorQuery(undefined, { refetchOnMountOrArgChange: true });
  const [begin, { isLoading: isBeginning }] = useCaseworkEnrolMutation();
  const [confirm, { isLoading: isConfirming }] = useCaseworkConfirmFactorMutation();
  const [renew, { isLoading: isRenewing }] = useCaseworkRenewCodesMutation();
  const [remove, { isLoading: isRemoving }] = useCaseworkRemoveFactorMutation();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  if (error) return <Typography>{text('error.load', { message: messageOf(error) })}</Typography>;
  if (!data) return <Loader small>{text('form.loading')}</Loader>;

  const { enrolled, since, demanded, recoveryCodesLeft: left } = data;
  const succeed = (key: TextKey): void => toggleNotification({ type: 'success', message: text(key) });
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Part>
        <Typography variant="delta" tag="h2">
          {enrolled && since ? text('factor.on', { day: dayOf(new Date(since)) }) : text('factor.off')}
        </Typography>
        {demanded && <Typography>{text('factor.demanded')}</Typography>}
        {enrolled && <Typography>{text('factor.left', { n: left })}</Typography>}
        {enrolled && left < FEW && <Typography textColor="danger700">{text('factor.few')}</Typography>}
      </Part>
      {codes && <Codes codes={codes} onKept={() => setCodes(null)} />}
      {enrolment ? (
        <Part>
          <Typography variant="delta" tag="h2">
            {text('factor.begin')}
          </Typography>
          <Typography>{text('factor.scan')}</Typography>
          <Qr uri={enrolment.uri} />
          <Typography>{text('factor.secret', { secret: inGroups(enrolment.secret) })}</Typography>
          <Entry
            fields={[['code', 'factor.firstCode']]}
            submit="factor.confirm"
            busy={isConfirming}
            onSubmit={async ({ code = '' }) => {
              const answer = await confirm({ code });
              if ('error' in answer) return messageOf(answer.error);
              setEnrolment(null);
              setCodes(answer.data.recoveryCodes);
              succeed('factor.done');
              return null;
            }}
          />
        </Part>
      ) : (
        <Part>
          <Typography variant="delta" tag="h2">
            {text(enrolled ? 'factor.replace' : 'factor.begin')}
          </Typography>
          <Entry
            fields={[
              ['password', 'factor.password'],
              ...(enrolled ? [['code', 'factor.presentCode'] as const] : []),
            ]}
            submit={enrolled ? 'factor.replace' : 'factor.begin'}
            busy={isBeginning}
            onSubmit={async ({ password = '', code }) => {
              const answer = await begin({ password, ...(code === undefined ? {} : { code }) });
              if ('error' in answer) return messageOf(answer.error);
              setEnrolment(answer.data);
              return null;
            }}
          />
        </Part>
      )}
      {enrolled && (
        <Part>
          <Typography variant="delta" tag="h2">
            {text('factor.renew')}
          </Typography>
          <Typography>{text('factor.renewText')}</Typography>
          <Entry
            fields={[['code', 'factor.codeOrRecovery']]}
            submit="factor.renew"
            busy={isRenewing}
            onSubmit={async ({ code = '' }) => {
              const answer = await renew({ code });
              if ('error' in answer) return messageOf(answer.error);
              setCodes(answer.data.recoveryCodes);
              return null;
            }}
          />
        </Part>
      )}
      {enrolled && !demanded && (
        <Part>
          <Typography variant="delta" tag="h2">
            {text('factor.remove')}
          </Typography>
          <Entry
            fields={[
              ['password', 'factor.password'],
              ['code', 'factor.codeOrRecovery'],
            ]}
            submit="factor.remove"
            busy={isRemoving}
            onSubmit={async ({ password = '', code = '' }) => {
              const answer = await remove({ password, code });
              if ('error' in answer) return messageOf(answer.error);
              setCodes(null);
              succeed('factor.off');
              return null;
            }}
          />
        </Part>
      )}
    </Flex>
  );
}

const Part = ({ children }: { children: ReactNode }) => (
  <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
    <Flex direction="column" alignItems="stretch" gap={3}>
      {children}
    </Flex>
  </Box>
);

type Name = 'password' | 'code';
type EntryProps = {
  fields: readonly (readonly [Name, TextKey])[];
  submit: TextKey;
  busy: boolean;
  /** what is wrong, or null */
  onSubmit: (values: Partial<Record<Name, string>>) => Promise<string | null>;
};

function Entry({ fields, submit, busy, onSubmit }: EntryProps) {
  const { text } = useText();
  const [values, setValues] = useState<Partial<Record<Name, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = await onSubmit(values);
    setProblem(wrong);
    if (wrong === null) setValues({});
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {problem !== null && (
          <Alert
            variant="danger"
            title={text('error.title')}
            closeLabel={text('form.close')}
            onClose={() => setProblem(null)}
          >
            {problem}
          </Alert>
        )}
        {fields.map(([name, label]) => (
          <Field.Root key={name} name={name} required>
            <Field.Label>{text(label)}</Field.Label>
            <TextInput
              type={name === 'password' ? 'password' : 'text'}
              value={values[name] ?? ''}
              autoComplete={name === 'password' ? 'current-password' : 'one-time-code'}
              onChange={({ target }: { target: { value: string } }) =>
                setValues({ ...values, [name]: target.value })
              }
            />
          </Field.Root>
        ))}
        <Box>
          <Button type="submit" loading={busy}>
            {text(submit)}
          </Button>
        </Box>
      </Flex>
    </form>
  );
}

function Qr({ uri }: { uri: string }) {
  const { text } = useText();
  const place = useRef<HTMLDivElement>(null);
  const label = text('factor.qr');
  useEffect(() => {
    let shown = true;
    void qrPicture(uri, label).then((picture) => {
      if (shown) place.current?.replaceChildren(picture);
    });
    return () => void (shown = false);
  }, [uri, label]);
  return <div ref={place} />;
}

function Codes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { text } = useText();
  return (
    <Part>
      <Typography variant="delta" tag="h2">
        {text('factor.codes')}
      </Typography>
      <Typography>{text('factor.codesText')}</Typography>
      <pre className="casework-codes">{codes.join('\n')}</pre>
      <Box>
        <Button variant="secondary" onClick={onKept}>
          {text('factor.kept')}
        </Button>
      </Box>
    </Part>
  );
}
