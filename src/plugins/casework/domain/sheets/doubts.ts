/** A value that can be, and that a statistician would ask about before taking it. */
export type DoubtCode = 'TEN_THOUSAND' | 'SMALL' | 'TENFOLD' | 'NEGATIVE' | 'OVERWRITES' | 'OVER_PLAN';

export type Doubt = {
  row: number;
  column: string;
  code: DoubtCode;
  params: Readonly<Record<string, string>>;
  /** key of the confirmation: the record, the field and the value, so that another value is asked about again */
  key: string;
};

/** An exact amount of yuan in its hundredths. */
export const cents = (amount: string): bigint => {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  return sign === '-' ? -value : value;
};

/** Hundredths as an amount with two decimals. */
export const amountOf = (value: bigint): string => {
  const whole = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
};

/**
 * Whether an amount is of another order than the one before it: about ten thousand times (units of 万元 and 元
 * mixed up), or ten times and more.
 */
export function orderDoubt(value: bigint, before: bigint): 'TEN_THOUSAND' | 'TENFOLD' | null {
  if (value <= 0n || before <= 0n) return null;
  const [large, small] = value > before ? [value, before] : [before, value];
  if (large >= small * 2_000n && large <= small * 50_000n) return 'TEN_THOUSAND';
  return large >= small * 10n ? 'TENFOLD' : null;
}

/** Above-scale enterprises have revenues of tens of millions a year: less than this is not yuan. */
const LEAST_ABOVE_SCALE = 10_000_000n;

export const isSmall = (cumulative: bigint, aboveScale: boolean): boolean =>
  aboveScale && cumulative > 0n && cumulative < LEAST_ABOVE_SCALE;
