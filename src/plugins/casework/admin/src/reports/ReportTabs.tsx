import { Box, Tabs } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { useActingKind } from '../issues/api';
import { useText } from '../shared/texts';

/** Those who write work plans, and those who oversee them (§三.2). */
const PLANS = ['group', 'office', 'auditor'];

const HOME = '/plugins/casework/reports';

/** Monthly and quarterly reports, and beside them the yearly plans for those whom they concern. */
export function ReportTabs({ at }: { at: 'reports' | 'plans' }) {
  const { text } = useText();
  const navigate = useNavigate();
  if (!PLANS.includes(useActingKind())) return null;
  return (
    <Box paddingBottom={4}>
      <Tabs.Root
        variant="simple"
        value={at}
        onValueChange={(chosen) => navigate(chosen === 'plans' ? `${HOME}/plans` : HOME)}
      >
        <Tabs.List aria-label={text('reports.title')}>
          <Tabs.Trigger value="reports">{text('reports.title')}</Tabs.Trigger>
          <Tabs.Trigger value="plans">{text('plans.title')}</Tabs.Trigger>
        </Tabs.List>
      </Tabs.Root>
    </Box>
  );
}
