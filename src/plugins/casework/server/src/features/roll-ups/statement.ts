import path from 'node:path';
import canonicalize from 'canonicalize';
import type { RollUpStatement } from '../../../../contracts/roll-ups';
import { PERIOD_TYPES, isPeriod } from '../../../../domain/assessment';
import { startOfDay } from '../../../../domain/calendar';
import { fieldErrors, refuse } from '../../platform/answers/errors';
import { asOwner, type Trx } from '../../platform/database/as-owner';
import { installationKey, signText, type InstallationKey } from '../evidence/key';
import { issuesOf } from '../measures/issue-counts';
import { figuresOf, subjectsOf } from '../measures/measures';
import type { Question } from '../measures/types';

/** Returns the text that is signed and verified: the same bytes at both ends. */
export const textOf = (statement: RollUpStatement): string => canonicalize(statement) ?? '';

/** The installation's key: given by ANCHOR_KEY, else kept in the data folder. */
export const ownKey = (): InstallationKey =>
  installationKey(path.resolve(process.env['DATA_DIR'] ?? '.data'));

export type Asked = { from: string; to: string };

/** @throws CaseworkError 400 for what is no whole period, or one that is not over */
export function requireClosed({ from, to }: Asked, now: Date): void {
  if (!PERIOD_TYPES.some((type) => isPeriod(type, from, to))) throw refuse(400, 'NOT_THE_PERIOD');
  if (startOfDay(to) > now) throw fieldErrors([{ field: 'to', code: 'IN_FUTURE' }]);
}

export type Signed = { statement: RollUpStatement; signature: string };

/**
 * One's own figures of a closed period, signed: those of the city, without imported history, as assessments count.
 * @param office what the level above calls this office: ROLL_UP_CODE
 * @throws CaseworkError 400 for a period that is not closed, 409 when the operator has not set the code
 */
export async function signedFigures(trx: Trx, asked: Asked, now: Date, name: string): Promise<Signed> {
  requireClosed(asked, now);
  const office = process.env['ROLL_UP_CODE'] ?? '';
  if (office === '') throw refuse(409, 'ROLL_UP_NOT_SET');
  const question: Question = { subject: 'city', ...asked, now, imported: false, groupId: null };
  const statement = await asOwner(
    trx,
    'Figures are counted from all records',
    async (): Promise<RollUpStatement> => {
      const [city] = await figuresOf(trx, question, await subjectsOf(trx, 'city'));
      const counts = await issuesOf(trx, question);
      return {
        version: 1,
        office,
        name,
        ...asked,
        issues: counts.reduce((sum, { issues }) => sum + issues, 0),
        measures: (city?.measures ?? []).map(({ code, numerator, denominator, value }) => ({
          code,
          numerator,
          denominator,
          value,
        })),
      };
    },
  );
  return { statement, signature: signText(ownKey(), textOf(statement)) };
}
