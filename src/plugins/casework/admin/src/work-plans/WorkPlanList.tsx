import {
  Badge,
  Box,
  EmptyStateLayout,
  Field,
  Flex,
  LinkButton,
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
import { Pencil } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { COLOURS, stateName } from '../duties/names';
import { PageHead } from '../shared/PageHead';
import { FRESH, useActingKind } from '../shared/api';
import { ReportTabs } from './ReportTabs';
import { dayOf, weekdayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import type { PlanVersion, WorkPlanLine } from '../../../contracts/work-plans';
import { useCaseworkWorkPlansQuery } from './api';

/** Lists which groups owe a year's plan and which have submitted it: all for the office, its own for a group (§三.2). */
export function WorkPlanList() {
  const { text } = useText();
  const present = Number(dayOf(new Date()).slice(0, 4));
  const [year, setYear] = useState(present);
  const { data, error } = useCaseworkWorkPlansQuery(year, FRESH);
  const writes = useActingKind() === 'group';
  const [own] = data ?? [];
  const submitted = own !== undefined && isSubmitted(own);
  return (
    <Main>
      <PageHead
        title={text('reports.title')}
        subtitle={text('plans.page')}
        primaryAction={
          writes &&
          Math.abs(year - present) <= 1 && (
            <LinkButton startIcon={<Pencil aria-hidden />} tag={Link} to={`write/${year}`}>
              {submitted ? text('plans.correct') : text('plans.write', { year })}
            </LinkButton>
          )
        }
      />
      <Layouts.Content>
        <ReportTabs at="plans">
          <Box width="12rem" paddingBottom={4}>
            <Field.Root name="year">
              <Field.Label>{text('plans.year')}</Field.Label>
              <SingleSelect value={String(year)} onChange={(chosen) => setYear(Number(chosen))}>
                {[1, 0, -1, -2, -3].map((n) => (
                  <SingleSelectOption key={n} value={String(present + n)}>
                    {text('plans.yearName', { year: present + n })}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          </Box>
          {error ? (
            <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />
          ) : !data ? (
            <Loader small>{text('form.loading')}</Loader>
          ) : data.every(({ state, plans }) => state === null && plans.length === 0) ? (
            <EmptyStateLayout content={text('plans.none')} />
          ) : (
            <Lines lines={data} />
          )}
        </ReportTabs>
      </Layouts.Content>
    </Main>
  );
}

const isSubmitted = ({ plans }: WorkPlanLine): boolean =>
  plans.some(({ submittedAt }) => submittedAt !== null);
const isOwed = ({ state }: WorkPlanLine): boolean => state !== null && state !== 'waived' && state !== 'void';

function Lines({ lines }: { lines: WorkPlanLine[] }) {
  const { text, language } = useText();
  const counted = lines.filter((line) => isOwed(line) || isSubmitted(line));
  const left = counted.filter((line) => !isSubmitted(line));
  return (
    <>
      {lines.length > 1 && (
        <Box paddingBottom={4}>
          <Typography display="block" fontWeight="bold">
            {text('plans.count', { n: counted.length, handed: counted.length - left.length })}
          </Typography>
          {left.length > 0 && (
            <Typography variant="pi" textColor="neutral600">
              {text('plans.missing', { names: left.map(({ group }) => group.name).join('、') })}
            </Typography>
          )}
        </Box>
      )}
      <Table colCount={5} rowCount={lines.length + 1}>
        <TableHead
          names={(['duties.group', 'duties.state', 'duties.plan', 'duties.due', 'plans.plan'] as const).map(
            (key) => text(key),
          )}
        />
        <Tbody>
          {lines.map((line) => (
            <Tr key={line.group.documentId}>
              <Td>
                <Typography fontWeight="bold">{line.group.name}</Typography>
              </Td>
              <Td>
                {line.state === null ? (
                  // Handed in before the system kept duties: nothing says whether in time.
                  <Typography textColor="neutral600">
                    {text(isSubmitted(line) ? 'plans.handedIn' : 'plans.notOwed')}
                  </Typography>
                ) : (
                  <Badge
                    backgroundColor={COLOURS[line.state].background}
                    textColor={COLOURS[line.state].text}
                  >
                    {stateName(line.state, language)}
                  </Badge>
                )}
              </Td>
              <Td>
                <Typography>{line.planDate ?? '-'}</Typography>
              </Td>
              <Td>
                <Typography fontWeight={line.planDate === line.dueDate ? 'regular' : 'bold'}>
                  {line.dueDate ? `${line.dueDate} ${weekdayOf(line.dueDate, language)}` : '-'}
                </Typography>
              </Td>
              <Td style={{ whiteSpace: 'normal' }}>
                {line.waived && (
                  <Typography variant="pi" display="block">
                    {text('duties.why', {
                      reason: line.waived.reason ?? '',
                      approver: line.waived.approver ?? '',
                    })}
                  </Typography>
                )}
                {line.plans.length === 0 ? (
                  <Typography textColor="neutral600">{text('plans.noPlan')}</Typography>
                ) : (
                  <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={2} paddingBottom={2}>
                    {line.plans.map((plan) => (
                      <Typography
                        key={plan.documentId}
                        tag={Link}
                        to={plan.documentId}
                        textColor="primary600"
                      >
                        {nameOf(plan, text)}
                      </Typography>
                    ))}
                  </Flex>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
}

export const nameOf = (
  { version, submittedAt }: PlanVersion,
  text: ReturnType<typeof useText>['text'],
): string =>
  submittedAt === null
    ? text('plans.draft')
    : text('plans.version', { n: version, day: dayOf(new Date(submittedAt)) });
