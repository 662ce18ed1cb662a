import { endOfDay } from '../../src/plugins/casework/domain/calendar';
import {
  type Data,
  type Enterprise,
  type Issue,
  PEOPLE,
  type Role,
  type Side,
  type Who,
  type World,
  isOpen,
} from './state';

/** Action, from, who (as@stages when narrower): the table of the specification. */
const TABLE = new Map(
  `amend               registered,accepted                       group office
   accept              registered                                group
   request-decline     registered                                group
   decline             registered                                leader office
   refuse-decline      registered                                leader office
   answer              accepted                                  group
   transfer            accepted                                  group
   assign              accepted                                  office
   take-up             transferred                               lead-unit
   return              transferred                               lead-unit
   reassign            transferred,handling                      group office
   change-person       handling                                  lead-unit support-unit
   urge                transferred,handling                      group office leader
   note                registered,accepted,transferred,handling,reported,confirmed group lead-unit support-unit leader office
   instruct            registered,accepted,transferred,handling,reported,confirmed leader
   follow-up           accepted,transferred,handling             group
   request-extension   handling                                  lead-unit
   grant-extension     handling                                  group leader
   refuse-extension    handling                                  group leader
   contribute          handling                                  support-unit
   report-back         handling                                  lead-unit
   rework              reported                                  group
   confirm             reported                                  enterprise
   reject              reported                                  enterprise
   consent             confirmed                                 leader
   refuse-consent      confirmed                                 leader
   escalate            accepted,transferred,handling,reported    lead-unit@transferred,handling group@transferred,handling leader
   decide              accepted,transferred,handling,reported    leader office
   request-withdrawal  transferred,handling,reported,confirmed   enterprise
   grant-withdrawal    transferred,handling,reported,confirmed   leader
   refuse-withdrawal   transferred,handling,reported,confirmed   leader
   withdraw            registered,accepted                       enterprise
   merge               registered,accepted                       group office
   call-back           confirmed,closed                          office
   correct             registered,accepted,transferred,handling,reported,confirmed,closed,declined,merged,withdrawn,void office
   void                registered,accepted                       office
   reopen              closed,declined,withdrawn,merged          group@closed,declined,withdrawn leader@closed,declined,withdrawn office enterprise@closed,declined,withdrawn
   dismiss-proposal    transferred,handling                      group leader`
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([name = '', from = '', ...who]) => [
      name,
      {
        from: from.split(','),
        who: who.map((w) => {
          const [as = '', only] = w.split('@');
          return { as, only: only?.split(',') };
        }),
      },
    ]),
);

export const MODEL_ACTIONS = [...TABLE.keys()];

/** Capacities for which the group may enter an action with evidence; a leader's action always. */
const ENTERED_FOR: Record<string, Role['as']> = {
  'take-up': 'lead-unit',
  'report-back': 'lead-unit',
  contribute: 'support-unit',
  confirm: 'enterprise',
  reject: 'enterprise',
  'request-withdrawal': 'enterprise',
  withdraw: 'enterprise',
};

export const pairingOf = (w: World, enterprise: Enterprise): Side | null =>
  enterprise === 'unpaired' ? w.unpaired : enterprise;

const hasIt = (w: World, m: Issue, side: Side): boolean =>
  m.pair === side || (!isOpen(m) && pairingOf(w, m.enterprise) === side);

/** Returns the roles of an account towards an issue, for one action. */
function roles(w: World, m: Issue, who: Who, action: string): Role[] {
  const person = PEOPLE[who];
  const own = (as: Role['as']): Role => ({ as, onBehalf: false });
  const behalf = (as: Role['as'] | undefined): Role[] => (as ? [{ as, onBehalf: true }] : []);
  const asGroup = [own('group'), ...behalf('leader'), ...behalf(ENTERED_FOR[action])];
  if (person.kind === 'office') return m.complaint ? [own('office'), ...asGroup] : [own('office')];
  if (person.kind === 'enterprise') return m.enterprise === person.of ? [own('enterprise')] : [];
  if (m.complaint || person.kind === 'auditor') return [];
  if (person.kind === 'unit') {
    if (m.lead?.unit === person.unit) return [own('lead-unit')];
    return m.supports.has(person.unit) ? [own('support-unit')] : [];
  }
  if (!hasIt(w, m, person.of)) return [];
  if (person.kind === 'group') return asGroup;
  return person.kind === 'leader' ? [own('leader')] : behalf('leader');
}

