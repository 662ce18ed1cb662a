import { z } from 'zod';
import { isLocalDate } from '../domain/calendar';
import { MEASURES, type MeasureCode } from '../domain/measures';
import { dateAnswer, dataOf, documentIdAnswer, instantAnswer, listOf } from './answers';
import { callsOf, defineCall, OVERSEERS } from './define-call';
import { exactTextSchema } from './inputs';

/**
 * Roll-ups: an installation sends the figures of a closed period, signed, to that of the next level (plan §五.1;
 * spec: upper level). The signature identifies the sender, so the call needs no account.
 */

const date = z.string().refine(isLocalDate).meta({ format: 'date' });
const measureCode = z.enum(Object.keys(MEASURES) as [MeasureCode, ...MeasureCode[]]);
const amount = z.union([z.int(), z.string().regex(/^-?\d{1,20}(\.\d{1,4})?$/)]).nullable();

const figure = z.strictObject({
  code: measureCode,
  numerator: amount,
  denominator: amount,
  value: z
    .string()
    .regex(/^-?\d{1,12}\.\d{4}$/)
    .nullable(),
});

/** The signed statement, as RFC 8785 canonical JSON. */
export const rollUpStatement = z
  .strictObject({
    version: z.literal(1),
    office: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'The code of the sending office at the receiver' }),
    name: exactTextSchema(200),
    from: date,
    to: date.meta({ description: 'Exclusive; the period is over' }),
    issues: z.int().min(0),
    measures: z.array(figure).min(1).max(Object.keys(MEASURES).length),
  })
  .meta({ id: 'RollUpStatement' });
export type RollUpStatement = z.infer<typeof rollUpStatement>;

const signed = z.strictObject({
  statement: rollUpStatement,
  signature: z.string().min(80).max(100).meta({ description: 'Ed25519 over the canonical JSON, in base64' }),
});

const receipt = z
  .strictObject({
    id: z.string(),
    office: z.string(),
    from: dateAnswer,
    to: dateAnswer,
    sha256: z.string(),
    receivedAt: instantAnswer,
  })
  .meta({ id: 'RollUpReceipt' });

const lowerOffice = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    code: z.string().nullable(),
    publicKey: z.string(),
    fingerprint: z.string(),
    active: z.boolean(),
  })
  .meta({ id: 'LowerOffice' });

const rollUpLine = z
  .strictObject({
    office: z.strictObject({ documentId: documentIdAnswer, name: z.string(), code: z.string().nullable() }),
    rollUp: z
      .strictObject({
        id: z.string(),
        receivedAt: instantAnswer,
        sha256: z.string(),
        versions: z.int().min(1),
        verified: z.boolean().meta({ description: 'The signature holds still' }),
        issues: z.int().min(0),
        measures: z.array(figure),
      })
      .nullable()
      .meta({ description: 'null: nothing has come' }),
  })
  .meta({ id: 'RollUpLine' });

const sentLine = z
  .strictObject({
    from: dateAnswer,
    to: dateAnswer,
    receiver: z.string(),
    accepted: z.boolean(),
    answer: z.string(),
    at: instantAnswer,
  })
  .meta({ id: 'SentRollUp' });

const period = { from: date, to: date };
const laterThanFrom = ({ from, to }: { from: string; to: string }): boolean => from < to;
const periodSchema = z.strictObject(period).refine(laterThanFrom, { path: ['to'] });

export const rollUpCalls = callsOf('rollUps', {
  receive: defineCall({
    method: 'POST',
    path: '/roll-ups',
    summary: { zh: '接收下级专班办的指标', en: 'Take in the signed figures of a lower-level office' },
    who: 'public',
    data: signed,
    answer: dataOf(receipt),
    status: [201, 200],
    examples: {
      data: {
        statement: {
          version: 1,
          office: 'xian-01',
          name: '示例县专班办',
          from: '2026-01-01',
          to: '2026-07-01',
          issues: 12,
          measures: [{ code: 'closure_rate', numerator: 11, denominator: 12, value: '0.9167' }],
        },
        signature: 'A'.repeat(86) + '==',
      },
    },
  }),
  list: defineCall({
    method: 'GET',
    path: '/roll-ups',
    summary: { zh: '各下级专班办报来的指标', en: 'Which lower-level office has sent what of a period' },
    who: OVERSEERS,
    query: periodSchema,
    answer: listOf(rollUpLine),
    examples: { query: { from: '2026-01-01', to: '2026-07-01' } },
  }),
  offices: defineCall({
    method: 'GET',
    path: '/roll-ups/offices',
    summary: { zh: '下级专班办', en: 'The offices of the level below' },
    who: OVERSEERS,
    answer: listOf(lowerOffice),
  }),
  register: defineCall({
    method: 'PUT',
    path: '/roll-ups/offices/:documentId',
    summary: { zh: '登记下级专班办的公钥', en: 'Register the key of a lower-level office' },
    who: ['office'],
    data: z.strictObject({
      publicKey: z.string().min(40).max(200).meta({ description: 'SPKI of Ed25519, in base64' }),
      active: z.boolean().default(true),
    }),
    answer: dataOf(lowerOffice),
    examples: { data: { publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=' } },
  }),
  own: defineCall({
    method: 'GET',
    path: '/roll-ups/own',
    summary: { zh: '本级上报的指标', en: 'One’s own figures of a closed period, signed' },
    who: ['office'],
    query: periodSchema,
    answer: dataOf(
      signed.extend({ publicKey: z.string(), fingerprint: z.string(), receiver: z.string().nullable() }),
    ),
    examples: { query: { from: '2026-01-01', to: '2026-07-01' } },
  }),
  send: defineCall({
    method: 'POST',
    path: '/roll-ups/send',
    summary: { zh: '向上级专班办报送指标', en: 'Send one’s figures of a closed period to the level above' },
    who: ['office'],
    data: periodSchema,
    answer: dataOf(sentLine),
    examples: { data: { from: '2026-01-01', to: '2026-07-01' } },
  }),
  sent: defineCall({
    method: 'GET',
    path: '/roll-ups/sent',
    summary: { zh: '已向上级报送的指标', en: 'What has been sent to the level above' },
    who: OVERSEERS,
    answer: listOf(sentLine),
  }),
});
