import { Box, Main, Tabs } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useActingKind } from '../shared/api';
import { useText } from '../shared/texts';
import { Coverage } from './Coverage';
import { VisitForm } from './VisitForm';

const RECORDS = ['group', 'leader', 'liaison'];
const OVERSEES = ['office', 'leader', 'liaison'];

/** 走访调研: recorded on the spot, and what is still to be visited. */
export default function VisitsApp() {
  const { text } = useText();
  const [tab, setTab] = useState('record');
  const kind = useActingKind();
  const records = RECORDS.includes(kind);
  const oversees = OVERSEES.includes(kind);
  return (
    <Main>
      <Layouts.Header title={text('visits.title')} subtitle={text('visits.page')} />
      <Layouts.Content>
        <Box maxWidth="48rem" paddingBottom={8}>
          {records && oversees ? (
            <Tabs.Root variant="simple" value={tab} onValueChange={setTab}>
              <Tabs.List aria-label={text('visits.title')}>
                <Tabs.Trigger value="record">{text('visits.tab')}</Tabs.Trigger>
                <Tabs.Trigger value="coverage">{text('coverage.tab')}</Tabs.Trigger>
              </Tabs.List>
              <Box paddingTop={4}>
                <Tabs.Content value="record">
                  <VisitForm />
                </Tabs.Content>
                <Tabs.Content value="coverage">
                  <Coverage />
                </Tabs.Content>
              </Box>
            </Tabs.Root>
          ) : records ? (
            <VisitForm />
          ) : (
            oversees && <Coverage />
          )}
        </Box>
      </Layouts.Content>
    </Main>
  );
}