/** Whether an account sees an issue at all; otherwise it is answered 404. */
export function sees(w: World, m: Issue, who: Who): boolean {
  const person = PEOPLE[who];
  switch (person.kind) {
    case 'office':
    case 'auditor':
      return true;
    case 'enterprise':
      return m.enterprise === person.of;
    case 'unit':
      return !m.complaint && (m.lead?.unit === person.unit || m.supports.has(person.unit));
    case 'group':
    case 'leader':
    case 'liaison':
      return !m.complaint && (m.pair === person.of || pairingOf(w, m.enterprise) === person.of);
  }
}

/** The roles in which an action would go through now, values aside; or 403 or 409. */
export function mayNow(w: World, m: Issue, who: Who, action: string, data: Data): Role[] | 403 | 409 {
  const row = TABLE.get(action);
  if (!row) throw new Error(action);
  const able = roles(w, m, who, action).filter((role) => row.who.some((x) => x.as === role.as));
  if (able.length === 0) return 403;
  const now = able.filter(
    (role) =>
      row.from.includes(m.stage) &&
      row.who.some((x) => x.as === role.as && (x.only?.includes(m.stage) ?? true)) &&
      !conflicts(w, m, who, action, role, data),
  );
  return now.length > 0 ? now : 409;
}

const needsEvidence = (m: Issue, action: string, role: Role): boolean =>
  role.onBehalf ||
  action === 'answer' ||
  action === 'correct' ||
  (action === 'decide' && role.as === 'office' && m.level === 3);

/** Evidence is accepted and required exactly when the role needs it: which role that leaves, or 400. */
export function roleFor(m: Issue, action: string, may: Role[], hasEvidence: boolean): Role | 400 {
  return may.find((role) => needsEvidence(m, action, role) === hasEvidence) ?? 400;
}

export const wantsEvidence = needsEvidence;

/** Whether the action is forbidden although role and stage fit. */
function conflicts(w: World, m: Issue, who: Who, action: string, role: Role, data: Data): boolean {
  const extension = m.requests.get('extension');
  const answersExtension = (m.lead?.grants ?? 0) >= 1 ? 'leader' : 'group';
  switch (action) {
    case 'request-decline':
      return m.requests.has('decline');
    case 'decline':
      return (m.pair !== null && !m.requests.has('decline')) || m.requests.get('decline')?.by === who;
    case 'refuse-decline':
      return !m.requests.has('decline') || m.requests.get('decline')?.by === who;
    case 'transfer':
      return m.returnsSinceReopening >= 2;
    case 'return':
      return (m.lead?.binding ?? false) || w.now >= (m.due?.at ?? w.now);
    case 'reassign':
      return (role.as === 'office') !== (m.lead?.binding ?? false);
    case 'request-extension':
      return extension !== undefined || w.now >= (m.deadline?.at ?? w.now);
    case 'grant-extension':
      return (
        !extension ||
        role.as !== answersExtension ||
        extension.by === who ||
        endOfDay(extension.deadline ?? '') <= (m.deadline?.at ?? w.now)
      );
    case 'refuse-extension':
      return !extension || role.as !== answersExtension || extension.by === who;
    case 'contribute':
      return m.supports.size === 0;
    case 'report-back':
      return data['result'] === 'explained' && !m.mayExplain;
    case 'escalate': {
      const next = m.level + 1;
      return next > 3 || !(role.as === 'leader' ? [2, 3] : [1, 2]).includes(next);
    }
    case 'decide':
      return !m.escalated || (m.level === 3 ? 'office' : 'leader') !== role.as;
    case 'request-withdrawal':
      return m.requests.has('withdrawal');
    case 'grant-withdrawal':
    case 'refuse-withdrawal':
      return !m.requests.has('withdrawal') || m.requests.get('withdrawal')?.by === who;
    case 'correct':
      if (data['field'] === 'rating') return m.rating === null;
      if (data['field'] === 'phone' || data['field'] === 'responsiblePerson') return m.lead === null;
      return false;
    case 'reopen':
      if (pairingOf(w, m.enterprise) === null) return true;
      return (
        role.as === 'enterprise' && w.now.getTime() - (m.finalSince?.getTime() ?? 0) > 30 * 24 * 3_600_000
      );
    case 'dismiss-proposal':
      return true;
    default:
      return false;
  }
}
