import type { Language } from '../../../../contracts/messages';
import { refuse } from '../../platform/answers/errors';
import type { Call } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { signedFigures, textOf, type Asked } from './statement';

/** The sending side. Where to is the operator's to say (ROLL_UP_URL): the address of the upper level's installation. */

const PATIENCE_MS = 20_000;

export const receiverOf = (): string | null => {
  const given = (process.env['ROLL_UP_URL'] ?? '').replace(/\/+$/, '');
  return /^https?:\/\//.test(given) ? given : null;
};

export type SentLine = {
  from: string;
  to: string;
  receiver: string;
  accepted: boolean;
  answer: string;
  at: string;
};

/**
 * Sends one's own figures of a closed period to the level above, and keeps what came back.
 * @throws CaseworkError 400 for a period that is not closed, 409 when the operator has set no receiver
 */
export async function sendRollUp(
  trx: Trx,
  asked: Asked,
  call: Call,
  name: string,
  language: Language,
): Promise<SentLine> {
  const receiver = receiverOf();
  if (receiver === null) throw refuse(409, 'ROLL_UP_NOT_SET');
  const signed = await signedFigures(trx, asked, call.now, name);
  const { accepted, answer } = await post(receiver, signed, language);
  const at = call.now.toISOString();
  await asOwner(trx, 'What was sent is put on record', () =>
    rows(
      trx,
      `insert into casework.sent_roll_ups ("from", "to", statement, signature, receiver, accepted, answer, actor, at)
       values (?::date, ?::date, ?, ?, ?, ?, ?, ?::jsonb, ?::timestamptz)`,
      [
        asked.from,
        asked.to,
        textOf(signed.statement),
        signed.signature,
        receiver,
        accepted,
        answer,
        JSON.stringify(call.actor),
        at,
      ],
    ),
  );
  return { ...asked, receiver, accepted, answer, at };
}

async function post(
  receiver: string,
  signed: object,
  language: Language,
): Promise<{ accepted: boolean; answer: string }> {
  try {
    const response = await fetch(`${receiver}/api/casework/roll-ups`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ data: signed }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = (await response.text()).slice(0, 2000);
    return { accepted: response.ok, answer: response.ok ? text : said(text, response.status) };
  } catch (error) {
    return { accepted: false, answer: error instanceof Error ? error.message.slice(0, 500) : 'failed' };
  }
}

/** Returns the message of the other side, or else its status. */
function said(text: string, status: number): string {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: string } };
    if (error?.message) return `${status} ${error.message}`;
  } catch {
    // The answer is not JSON.
  }
  return String(status);
}

/** Returns the roll-ups sent, the latest first. Uses `asOwner` itself; for those who see everything. */
export const sentRollUps = (trx: Trx): Promise<SentLine[]> =>
  asOwner(trx, 'What was sent is read from the record', () =>
    rows<SentLine>(
      trx,
      `select "from"::text as "from", "to"::text as "to", receiver, accepted, answer,
              to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from casework.sent_roll_ups order by id desc limit 200`,
    ),
  );
