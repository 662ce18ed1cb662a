import type { Core } from '@strapi/strapi';
import type { BadCell } from '../../../../domain/sheets';
import { asSystem } from '../../platform/database/outside-transaction';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';

/** How far an import is. The import's own transaction shows nothing before it ends, so this is written beside it. */

export type ImportPhase = 'reading' | 'checking' | 'writing' | 'done' | 'refused';
export type Progress = { phase: ImportPhase; done: number; total: number };

/** At most so often: the row is for a person who looks at it. */
const EVERY_MS = 400;

/** Records the progress of one import; nothing when progress was not asked for. */
export class ProgressTeller {
  private last = 0;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly account: string,
    private readonly id: string | undefined,
  ) {}

  /**
   * @param now tells even if it has just been told: the last word
   * @param bad what is wrong with the file, for its sheet of errors
   */
  async tell({ phase, done, total }: Progress, now = false, bad?: readonly BadCell[]): Promise<void> {
    if (this.id === undefined || (!now && Date.now() - this.last < EVERY_MS)) return;
    this.last = Date.now();
    const { account, id } = this;
    // A statement is sent when it is awaited: that must happen inside of what is marked.
    await asSystem(async () => {
      await this.strapi.db.connection.raw(
        `with old as (delete from casework.import_progress where at < now() - interval '1 day')
         insert into casework.import_progress (account, id, phase, done, total, errors) values (?, ?, ?, ?, ?, ?::jsonb)
         on conflict (account, id) do update set phase = excluded.phase, done = excluded.done, total = excluded.total,
           errors = coalesce(excluded.errors, import_progress.errors), at = now()`,
        [account, id, phase, done, total, bad && bad.length > 0 ? JSON.stringify(bad) : null],
      );
    }).catch((error: unknown) => this.strapi.log.debug(`casework: import progress: ${String(error)}`));
  }
}

/** The bad cells of an import of one's own; null when there is none of that name. */
export async function readErrors(trx: Trx, account: string, id: string): Promise<BadCell[] | null> {
  const [found] = await asOwner(trx, 'The progress of an import is kept where requests may not read', () =>
    rows<{ errors: BadCell[] | null }>(
      trx,
      'select errors from casework.import_progress where account = ? and id = ?',
      [account, id],
    ),
  );
  return found ? (found.errors ?? []) : null;
}

/** How far an import of one's own is; null when there is none of that name. */
export async function readProgress(trx: Trx, account: string, id: string): Promise<Progress | null> {
  const [found] = await asOwner(trx, 'The progress of an import is kept where requests may not read', () =>
    rows<Progress>(
      trx,
      'select phase, done, total from casework.import_progress where account = ? and id = ?',
      [account, id],
    ),
  );
  return found ?? null;
}
