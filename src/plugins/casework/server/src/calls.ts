import { CALLS } from '../../contracts/calls';
import { archiveCalls } from './features/archive/calls';
import { assessmentCalls } from './features/assessment/calls';
import { commonProblemCalls } from './features/common-problems/calls';
import { configurationCalls } from './features/configuration/calls';
import { documentCalls } from './features/documents/calls';
import { dutyCalls } from './features/duties/calls';
import { enterpriseLinkCalls } from './features/enterprise-links/calls';
import { escalationCalls } from './features/escalation/calls';
import { eventCalls } from './features/events/calls';
import { evidenceCalls } from './features/evidence/calls';
import { extraFieldCalls } from './features/extra-fields/calls';
import { importCalls } from './features/imports/calls';
import { intakeCalls } from './features/intakes/calls';
import { issueCalls, panelCalls } from './features/issues/calls';
import { ledgerCalls } from './features/ledgers/calls';
import { measureCalls } from './features/measures/calls';
import { meetingCalls } from './features/meetings/calls';
import { notificationCalls } from './features/notifications/calls';
import { operationCalls } from './features/operations/calls';
import { calendarCalls, departmentCalls, peopleCalls } from './features/organisation/calls';
import { policyCalls } from './features/policies/calls';
import { enterpriseMessageCalls } from './features/portal/calls';
import { registrationCalls } from './features/registration/calls';
import { reportCalls, workPlanCalls } from './features/reports/calls';
import { rollUpCalls } from './features/roll-ups/calls';
import { secondFactorCalls, signInCalls } from './features/sign-in/calls';
import { visitCalls } from './features/visits/calls';
import { wecomCalls } from './features/wecom/calls';
import { workbenchCalls } from './features/workbench/calls';
import type { BoundCall } from './platform/calls/bind-calls';
import { fileCalls } from './platform/files/calls';
import { graphqlCalls } from './transport/graphql/calls';
import { openApiCalls } from './transport/openapi/calls';

/** Every call with its handler. */
export const BOUND_CALLS: readonly BoundCall[] = [
  ...archiveCalls,
  ...assessmentCalls,
  ...calendarCalls,
  ...commonProblemCalls,
  ...departmentCalls,
  ...configurationCalls,
  ...documentCalls,
  ...dutyCalls,
  ...enterpriseLinkCalls,
  ...enterpriseMessageCalls,
  ...escalationCalls,
  ...eventCalls,
  ...evidenceCalls,
  ...extraFieldCalls,
  ...fileCalls,
  ...graphqlCalls,
  ...importCalls,
  ...intakeCalls,
  ...issueCalls,
  ...ledgerCalls,
  ...measureCalls,
  ...meetingCalls,
  ...notificationCalls,
  ...openApiCalls,
  ...operationCalls,
  ...panelCalls,
  ...peopleCalls,
  ...policyCalls,
  ...registrationCalls,
  ...reportCalls,
  ...rollUpCalls,
  ...secondFactorCalls,
  ...signInCalls,
  ...visitCalls,
  ...wecomCalls,
  ...workPlanCalls,
  ...workbenchCalls,
];

const unbound = CALLS.filter((call) => !BOUND_CALLS.some(({ declaration }) => declaration === call));
if (unbound.length > 0 || BOUND_CALLS.length !== CALLS.length) {
  const names = unbound.map(({ name }) => name).join(', ');
  throw new Error(
    `contracts/calls.ts and server/src/calls.ts differ: ${names || 'a call is not declared there'}`,
  );
}
