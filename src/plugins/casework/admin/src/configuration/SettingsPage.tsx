import { Box, Flex, Main, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { PageHead } from '../shared/PageHead';
import { useActingKind } from '../shared/api';
import { PageLink } from '../shared/PageLink';
import { useText, type TextKey } from '../shared/texts';
import { Checklist } from './Checklist';
import { ConfigurationFile } from './ConfigurationFile';

const list = (type: string): string => `/content-manager/collection-types/api::${type}.${type}`;
const own = (page: string): string => `/plugins/casework/${page}`;

type Place = { to: string; label: TextKey; hint: TextKey };

/** Everything that the office changes without code, by what it is about. */
const PLACES: readonly { title: TextKey; places: readonly Place[] }[] = [
  {
    title: 'setup.group.people',
    places: [
      { to: list('department'), label: 'nav.departments', hint: 'setup.hint.departments' },
      { to: list('leader'), label: 'nav.leaders', hint: 'setup.hint.leaders' },
      { to: own('staff'), label: 'staff.title', hint: 'setup.hint.staff' },
      { to: list('enterprise'), label: 'nav.enterprises', hint: 'setup.hint.enterprises' },
      { to: own('imports'), label: 'imports.title', hint: 'setup.hint.imports' },
      { to: list('pairing'), label: 'nav.pairings', hint: 'setup.hint.pairings' },
    ],
  },
  {
    title: 'setup.group.work',
    places: [
      { to: list('category'), label: 'nav.categories', hint: 'setup.hint.categories' },
      { to: list('extra-field'), label: 'nav.extraFields', hint: 'setup.hint.extraFields' },
      {
        to: '/content-manager/single-types/api::setting.setting',
        label: 'nav.limits',
        hint: 'setup.hint.limits',
      },
      { to: list('escalation-rule'), label: 'nav.rules', hint: 'setup.hint.rules' },
      { to: own('calendar'), label: 'calendar.title', hint: 'setup.hint.calendar' },
    ],
  },
  {
    title: 'setup.group.words',
    places: [
      { to: list('notification-template'), label: 'nav.templates', hint: 'setup.hint.templates' },
      { to: list('notification-channel'), label: 'nav.channels', hint: 'setup.hint.channels' },
      { to: list('event-subscription'), label: 'nav.subscriptions', hint: 'setup.hint.subscriptions' },
      { to: own('assessment'), label: 'setup.schemes', hint: 'setup.hint.schemes' },
      { to: own('documents/texts'), label: 'texts.page', hint: 'setup.hint.texts' },
      { to: own('documents/fonts'), label: 'documents.fonts', hint: 'setup.hint.fonts' },
    ],
  },
];

const Section = ({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) => (
  <Box tag="section" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
    <Typography variant="beta" tag="h2">
      {title}
    </Typography>
    {hint && (
      <Typography tag="p" textColor="neutral600" paddingTop={1}>
        {hint}
      </Typography>
    )}
    <Box paddingTop={4}>{children}</Box>
  </Box>
);

/** 设置: where everything is set, what is missing before going live, and the whole of it as a file. */
export default function SettingsPage() {
  const { text } = useText();
  const keeps = useActingKind() === 'office';
  return (
    <Main>
      <PageHead title={text('setup.title')} subtitle={text('setup.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Section title={text('setup.readiness')} hint={text('setup.readinessHint')}>
            <Checklist />
          </Section>
          {PLACES.map(({ title, places }) => (
            <Section key={title} title={text(title)}>
              <Box
                tag="ul"
                style={{
                  display: 'grid',
                  gap: '1.6rem',
                  gridTemplateColumns: 'repeat(auto-fill, minmax(min(26rem, 100%), 1fr))',
                }}
              >
                {places.map(({ to, label, hint }) => (
                  <li key={to}>
                    <PageLink to={to}>{text(label)}</PageLink>
                    <Typography tag="p" variant="pi" textColor="neutral600">
                      {text(hint)}
                    </Typography>
                  </li>
                ))}
              </Box>
            </Section>
          ))}
          {keeps && (
            <Section title={text('setup.file')} hint={text('setup.fileHint')}>
              <ConfigurationFile />
            </Section>
          )}
        </Flex>
      </Layouts.Content>
    </Main>
  );
}
