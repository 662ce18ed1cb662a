import type { ReactNode } from 'react';
import { choiceText } from '../../../contracts/choices';
import { lightText } from '../lists/cells';
import type { LedgerEntry } from '../shared/api';
import { formatDue, formatInstant } from '../shared/dates';
import { Printed } from '../shared/Printed';
import { actionName, stageName } from '../shared/names';
import { actorInWords, labelOf, said } from '../shared/said';
import { useText } from '../shared/texts';
import { dueText } from './Standing';
import { UNREAD, filesOf, namedExtra } from './Timeline';
import type { Page, Transfer } from './api';
import { linesOf } from './lines';

/** Pairs of name and value, two in a line; a long value takes a line of its own. */
function Pairs({ lines }: { lines: readonly [string, ReactNode][] }) {
  const short = lines.filter(([, value]) => typeof value !== 'string' || value.length <= 40);
  const long = lines.filter(([, value]) => typeof value === 'string' && value.length > 40);
  const rows = Array.from({ length: Math.ceil(short.length / 2) }, (_, n) => short.slice(2 * n, 2 * n + 2));
  return (
    <table className="pairs">
      <tbody>
        {rows.map((pair, n) => (
          <tr key={n}>
            {pair.map(([label, value]) => [
              <th key={`${label} name`} scope="row">
                {label}
              </th>,
              <td key={label} colSpan={pair.length === 1 ? 3 : 1}>
                {value}
              </td>,
            ])}
          </tr>
        ))}
        {long.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td colSpan={3}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 办理单 or 转办单 with the ledger of the issue: what is printed instead of the page. */
export function PrintedSheet({ page, slip }: { page: Page; slip: Transfer | null }) {
  const { text, language } = useText();
  const { summary, record, ledger, extra } = page;
  const { light } = summary;
  const given = (lines: [string, string | null][]): [string, ReactNode][] =>
    lines.flatMap(([label, value]) => (value ? [[label, value] as [string, ReactNode]] : []));
  const late = summary.due?.overdue ? dueText(summary, text) : null;
  return (
    <Printed
      title={text(slip ? 'print.slip' : 'print.handling')}
      notes={[summary.number, `${text('print.at')} ${formatInstant(new Date().toISOString(), language)}`]}
    >
      {slip && <Pairs lines={given(linesOfSlip(slip))} />}
      <Pairs
        lines={given([
          [text('print.enterprise'), summary.enterprise.name],
          [text('print.standing'), stageName(summary.stage, language)],
          [
            text('print.light'),
            light && [lightText(light, summary.stage, text, language), late].filter(Boolean).join('，'),
          ],
          [text('print.due'), summary.due && formatDue(summary.due.at, language)],
          ...linesOf(page, language, text),
        ])}
      />
      <table className="pairs">
        <tbody>
          <tr>
            <th scope="row">{text('print.title')}</th>
            <td>{summary.title}</td>
          </tr>
          <tr>
            <th scope="row">{text('issue.description')}</th>
            <td>{record.description}</td>
          </tr>
        </tbody>
      </table>
      {!slip && summary.transfers.length > 0 && (
        <>
          <h2>{text('panel.transfers')}</h2>
          <TransferTable transfers={summary.transfers} />
        </>
      )}
      <h2>{text('panel.ledger')}</h2>
      <table>
        <thead>
          <tr>
            {(['sequence', 'when', 'act', 'by', 'what'] as const).map((name) => (
              <th key={name} scope="col" className={name}>
                {text(`print.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ledger.map((entry) => (
            <Line key={entry.documentId} entry={entry} page={page} extra={extra.fields} />
          ))}
        </tbody>
      </table>
    </Printed>
  );

  function linesOfSlip(transfer: Transfer): [string, string | null][] {
    const due = (at: string | null): string | null => at && formatDue(at, language);
    return [
      [text('print.unit'), transfer.unit],
      [text('print.role'), choiceText(transfer.role, language)],
      [text('print.startedAt'), formatInstant(transfer.startedAt, language)],
      [text('print.state'), choiceText(transfer.state, language)],
      [text('print.takeUpDueAt'), due(transfer.takeUpDueAt)],
      [text('issue.deadline'), due(transfer.deadline)],
      [text('print.person'), personOf(transfer)],
      [text('print.standard'), transfer.standard],
    ];
  }
}

const personOf = ({ section, responsiblePerson, phone }: Transfer): string =>
  [section, responsiblePerson, phone].filter(Boolean).join(' ');

function TransferTable({ transfers }: { transfers: readonly Transfer[] }) {
  const { text, language } = useText();
  const names = [
    text('print.unit'),
    text('print.role'),
    text('print.state'),
    text('print.startedAt'),
    text('issue.deadline'),
    text('print.person'),
    text('print.standard'),
  ];
  return (
    <table>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {transfers.map((transfer) => (
          <tr key={transfer.documentId}>
            <td>{transfer.unit}</td>
            <td>{choiceText(transfer.role, language)}</td>
            <td>{choiceText(transfer.state, language)}</td>
            <td>{formatInstant(transfer.startedAt, language)}</td>
            <td>{transfer.deadline && formatDue(transfer.deadline, language)}</td>
            <td>{personOf(transfer)}</td>
            <td>{transfer.standard}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Line({ entry, page, extra }: { entry: LedgerEntry; page: Page; extra: Page['extra']['fields'] }) {
  const { text, language } = useText();
  const moved = entry.to !== null && entry.from !== entry.to;
  const details = Object.entries(namedExtra(entry.input, extra))
    .filter(([key, value]) => ![...UNREAD, 'attachments'].includes(key) && value !== null && value !== '')
    .flatMap(([key, value]) => {
      const shown = said(key, value, language, text);
      return shown === '' || value === undefined ? [] : [`${labelOf(key, language, text)}：${shown}`];
    });
  const files = filesOf(entry.input).flatMap(
    (id) => page.summary.files.find(({ documentId }) => documentId === id)?.name ?? [],
  );
  if (files.length > 0) details.push(`${text('print.files')}：${files.join('、')}`);
  return (
    <tr>
      <td>{entry.sequence}</td>
      <td>{formatInstant(entry.happenedAt, language)}</td>
      <td>
        {actionName(entry.action, language)}
        {moved && entry.to ? ` → ${stageName(entry.to, language)}` : ''}
      </td>
      <td>{actorInWords(entry.actor, language, text)}</td>
      <td>{details.join('\n')}</td>
    </tr>
  );
}
