import { CHOICES, choiceText } from '../../../contracts/choices';
import { formatInstant } from '../shared/dates';
import { panelLanguage } from '../shared/language';
import { panelText as text } from '../shared/texts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What a record is, where the field that it is called by does not say so: a reason, a number, a quarter. */
const KINDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'calendar-day': ['放假与调休', 'Calendar day'],
  'calendar-year': ['放假安排', 'Calendar year'],
  duty: ['工作任务', 'Duty'],
  'enterprise-figure': ['企业季度指标', 'Quarterly figures'],
  escalation: ['提请', 'Escalation'],
  inspection: ['督导', 'Inspection'],
  intake: ['待登记', 'Intake'],
  'issue-request': ['申请', 'Request'],
  'ledger-entry': ['台账记录', 'Ledger entry'],
  meeting: ['集中会办', 'Meeting'],
  'meeting-item': ['会办议题', 'Agenda item'],
  milestone: ['时间节点', 'Milestone'],
  'policy-delivery': ['政策送达', 'Policy delivery'],
  reassignment: ['调剂', 'Reassignment'],
  'refused-attempt': ['被拒操作', 'Refused attempt'],
  report: ['总结报告', 'Report'],
  transfer: ['转办', 'Transfer'],
  visit: ['走访调研', 'Visit'],
  'work-plan': ['工作计划', 'Work plan'],
};

/** What is made in the forms of the other types, by the words of the navigation. */
const MADE: Readonly<Record<string, string>> = {
  category: '问题类别',
  'common-problem': '共性问题',
  department: '部门或乡镇',
  enterprise: '企业',
  'escalation-rule': '催办与提请规则',
  'event-subscription': '事件订阅',
  'extra-field': '附加项',
  issue: '问题诉求',
  leader: '包联领导岗位',
  membership: '任职',
  'notification-channel': '通知渠道',
  'notification-template': '通知模板',
  pairing: '包联关系',
  policy: '惠企政策',
  project: '项目',
  'staff-member': '工作人员',
};

const RECORD = /\/content-manager\/collection-types\/api::([a-z-]+)\.[a-z-]+\/(?!create)[a-z0-9]+\/?$/;
const CREATE = /\/content-manager\/collection-types\/api::([a-z-]+)\.[a-z-]+\/create/;
const LIST = /\/content-manager\/collection-types\/api::[a-z-]+\.[a-z-]+\/?$/;
/** A heading is no text to be read. */
const LONGEST = 30;

/** Says in a record's heading, and in the browser's tab, what it is. */
function nameRecord(): void {
  const { pathname } = window.location;
  const named = KINDS[RECORD.exec(pathname)?.[1] ?? ''];
  const heading = document.querySelector('main h1')?.firstChild;
  if (!(heading instanceof Text) || heading.data === '') return;
  if (CREATE.test(pathname)) nameTab(heading.data);
  if (!named) return;
  const kind = named[panelLanguage() === 'zh' ? 0 : 1];
  if (!heading.data.startsWith(kind)) {
    const { data } = heading;
    heading.data = `${kind}：${data.length > LONGEST ? `${data.slice(0, LONGEST)}…` : data}`;
  }
  nameTab(heading.data);
}

function nameTab(heading: string): void {
  const title = `${heading} | ${text('nav.brand')}`;
  if (document.title !== title) document.title = title;
}

/** 新建企业 for Strapi's 新建记录: on the list by its heading, on the form by what is made there. */
function newOf(said: string): string | null {
  if (said !== '新建记录') return null;
  const { pathname } = window.location;
  const [, type = ''] = CREATE.exec(pathname) ?? [];
  const list = LIST.test(pathname) ? document.querySelector('main h1')?.textContent : null;
  const made = KINDS[type]?.[0] ?? MADE[type] ?? list;
  return made ? `新建${made}` : null;
}

/** A record is called by one of its fields, and Strapi prints that raw: an instant, or the value of a choice. */
function inWords({ nodeValue, parentElement }: Node): string | null {
  const said = nodeValue ?? '';
  if (INSTANT.test(said)) return formatInstant(said, panelLanguage());
  const made = newOf(said);
  if (made) return made;
  // The heading of a record, and of one of the parts that repeat in it.
  if (Object.hasOwn(CHOICES, said) && parentElement?.closest('h1, h3 button'))
    return choiceText(said, panelLanguage());
  return null;
}

/** Replaces the raw names of records by words, in headings and in relations. */
export function sayRaw(): void {
  const say = (): void => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const said = inWords(node);
      if (said !== null) node.nodeValue = said;
    }
    nameRecord();
  };
  let asked = false;
  const soon = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      say();
    });
  };
  const watcher = new MutationObserver(soon);
  watcher.observe(document.body, { childList: true, characterData: true, subtree: true });
  const title = document.querySelector('title');
  if (title) watcher.observe(title, { childList: true });
}
