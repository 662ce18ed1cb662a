import { Box, Tabs } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useActingKind } from '../shared/api';
import { useText } from '../shared/texts';

/** The kinds of readers who write work plans or oversee them (§三.2). */
const PLANS = ['group', 'office', 'auditor', 'head'];

const HOME = '/plugins/casework/reports';

/** Tabs of monthly and quarterly reports, and of the yearly plans for the kinds of member that they concern. */
export function ReportTabs({ at, children }: { at: 'reports' | 'plans'; children: ReactNode }) {
  const { text } = useText();
  const navigate = useNavigate();
  if (!PLANS.includes(useActingKind())) return <>{children}</>;
  return (
    <Tabs.Root
      variant="simple"
      value={at}
      onValueChange={(chosen) => navigate(chosen === 'plans' ? `${HOME}/plans` : HOME)}
    >
      <Box paddingBottom={4}>
        <Tabs.List aria-label={text('reports.title')}>
          <Tabs.Trigger value="reports">{text('reports.title')}</Tabs.Trigger>
          <Tabs.Trigger value="plans">{text('plans.title')}</Tabs.Trigger>
        </Tabs.List>
      </Box>
      <Tabs.Content value={at}>{children}</Tabs.Content>
    </Tabs.Root>
  );
}
