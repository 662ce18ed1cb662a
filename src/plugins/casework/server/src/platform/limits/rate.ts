/**
 * How often something may be tried from one key (an address, a link) before it is asked to wait: a bucket that holds
 * `most` and fills again within `per` milliseconds. Of one process; what must hold over all instances is counted in the
 * database.
 */
export class Rate {
  private readonly buckets = new Map<string, { left: number; at: number }>();

  constructor(private readonly limits: { most: number; per: number; keys: number }) {}

  /** Takes one. @returns the seconds to wait, or null when there was one */
  take(key: string, now: number): number | null {
    const { most, per, keys } = this.limits;
    const before = this.buckets.get(key) ?? { left: most, at: now };
    const left = Math.min(most, before.left + (Math.max(0, now - before.at) * most) / per);
    // The one that was asked for longest ago gives way: a flood of keys takes no memory.
    this.buckets.delete(key);
    if (this.buckets.size >= keys) this.buckets.delete(this.buckets.keys().next().value ?? '');
    this.buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
    return left < 1 ? Math.ceil(((1 - left) * per) / most / 1000) : null;
  }
}
