import { isRecord } from '../../platform/base/values';
import { postGuarded } from './webhook';

/** One short message, as every adapter takes it. The id is the same at every attempt. */
export type ShortMessage = { id: string; phone: string; text: string; link: string };

/** Sends short messages. @throws when one was not accepted, with the answer */
export type SmsAdapter = { send(message: ShortMessage): Promise<void> };

const setting = (name: string): string => (process.env[name] ?? '').trim();

/** Short messages go out when a gateway is configured (SMS_URL). */
export const isSmsOn = (): boolean => setting('SMS_URL') !== '';

/**
 * A generic HTTP gateway: POST SMS_URL with `{id, phone, text, template?, parameters: {link}}` and, with SMS_TOKEN,
 * `Authorization: Bearer …`. Any 2xx counts as accepted, unless its JSON says `{"code": …}` other than 0 or "0",
 * "OK". Providers with their own signatures need a small forwarder (docs/operations/enterprise-page.md).
 */
export const httpGateway: SmsAdapter = {
  async send({ id, phone, text, link }) {
    const address = setting('SMS_URL');
    const template = setting('SMS_TEMPLATE');
    const token = setting('SMS_TOKEN');
    const body = JSON.stringify({
      id,
      phone: phone.replace(/[^\d+]/g, ''),
      text,
      ...(template === '' ? {} : { template }),
      parameters: { link },
    });
    const { status, text: answer } = await postGuarded(
      address,
      body,
      {
        'Content-Type': 'application/json; charset=utf-8',
        'Idempotency-Key': id,
        ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      },
      '短信网关',
    );
    if (status < 200 || status > 299) throw new Error(`短信网关答复 ${status}`);
    const code = codeOf(answer);
    if (code !== null && !['0', 'OK'].includes(code))
      throw new Error(`短信网关未接受：code ${code.slice(0, 20)}`);
  },
};

function codeOf(answer: string): string | null {
  try {
    const parsed: unknown = JSON.parse(answer);
    const code = isRecord(parsed) ? parsed['code'] : undefined;
    return typeof code === 'string' || typeof code === 'number' ? String(code) : null;
  } catch {
    return null;
  }
}

let adapter: SmsAdapter = httpGateway;

/** Replaces the gateway by another adapter, for a provider with its own protocol. */
export function useSmsAdapter(other: SmsAdapter): void {
  adapter = other;
}

export const sendSms = (message: ShortMessage): Promise<void> => adapter.send(message);
