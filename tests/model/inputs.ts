import { addDays, dueDateOf, localDateOf, type LocalDate } from '../../src/plugins/casework/domain/calendar';
import type { City } from '../support/city';
import { UNITS, halfSolved, isOpen, type Data, type Issue, type Role, type Unit, type World } from './state';
import { pairingOf } from './permissions';

/** A number below n; always 0 when the dice are used up, so that a shrunk trace is a plain one. */
export type Die = (n: number) => number;

export const dieOf = (numbers: readonly number[]): Die => {
  let next = 0;
  return (n) => (numbers[next++] ?? 0) % n;
};

const pick = <T>(die: Die, list: readonly T[]): T => list[die(list.length)] as T;

export const EVIDENCE = { channel: '电话', who: '示例经办人', at: '2025-01-02' };

/** Data for an action; `bad` says that its values are wrong for this issue. */
export type Made = { data: Data; bad: boolean };

const good = (data: Data): Made => ({ data, bad: false });
const bad = (data: Data): Made => ({ data, bad: true });

const PERSON = { section: '综合科', responsiblePerson: '示例某', phone: '0454-0000000' };
const NOWHERE = 'nosuchdocument0000000000';

const today = (w: World): LocalDate => localDateOf(w.now);
const later = (w: World, m: Issue, days: number): LocalDate =>
  addDays(m.deadline && m.deadline.at > w.now ? dueDateOf(m.deadline.at) : today(w), days);

