import { useAuth } from '@strapi/strapi/admin';
import type { Kind } from '../shared/kinds';
import { useCaseworkMembershipsQuery } from '../shared/api';

const SUPER = 'strapi-super-admin';

/**
 * Returns the kind of the membership in use, or `super` for the system administrator; null as long as it is not
 * known or chosen.
 */
export function useKind(): Kind | null {
  const { data } = useCaseworkMembershipsQuery();
  const roles = useAuth('casework', (state) => state.user?.roles);
  if (!data) return null;
  const inUse = data.find((membership) => membership.inUse)?.kind;
  if (inUse) return inUse as Kind;
  return data.length === 0 && roles?.some(({ code }) => code === SUPER) ? 'super' : null;
}
