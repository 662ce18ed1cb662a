import { choiceText } from '../../../../contracts/choices';
import type { LedgerEntry } from '../../../../contracts/issues';
import type { CellValue, LedgerColumn, LedgerTable } from '../../../../contracts/ledger-tables';
import type { LedgerRow } from '../../../../contracts/ledgers';
import { dueDateOf, localDateOf } from '../../../../domain/calendar';
import { STAGE_NAMES, type Stage } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { mayReadField } from '../../platform/access/fields';
import type { Row } from '../../platform/database/as-owner';
import { mask } from '../ledger/read';
import { isFinal } from './filters';

/** A row of the query as the table shows it, for one reader. Pure. */

const ISSUE = 'api::issue.issue';

type Reader = Asker['kind'];
/** A row without what stands beside it (beside.ts). */
export type ShownRow = Omit<LedgerRow, 'overdueDays' | 'extra'>;
type Told = { action: string; input: Record<string, unknown>; at: string; own: boolean };
type Milestone = { date: string; goal: string | null; state: string };

/** The issue's own columns by the attribute that says who may read them; transfers have policies of their own. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  long_term: 'longTerm',
  provisional: 'provisional',
  imported: 'imported',
  outside_number: 'outsideNumber',
  reopen_count: 'reopenCount',
  rework_count: 'reworkCount',
  rating: 'rating',
  rating_on_behalf: 'ratingOnBehalf',
  merged_into: 'mainIssue',
  light: 'light',
  deadline: 'deadline',
};

const RATINGS = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'];
/** The latest progress; the issue's page shows all of it. */
const LATEST = 5;

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const instant = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : null);
const day = (value: unknown): string | null => (value instanceof Date ? dueDateOf(value) : null);
const joined = (parts: readonly (string | null | false | undefined)[], by: string): string | null =>
  parts.filter(Boolean).join(by) || null;

/** @param place the row's number in the table */
export function presentRow(table: LedgerTable, row: Row, place: number, reader: Reader): ShownRow {
  const read = readable(row, reader);
  const entries = toldOf(read, reader);
  const stage = read['stage'] as Stage;
  const cells: Record<LedgerColumn, CellValue> = {
    row: place,
    number: words(read['number']),
    enterprise: words(read['enterprise']),
    leader: words(read['leader']),
    group: words(read['grp']) ?? '专班办（待包联）',
    channel: choice(read['channel']),
    receivedAt: instant(read['received_at']),
    content: joined([words(read['title']), words(read['description'])], '\n'),
    category: words(read['category']),
    handlingType: choice(read['handling_type']),
    transferredAt: instant(read['started_at']),
    leadUnit: words(read['lead_unit']),
    supportUnits: words(read['support_units']),
    section: words(read['section']),
    responsiblePerson: words(read['responsible_person']),
    phone: words(read['phone']),
    standard: words(read['standard']),
    deadline: day(table === 'unit' ? read['transfer_deadline'] : read['deadline']),
    extension: extensionOf(read),
    progress: progressOf(entries, (read['milestones'] as Milestone[] | null) ?? []),
    result: resultOf(stage, entries),
    answer: answerOf(stage, read, entries),
    opinion: opinionOf(entries),
    closedAt: instant(read['closed_at']),
    remarks: remarksOf(table, read),
  };
  const light = words(read['light']) as LedgerRow['light'];
  return { issue: read['document_id'] as string, stage, light, cells };
}

const choice = (value: unknown): string | null =>
  typeof value === 'string' ? choiceText(value, 'zh') : null;

function readable(row: Row, reader: Reader): Row {
  const hidden = Object.entries(ATTRIBUTES)
    .filter(([, attribute]) => !mayReadField(ISSUE, attribute, undefined, reader))
    .map(([column]) => [column, null]);
  return { ...row, ...Object.fromEntries(hidden) };
}

/** The entries as this reader may read them (ledger/read.ts). */
function toldOf(row: Row, reader: Reader): Told[] {
  return ((row['entries'] as Told[] | null) ?? []).map((entry) => {
    const as = reader === 'unit' && row['leads'] !== true && !entry.own ? 'support-unit' : reader;
    const { input } = mask({ ...entry, actor: {}, input: entry.input ?? {} } as unknown as LedgerEntry, as);
    return { ...entry, input };
  });
}