/** Makes the data of an action, right for the issue or, when asked, with a wrong value where it has any. */
export function inputFor(
  city: City,
  w: World,
  m: Issue,
  action: string,
  role: Role,
  die: Die,
  spoil: boolean,
): Made {
  const doc = (unit: Unit): string => city.departments[unit];
  const soon = (): LocalDate => addDays(today(w), die(40));
  const maybe = (data: Data): Data => (die(2) === 1 ? data : {});
  switch (action) {
    case 'amend':
      if (spoil) return bad(die(2) === 0 ? {} : { category: NOWHERE });
      return good(
        pick(die, [
          { title: '更改后的标题' },
          { handlingType: pick(die, ['normal', 'urgent', 'complex']) },
          { description: '补充说明' },
          // A complaint is the office's alone from then on; the pool has none in this model.
          ...(m.pair === null
            ? []
            : [{ category: m.complaint ? city.categories.plain : city.categories.complaint }]),
        ]),
      );
    case 'request-decline':
      return good({ ground: 'duplicate', reason: '重复' });
    case 'answer':
      return good({ measures: '已当面答复' });
    case 'transfer':
    case 'assign':
    case 'reassign': {
      const others = UNITS.filter((u) => action !== 'reassign' || u !== m.lead?.unit);
      const lead = pick(die, others);
      const rest = UNITS.filter((u) => u !== lead);
      const supports = pick(die, [undefined, [], [pick(die, rest)], rest.slice(0, 2)]);
      const data: Data = {
        leadUnit: doc(lead),
        ...(supports ? { supportUnits: supports.map(doc) } : {}),
        ...maybe({ deadline: soon() }),
        ...(action === 'reassign'
          ? { reason: '调整分工', ...maybe({ standard: '新标准' }) }
          : { standard: '标准' }),
      };
      if (!spoil) return good(data);
      return bad(
        pick(die, [
          { ...data, deadline: addDays(today(w), -1) },
          { ...data, leadUnit: NOWHERE },
          { ...data, supportUnits: [doc(lead)] },
          { ...data, supportUnits: [doc(rest[0] as Unit), doc(rest[0] as Unit)] },
          ...(action === 'reassign' && m.lead
            ? [{ ...data, leadUnit: doc(m.lead.unit), supportUnits: [] }]
            : []),
        ]),
      );
    }
    case 'take-up':
    case 'change-person':
      return good(PERSON);
    case 'return':
      return spoil ? bad({ reason: '不属职责', suggestedUnit: NOWHERE }) : good({ reason: '不属职责' });
    case 'urge':
      return good({ text: '请尽快办理' });
    case 'note':
      return spoil
        ? bad({ text: '进展', milestone: '2099-01-01' })
        : good({ text: '进展', ...milestoneOf(m, die) });
    case 'instruct':
      if (spoil) return bad({ text: '请抓紧', deadline: addDays(today(w), -1) });
      return good({
        text: '请抓紧',
        ...maybe({ handlingType: pick(die, ['urgent', 'complex']) }),
        ...maybe({ deadline: soon() }),
      });
    case 'follow-up':
      return good({ told: '正在办理', how: '电话' });
    case 'request-extension': {
      const first = later(w, m, 1 + die(20));
      const plan = [
        { date: first, goal: '一期' },
        { date: addDays(first, 1 + die(60)), goal: '二期' },
      ];
      if (spoil)
        return bad(
          pick(die, [
            { reason: '原因' },
            { reason: '原因', deadline: first, milestones: plan, consultation: '会商' },
            { reason: '原因', milestones: plan },
            { reason: '原因', milestones: [...plan].reverse(), consultation: '会商' },
            { reason: '原因', deadline: m.deadline ? dueDateOf(m.deadline.at) : addDays(today(w), -1) },
          ]),
        );
      return good(
        die(3) === 2
          ? { reason: '原因', milestones: plan, consultation: '会商' }
          : { reason: '原因', deadline: first },
      );
    }
    case 'contribute': {
      const unit = pick(die, [...m.supports.keys(), 'zhujian' as Unit]);
      return good({ measures: '已配合', ...(role.onBehalf ? { about: unit } : {}) });
    }
    case 'report-back':
      if (spoil) return bad({ result: 'solved', measures: '已办', milestone: '2099-01-01' });
      return good({
        result: pick(die, ['solved', 'partly', ...(m.mayExplain ? ['explained'] : [])]),
        measures: '已办',
        ...milestoneOf(m, die),
      });
    case 'confirm':
      return good({
        rating: 1 + die(5),
        ...maybe({ solved: pick(die, ['solved', 'partly']) }),
        ...maybe({ comment: '意见' }),
      });
    case 'call-back':
      return good({ rating: 1 + die(5), ...maybe({ comment: '意见' }) });
    case 'decide': {
      const unit = pick(die, [undefined, ...UNITS]) ?? (m.stage === 'accepted' ? 'zhujian' : undefined);
      const outcome = pick(die, [undefined, 'continue', 'explain', ...(m.level === 3 ? ['long-term'] : [])]);
      const data: Data = {
        decision: '请抓紧办理',
        ...(unit ? { unit: doc(unit) } : {}),
        ...(outcome ? { outcome } : {}),
        ...(outcome === 'long-term'
          ? { deadline: addDays(today(w), 30 + die(300)) }
          : maybe({ deadline: soon() })),
      };
      if (!spoil) return good(data);
      return bad(
        pick(die, [
          { ...data, deadline: addDays(today(w), -1) },
          { ...data, unit: NOWHERE },
          ...(m.level < 3 ? [{ ...data, outcome: 'long-term', deadline: soon() }] : []),
        ]),
      );
    }
    case 'merge': {
      const mains = w.issues.filter((x) => x !== m && isOpen(x) && x.enterprise === m.enterprise);
      if (spoil || mains.length === 0) return bad({ mainIssue: pick(die, [m.documentId, NOWHERE]) });
      return good({ mainIssue: pick(die, mains).documentId });
    }
    case 'correct':
      return correction(city, w, m, die, spoil);
    case 'consent':
      if (halfSolved(m)) return spoil ? bad({}) : good({ opinion: '同意销号，其余部分另案推进' });
      return good(maybe({ opinion: '同意' }));
    case 'accept':
      return good({});
    case 'decline':
    case 'refuse-decline':
    case 'grant-extension':
    case 'refuse-extension':
    case 'grant-withdrawal':
    case 'refuse-withdrawal':
      return good(maybe({ reason: '理由' }));
    default:
      return good({ reason: '理由' });
  }
}

const milestoneOf = (m: Issue, die: Die): Data => {
  const open = [...m.milestones].sort();
  return open.length > 0 && die(2) === 1 ? { milestone: pick(die, open) } : {};
};

function correction(city: City, w: World, m: Issue, die: Die, spoil: boolean): Made {
  const reason = '登记有误';
  if (spoil)
    return bad(
      pick(die, [
        { field: 'receivedAt', value: new Date(w.now.getTime() + 60_000).toISOString(), reason },
        { field: 'channel', value: 'fax', reason },
        { field: 'enterprise', value: NOWHERE, reason },
        { field: 'enterprise', value: city.enterprises[m.enterprise], reason },
      ]),
    );
  const others = (['A', 'B'] as const).filter((e) => e !== m.enterprise && pairingOf(w, e) !== null);
  return good(
    pick(die, [
      { field: 'channel', value: 'letter', reason },
      {
        field: 'receivedAt',
        value: new Date(w.now.getTime() - die(200) * 3_600_000).toISOString(),
        reason,
      },
      ...(m.rating === null ? [] : [{ field: 'rating', value: 1 + die(5), reason }]),
      ...(m.lead ? [{ field: 'phone', value: '0454-1111111', reason }] : []),
      ...others.map((e) => ({ field: 'enterprise', value: city.enterprises[e], reason })),
    ]),
  );
}
