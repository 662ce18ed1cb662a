import { archiveCalls } from './archive';
import { assessmentCalls } from './assessment';
import type { AnyCall } from './define-call';
import { calendarCalls } from './calendar';
import { commonProblemCalls } from './common-problems';
import { departmentCalls } from './departments';
import { configurationCalls } from './configuration';
import { documentCalls } from './documents';
import { dutyCalls } from './duties';
import { enterpriseLinkCalls } from './enterprise-links';
import { enterpriseMessageCalls } from './enterprise-messages';
import { escalationCalls } from './escalation';
import { eventCalls } from './events';
import { evidenceCalls } from './evidence';
import { extraFieldCalls } from './extra-fields';
import { fileCalls } from './files';
import { importCalls } from './imports';
import { intakeCalls } from './intakes';
import { issueCalls, panelCalls } from './issues';
import { ledgerCalls } from './ledgers';
import { measureCalls } from './measures';
import { meetingCalls } from './meetings';
import { notificationCalls } from './notifications';
import { operationCalls } from './operations';
import { peopleCalls } from './people';
import { policyCalls } from './policies';
import { registrationCalls } from './registration';
import { reportCalls } from './reports';
import { rollUpCalls } from './roll-ups';
import { graphqlCalls, openApiCalls } from './schemas';
import { secondFactorCalls, signInCalls } from './sign-in';
import { visitCalls } from './visits';
import { wecomCalls } from './wecom';
import { workPlanCalls } from './work-plans';
import { workbenchCalls } from './workbench';

/** Every call that the application declares, at both prefixes. */
export const CALLS: readonly AnyCall[] = [
  archiveCalls,
  assessmentCalls,
  calendarCalls,
  commonProblemCalls,
  departmentCalls,
  configurationCalls,
  documentCalls,
  dutyCalls,
  enterpriseLinkCalls,
  enterpriseMessageCalls,
  escalationCalls,
  eventCalls,
  evidenceCalls,
  extraFieldCalls,
  fileCalls,
  graphqlCalls,
  importCalls,
  intakeCalls,
  issueCalls,
  ledgerCalls,
  measureCalls,
  meetingCalls,
  notificationCalls,
  openApiCalls,
  operationCalls,
  panelCalls,
  peopleCalls,
  policyCalls,
  registrationCalls,
  reportCalls,
  rollUpCalls,
  secondFactorCalls,
  signInCalls,
  visitCalls,
  wecomCalls,
  workPlanCalls,
  workbenchCalls,
].flatMap((calls) => Object.values(calls) as AnyCall[]);
