import type { Context } from 'koa';
import type { Actor, ActorKind } from '../../../../domain/lifecycle';

/** The caller, as the database knows him for this transaction (casework.enter). */
export type Asker = {
  kind: ActorKind | 'super' | 'none';
  membership: string | null;
  staffId: number | null;
  name: string;
  organisation: string;
  departmentId: number | null;
  leaderId: number | null;
  enterpriseId: number | null;
  account: string;
  error: 'NO_SUCH_MEMBERSHIP' | 'CHOOSE_MEMBERSHIP' | null;
  /** on the enterprise's page, which a link opens: the way, and whose link it is */
  via?: 'link';
  contact?: string;
};

/** The account that a strategy of Strapi has authenticated. */
export type Account = {
  strategy: 'api' | 'admin' | 'token' | 'none';
  id: number;
  label: string;
  isSuper: boolean;
};

type AuthState = {
  auth?: {
    strategy?: { name?: string };
    credentials?: {
      id: number;
      username?: string;
      email?: string;
      name?: string;
      roles?: { code?: string }[];
    } | null;
  };
};

const STRATEGIES: Record<string, Account['strategy']> = {
  'users-permissions': 'api',
  admin: 'admin',
  'content-api-token': 'token',
  'api-token': 'token',
};

/** Returns the account that Strapi's authentication left on the context; anything else has none. */
export function accountOf(ctx: Context): Account {
  const state = ctx.state as AuthState;
  const strategy = STRATEGIES[state.auth?.strategy?.name ?? ''];
  const credentials = state.auth?.credentials;
  if (!strategy || !credentials) return { strategy: 'none', id: 0, label: 'none', isSuper: false };
  const name = credentials.username ?? credentials.email ?? credentials.name ?? String(credentials.id);
  return {
    strategy,
    id: Number(credentials.id),
    label: `${strategy}:${strategy === 'admin' ? (credentials.email ?? name) : name}`,
    isSuper:
      strategy === 'admin' && (credentials.roles ?? []).some((role) => role.code === 'strapi-super-admin'),
  };
}

/** Returns the caller as the rules of the lifecycle see him, or null: without a membership nobody can act. */
export function actorOf(asker: Asker): Actor | null {
  if (asker.kind === 'super' || asker.kind === 'none') return null;
  return {
    kind: asker.kind,
    membership: asker.membership,
    name: asker.name,
    account: asker.account,
    organisation: asker.organisation,
    departmentId: asker.departmentId,
    leaderId: asker.leaderId,
    enterpriseId: asker.enterpriseId,
    staffId: asker.staffId,
    ...(asker.via ? { via: asker.via } : {}),
    ...(asker.contact === undefined ? {} : { contact: asker.contact }),
  };
}

/** The actor of the schedule, of a new pairing or a new calendar. */
export const SYSTEM: Actor = {
  kind: 'system',
  membership: null,
  name: '系统',
  account: 'system',
  organisation: '系统',
  departmentId: null,
  leaderId: null,
  enterpriseId: null,
};
