import { Box, Main, Tabs } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { PageHead } from '../shared/PageHead';
import { useActingKind } from '../shared/api';
import { useText } from '../shared/texts';
import { Coverage } from './Coverage';
import { VisitForm } from './VisitForm';
import { VisitList } from './VisitList';

const RECORDS = ['group', 'leader', 'liaison'];
const OVERSEES = ['office', 'leader', 'liaison'];

const TABS = ['record', 'list', 'coverage'] as const;
const TITLES = { record: 'visits.tab', list: 'visits.list', coverage: 'coverage.tab' } as const;

/** 走访调研: recorded on the spot, what has been recorded, and what is still to be visited. */
export default function VisitsApp() {
  const { text } = useText();
  const [tab, setTab] = useState<string | null>(null);
  const kind = useActingKind();
  const records = RECORDS.includes(kind);
  const oversees = OVERSEES.includes(kind);
  const tabs = TABS.filter((name) => (name === 'record' ? records : name === 'list' || oversees));
  const first = tabs[0] ?? 'list';
  return (
    <Main>
      <PageHead title={text('visits.title')} subtitle={text('visits.page')} />
      <Layouts.Content>
        <Box maxWidth="48rem" paddingBottom={8}>
          <Tabs.Root key={first} variant="simple" value={tab ?? first} onValueChange={setTab}>
            <Tabs.List aria-label={text('visits.title')}>
              {tabs.map((name) => (
                <Tabs.Trigger key={name} value={name}>
                  {text(TITLES[name])}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Box paddingTop={4}>
              {records && (
                <Tabs.Content value="record">
                  <VisitForm />
                </Tabs.Content>
              )}
              <Tabs.Content value="list">
                <VisitList />
              </Tabs.Content>
              {oversees && (
                <Tabs.Content value="coverage">
                  <Coverage />
                </Tabs.Content>
              )}
            </Box>
          </Tabs.Root>
        </Box>
      </Layouts.Content>
    </Main>
  );
}