const dateOf = ({ at }: Told): string => localDateOf(new Date(`${at}Z`));

const last = (entries: readonly Told[], ...actions: string[]): Told | undefined =>
  entries.findLast(({ action }) => actions.includes(action));

function extensionOf(row: Row): string | null {
  const count = Number(row['grant_count'] ?? 0);
  if (count === 0) return null;
  return joined([`${count} 次`, day(row['first_deadline']) && `原时限 ${day(row['first_deadline'])}`], '，');
}

/** The text of an entry of progress, by its action. */
const TELLS: Readonly<Record<string, string>> = {
  note: 'text',
  contribute: 'measures',
  'follow-up': 'told',
  answer: 'measures',
  'report-back': 'measures',
};

const MILESTONES: Readonly<Record<string, string>> = { open: '未完成', answered: '已完成' };

function progressOf(entries: readonly Told[], milestones: readonly Milestone[]): string | null {
  const told = entries.flatMap((entry) => {
    const text = words(entry.input[TELLS[entry.action] ?? '']);
    return text ? [`${dateOf(entry)} ${text}`] : [];
  });
  const goals = milestones.map(
    ({ date, goal, state }) => `节点 ${date}${goal ? ` ${goal}` : ''}（${MILESTONES[state] ?? state}）`,
  );
  return joined([...told.slice(-LATEST), ...goals], '\n');
}

const DONE: readonly string[] = ['reported', 'confirmed', 'closed'];

function resultOf(stage: Stage, entries: readonly Told[]): string | null {
  if (DONE.includes(stage)) {
    const entry = last(entries, 'report-back', 'answer');
    if (!entry) return null;
    return entry.action === 'answer' ? '工作组直接答复' : choice(entry.input['result']);
  }
  if (!isFinal(stage)) return null;
  const ending = last(entries, 'decline', 'void');
  return joined([STAGE_NAMES[stage].zh, words(ending?.input['reason'])], '：');
}

const CONFIRMED: readonly string[] = ['confirmed', 'closed'];

function answerOf(stage: Stage, row: Row, entries: readonly Told[]): string | null {
  if (stage === 'reported') return '待企业认可';
  if (!CONFIRMED.includes(stage))
    return last(entries, 'confirm', 'reject')?.action === 'reject' ? '不认可' : null;
  const rating = RATINGS[Number(row['rating']) - 1];
  return joined(['认可', rating, row['rating_on_behalf'] === true && '工作组代填'], '／');
}

function opinionOf(entries: readonly Told[]): string | null {
  const said = entries.flatMap((entry) => {
    switch (entry.action) {
      case 'instruct':
        return words(entry.input['text']) ? [`${dateOf(entry)} 批示：${words(entry.input['text'])}`] : [];
      case 'decide':
        return words(entry.input['decision'])
          ? [`${dateOf(entry)} 会办决定：${words(entry.input['decision'])}`]
          : [];
      case 'consent':
        return [joined([`${dateOf(entry)} 同意销号`, words(entry.input['opinion'])], '：') ?? ''];
      case 'refuse-consent':
        return [joined([`${dateOf(entry)} 不同意销号`, words(entry.input['reason'])], '：') ?? ''];
      default:
        return [];
    }
  });
  return joined(said.slice(-LATEST), '\n');
}

function remarksOf(table: LedgerTable, row: Row): string | null {
  const count = (column: string, text: string): string | false =>
    Number(row[column] ?? 0) > 0 && `${text} ${Number(row[column])} 次`;
  return joined(
    [
      table === 'unit' && row['role'] === 'support' && '本行为配合单位',
      row['binding'] === true && '指定承办',
      row['long_term'] === true && '挂账推进',
      count('rework_count', '退回重办'),
      count('reopen_count', '重新办理'),
      words(row['merged_into']) && `并入 ${words(row['merged_into'])}`,
      row['provisional'] === true && '时限暂定',
      row['imported'] === true && joined(['历史数据', words(row['outside_number'])], ' '),
    ],
    '；',
  );
}
