import { CaseworkError } from '../../platform/answers/errors';
import { isRecord } from '../../platform/base/values';

/** A line of the agenda whose decision cannot be applied, and why. */
export type RefusedItem = {
  /** 1, 2, 3 as on the agenda */
  position: number;
  item: string;
  /** null for one that the asker does not see */
  issue: { documentId: string; number: string } | null;
  action: 'decide' | 'note';
  error: CaseworkError;
};

const NAMED = 3;

/** The refusal of a whole meeting: its details name every line that was refused. */
export function refusedMeeting(refused: readonly RefusedItem[]): CaseworkError {
  const first = refused[0]?.error;
  return new CaseworkError(first?.status ?? 409, 'ITEMS_REFUSED', (language) => {
    const lines = refused.map(({ position, item, issue, error }) => {
      const { message: said, details } = error.toBody(language);
      const errors = Array.isArray(details['errors']) ? details['errors'].filter(isRecord) : [];
      const message = errors.length > 0 ? errors.map((e) => String(e['message'])).join('；') : said;
      return {
        position,
        item,
        issue: issue?.documentId ?? null,
        number: issue?.number ?? null,
        message,
        details,
      };
    });
    const named = lines
      .slice(0, NAMED)
      .map(({ position, number, message }) =>
        language === 'zh'
          ? `第${position}项${number ? `（${number}）` : ''}：${message}`
          : `item ${position}${number ? ` (${number})` : ''}: ${message}`,
      );
    const more =
      lines.length > NAMED
        ? language === 'zh'
          ? `等${lines.length}项`
          : ` and ${lines.length - NAMED} more`
        : '';
    const message =
      language === 'zh'
        ? `会议未议定，没有作任何改动。${named.join('；')}${more}`
        : `Nothing was applied. ${named.join('; ')}${more}`;
    return { message, details: { items: lines } };
  });
}
