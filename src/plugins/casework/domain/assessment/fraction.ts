/**
 * Exact fractions. Scores decide on ranks, so that no figure of an assessment passes through a float.
 * The denominator is positive and the fraction is in lowest terms.
 */
export type Fraction = { readonly n: bigint; readonly d: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** @throws RangeError when the denominator is 0 */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError('a fraction with the denominator 0');
  const sign = d < 0n ? -1n : 1n;
  const divisor = gcd(n, d);
  return divisor === 0n ? { n: 0n, d: 1n } : { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal number as it was typed or stored: `90`, `"0.95"`, `"-1.50"`.
 * @returns null for what is not a plain decimal
 */
export function fromDecimal(given: string | number | bigint): Fraction | null {
  const parts = DECIMAL.exec(String(given).trim());
  if (!parts) return null;
  const [, sign = '', whole = '0', digits = ''] = parts;
  const n = BigInt(`${whole}${digits}`);
  return fraction(sign === '-' ? -n : n, 10n ** BigInt(digits.length));
}

/**
 * A decimal that is known to be one, because a contract or the database has checked it.
 * @throws RangeError otherwise
 */
export function decimal(given: string | number | bigint): Fraction {
  const value = fromDecimal(given);
  if (!value) throw new RangeError(`not a decimal number: ${String(given)}`);
  return value;
}

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(add, ZERO);

/** @throws RangeError when the divisor is 0 */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

/** Negative, 0 or positive, as a is below, equal to or above b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Held between 0 and 1. */
export const clamp = (value: Fraction): Fraction =>
  compare(value, ZERO) < 0 ? ZERO : compare(value, ONE) > 0 ? ONE : value;

const floorOf = ({ n, d }: Fraction): bigint => (n >= 0n || n % d === 0n ? n / d : n / d - 1n);

/** Rounded half up (towards +∞) to a number of decimals; still exact. */
export function roundHalfUp(value: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals);
  return fraction(floorOf(fraction(value.n * scale * 2n + value.d, value.d * 2n)), scale);
}

/** As a decimal with a fixed number of decimals, rounded half up: `"12.50"`. */
export function toDecimal(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const rounded = roundHalfUp(value, decimals);
  const units = (rounded.n * scale) / rounded.d;
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
  return units < 0n ? `-${text}` : text;
}
