import { DatabaseRefused } from './release';
import type { Ask } from './records';

/** Is there a pooler in transaction mode between the application and its database (DATABASE_POOLER=transaction)? */
export const isPooled = (): boolean => process.env['DATABASE_POOLER'] === 'transaction';

/**
 * Behind a pooler connections are not begun by the application, and cannot be told their settings by it. What it relies
 * on is asked for.
 * @throws DatabaseRefused naming what is set otherwise, and how to set it
 */
export async function assertPooler(ask: Ask): Promise<void> {
  const { rows } = await ask<{ zone: string; jit: string }>(
    `select current_setting('TimeZone') as zone, current_setting('jit') as jit`,
  );
  const { zone = '', jit = '' } = rows[0] ?? {};
  const amiss = [
    ...(['UTC', 'Etc/UTC', 'GMT'].includes(zone) ? [] : [`TimeZone = ${zone}`]),
    ...(jit === 'off' ? [] : [`jit = ${jit}`]),
  ];
  if (amiss.length === 0) return;
  throw new DatabaseRefused(
    `连接池给出的数据库连接设置不对（${amiss.join('，')}）。请在 pgbouncer.ini 的 [databases] 里写 connect_query='set timezone = ''UTC''; set jit = off'（见 docs/operations/growth.md），并重新加载。`,
    `the pooler's connections have other settings (${amiss.join(', ')}); see connect_query in docs/operations/growth.md.`,
  );
}
