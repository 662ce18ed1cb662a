import { Alert, Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { DEPARTMENT_FACTS, type DepartmentFacts } from '../../../contracts/departments';
import { inLanguage, useActingMembership } from '../shared/api';
import { reasonOf } from '../shared/download';
import { SecretNotice } from '../shared/SecretNotice';
import { useText } from '../shared/texts';

type Facts = Record<(typeof DEPARTMENT_FACTS)[number], string>;
/** Who acts for a department that says something of itself; others are refused. */
const DEPARTMENTS = ['group', 'unit'];
const PATH = '/casework/departments/own';

const factsOf = (answer: DepartmentFacts): Facts =>
  Object.fromEntries(DEPARTMENT_FACTS.map((fact) => [fact, answer[fact] ?? ''])) as Facts;

/** 本单位信息: what the plan has each unit say of itself (§三.3). Nothing for who acts for no department. */
export function OwnDepartment() {
  const { text } = useText();
  const { get, put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [stored, setStored] = useState<DepartmentFacts | null>(null);
  const [facts, setFacts] = useState<Facts | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const take = (answer: DepartmentFacts): void => {
    setStored(answer);
    setFacts(factsOf(answer));
  };
  const member = useActingMembership();
  const acts = DEPARTMENTS.includes(member?.kind ?? '');
  useEffect(() => {
    if (!acts) return;
    get<{ data: DepartmentFacts }>(PATH, inLanguage()).then(
      ({ data }) => take(data.data),
      () => undefined,
    );
  }, [get, acts]);
  if (!stored || !facts) return null;
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const data = Object.fromEntries(
        DEPARTMENT_FACTS.map((fact) => [fact, facts[fact].trim() === '' ? null : facts[fact]]),
      );
      const opened = Object.fromEntries(DEPARTMENT_FACTS.map((fact) => [fact, stored[fact]]));
      const answer = await put<{ data: DepartmentFacts }>(PATH, { data: { ...data, opened } }, inLanguage());
      take(answer.data.data);
      setProblem(null);
      toggleNotification({ type: 'success', message: text('department.saved') });
    } catch (failed) {
      setProblem(await reasonOf(failed));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={5} marginTop={6} data-casework-form>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography variant="beta" tag="h2">
          {text('department.title', { name: stored.name })}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {text('department.hint')}
        </Typography>
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
        {DEPARTMENT_FACTS.map((fact) => (
          <Field.Root key={fact} name={fact}>
            <Field.Label>{text(`department.${fact}`)}</Field.Label>
            <TextInput
              value={facts[fact]}
              onChange={(event: { target: { value: string } }) =>
                setFacts({ ...facts, [fact]: event.target.value })
              }
            />
          </Field.Root>
        ))}
        <Box>
          <Button loading={busy} onClick={() => void save()}>
            {text('department.save')}
          </Button>
        </Box>
      </Flex>
    </Box>
  );
}
