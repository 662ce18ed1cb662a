import { Badge } from '@strapi/design-system';
import type { ReactNode } from 'react';

/**
 * The design system's badge in colours that can be read: its own have a contrast below 4.5:1, by day the active one, by
 * night both.
 */
export const StateBadge = ({ active = false, children }: { active?: boolean; children: ReactNode }) => (
  <Badge
    backgroundColor={active ? 'primary100' : 'neutral150'}
    textColor={active ? 'primary700' : 'neutral800'}
  >
    {children}
  </Badge>
);
