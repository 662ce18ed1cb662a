import knex from 'knex';
import {
  cellInWords,
  daysLate,
  developmentInWords,
  percent,
  rateInWords,
  type Cell,
  type DocumentKind,
  type Reference,
  type Span,
} from '../../../../domain/documents';
import { DEVELOPMENT_CODES, type MeasureCode } from '../../../../domain/measures';
import type { Figure } from '../../../../contracts/measures';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { figuresOf, subjectsOf } from '../measures/measures';
import { countOf, overdueAt, type Counted } from './counted';
import { questionOf } from './gather/circular';
import { scoreInWords } from './gather/league';
import { sha256, storedFile } from './print';

/**
 * Recomputes every figure of an issued document from its frozen data.json and the ledgers, as at the document's own
 * instant, and says which differ (npm run documents:verify).
 */

export type Difference = { words: string; question: Reference; now: string };
export type Verified = {
  number: string;
  kind: DocumentKind;
  state: string;
  figures: number;
  differences: Difference[];
  /** the stored PDF has the hash on record */
  pdfIntact: boolean;
};

type Frozen = { asOf: string; figures: { words: string; question: Reference }[] };

/** Answers questions as at one instant; each statement is asked once. */
class Asker {
  private readonly measures = new Map<string, Promise<Map<string, readonly Figure[]>>>();
  private readonly lates = new Map<string, ReturnType<typeof overdueAt>>();
  private readonly counts = new Map<string, Promise<number>>();

  constructor(
    private readonly trx: Trx,
    private readonly at: Date,
  ) {}

  /** Every way in which the present answer may be written. */
  async answers(question: Reference): Promise<string[]> {
    if ('issue' in question) return this.issue(question.issue);
    if ('late' in question) return this.late(question.late);
    if ('score' in question) return scoreInWords(this.trx, question.score);
    if ('count' in question) {
      const n = await this.count(question.count);
      return [`${n}`, `${n}件`, `${n}户次`, `${n}次`, `${n}个`];
    }
    const { measure, subject, id, from, to, part } = question.figure;
    const all = await this.subjects({ from, to }, subject);
    const found = all.get(id ?? '')?.find(({ code }) => code === measure);
    if (found && part === 'left-out') return [`${found.leftOut ?? 0}户`, `${found.leftOut ?? 0}个`];
    return found ? written(measure, found) : [];
  }

  private async issue(documentId: string): Promise<string[]> {
    const found = await rows<{ number: string }>(
      this.trx,
      'select number from issues where document_id = ?',
      [documentId],
    );
    return found.map(({ number }) => number);
  }

  private async late({ issue, to }: Extract<Reference, { late: unknown }>['late']): Promise<string[]> {
    const asked = this.lates.get(to) ?? overdueAt(this.trx, to, this.at);
    this.lates.set(to, asked);
    const found = (await asked).find(({ documentId }) => documentId === issue);
    return found ? [daysLate(found.days)] : [];
  }

  private subjects(
    span: Span,
    subject: 'city' | 'group' | 'unit' | 'leader',
  ): Promise<Map<string, readonly Figure[]>> {
    const key = `${subject} ${span.from} ${span.to}`;
    let asked = this.measures.get(key);
    if (!asked) {
      asked = (async () => {
        const figures = await figuresOf(
          this.trx,
          questionOf(span, subject, this.at),
          await subjectsOf(this.trx, subject),
        );
        return new Map(figures.map(({ id, measures }) => [id ?? '', measures]));
      })();
      this.measures.set(key, asked);
    }
    return asked;
  }

  private count(question: Counted): Promise<number> {
    const key = JSON.stringify(question);
    const asked = this.counts.get(key) ?? countOf(this.trx, question, this.at);
    this.counts.set(key, asked);
    return asked;
  }
}

function written(measure: MeasureCode, { code, numerator, denominator, value, leftOut }: Figure): string[] {
  const cell: Cell = { code, numerator, denominator, value, ...(leftOut === undefined ? {} : { leftOut }) };
  const words = (DEVELOPMENT_CODES as readonly MeasureCode[]).includes(measure)
    ? developmentInWords
    : rateInWords;
  return [words(cell), rateInWords(cell), percent(value), cellInWords(cell), `${numerator}/${denominator}`];
}

/** @returns null when no document has been issued under the number. Runs inside `asOwner`. */
export async function verifyDocument(trx: Trx, number: string): Promise<Verified | null> {
  const [row] = await rows<{ id: number; kind: DocumentKind; state: string; sha256: string; number: string }>(
    trx,
    `select id, kind, state, sha_256 as sha256, number from official_documents
      where number = ? and parent_id is null and state in ('issued', 'revoked')`,
    [number],
  );
  if (!row) return null;
  const file = await storedFile(trx, row.id, 'data');
  const pdf = await storedFile(trx, row.id, 'pdf');
  const frozen = JSON.parse(file?.toString('utf8') ?? '{"figures":[]}') as Frozen;
  const asker = new Asker(trx, new Date(frozen.asOf));
  const differences: Difference[] = [];
  for (const { words, question } of frozen.figures) {
    const answers = await asker.answers(question);
    if (!answers.includes(words)) differences.push({ words, question, now: answers[0] ?? '—' });
  }
  return {
    number: row.number,
    kind: row.kind,
    state: row.state,
    figures: frozen.figures.length,
    differences,
    pdfIntact: pdf !== null && sha256(pdf) === row.sha256,
  };
}

/** For the command: connects, asks and hangs up. */
export async function verifyByNumber(connectionString: string, number: string): Promise<Verified | null> {
  const db = knex({ client: 'pg', connection: connectionString, pool: { min: 0, max: 1 } });
  try {
    return await db.transaction((trx) =>
      asOwner(trx, 'The command counts again from all records', () => verifyDocument(trx, number)),
    );
  } finally {
    await db.destroy();
  }
}
