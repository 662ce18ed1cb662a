import {
  ArrowUp,
  Bell,
  Briefcase,
  Calendar,
  ChartCircle,
  Clock,
  Crown,
  Discuss,
  Feather,
  File,
  FilePdf,
  HandHeart,
  House,
  Key,
  ListPlus,
  Lock,
  Mail,
  ManyToOne,
  Message,
  Pencil,
  Sun,
  Upload,
  Walk,
} from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { OVERSEERS, type Kind } from './shared/kinds';
import type { TextKey } from './shared/texts';

/**
 * The panel's navigation: the one table of its pages, grouped by what people do, with who uses each. What somebody
 * may do on a page is the service's business; this only keeps out of his way what is none of his work.
 */

export const GROUPS = [
  'today',
  'issues',
  'duties',
  'meetings',
  'documents',
  'figures',
  'enterprises',
  'settings',
  'data',
] as const;
export type Group = (typeof GROUPS)[number];

type Icon = ComponentType<Record<string, unknown>>;

export type Entry = {
  /** from the panel's root */
  path: string;
  group: Group;
  label: TextKey;
  roles: readonly Kind[];
  icon?: Icon;
  /** a page of the plugin; without it the path is one of Strapi's own */
  page?: () => Promise<{ default: ComponentType }>;
};

const ALL: readonly Kind[] = ['office', 'group', 'unit', 'leader', 'liaison', 'auditor', 'head', 'super'];
const STAFF = ALL.filter((kind) => kind !== 'super');
const LEADERS: readonly Kind[] = ['leader', 'liaison'];
const OFFICE: readonly Kind[] = ['office'];
const KEEPERS: readonly Kind[] = ['office', 'super'];

const own = (page: string): string => `plugins/casework/${page}`;
const list = (type: string): string => `content-manager/collection-types/api::${type}.${type}`;

/** Takes an icon of the design system as a menu icon, whatever its own props are called. */
const icon = (component: unknown): Icon => component as Icon;

export const MENU: readonly Entry[] = [
  { path: '', group: 'today', label: 'nav.today', roles: ALL, icon: icon(House) },
  {
    path: own('messages'),
    group: 'today',
    label: 'messages.title',
    roles: STAFF,
    icon: icon(Bell),
    page: () => import('./notifications/MessagesPage'),
  },

  {
    path: own('issues'),
    group: 'issues',
    label: 'nav.issues',
    roles: ALL,
    icon: icon(ListPlus),
    page: () => import('./workbench/IssuesApp'),
  },
  {
    path: own('register'),
    group: 'issues',
    label: 'nav.register',
    roles: ['office', 'group', 'leader'],
    icon: icon(Pencil),
    page: () => import('./registration/RegisterPage'),
  },
  // In a leader's name it is entered with evidence, which the generated form asks for.
  {
    path: `${list('issue')}/create`,
    group: 'issues',
    label: 'nav.register',
    roles: ['liaison'],
    icon: icon(Pencil),
  },
  {
    path: own('intake'),
    group: 'issues',
    label: 'intake.title',
    roles: ['office', 'group', 'auditor', 'head'],
    icon: icon(Mail),
    page: () => import('./intake/IntakeApp'),
  },
  {
    path: own('enterprise-messages'),
    group: 'issues',
    label: 'enterpriseMessages.title',
    roles: ['office', 'group', 'auditor', 'head'],
    icon: icon(Discuss),
    page: () => import('./enterprise-links/EnterpriseMessagesPage'),
  },
  {
    path: own('ledgers'),
    group: 'issues',
    label: 'tables.title',
    roles: ALL,
    icon: icon(Briefcase),
    page: () => import('./ledgers/LedgersPage'),
  },
  {
    path: own('common-problems'),
    group: 'issues',
    label: 'problems.title',
    roles: OVERSEERS,
    icon: icon(ManyToOne),
    page: () => import('./common-problems/ProblemsApp'),
  },

  {
    path: own('duties'),
    group: 'duties',
    label: 'duties.title',
    roles: ALL,
    icon: icon(Calendar),
    page: () => import('./duties/DutiesPage'),
  },

  {
    path: own('meetings'),
    group: 'meetings',
    label: 'meetings.title',
    roles: STAFF,
    icon: icon(Discuss),
    page: () => import('./meetings/MeetingsApp'),
  },
  {
    path: own('agenda'),
    group: 'meetings',
    label: 'agenda.title',
    roles: ['office', 'auditor', 'head', ...LEADERS],
    icon: icon(Message),
    page: () => import('./escalation/AwaitingCityMeetingPage'),
  },
  {
    path: own('visits'),
    group: 'meetings',
    label: 'visits.title',
    roles: ['office', 'group', ...LEADERS, 'auditor', 'head'],
    icon: icon(Walk),
    page: () => import('./visits/VisitsApp'),
  },

  {
    path: own('reports'),
    group: 'documents',
    label: 'reports.title',
    roles: STAFF,
    icon: icon(File),
    page: () => import('./reports/ReportsApp'),
  },
  {
    path: own('documents'),
    group: 'documents',
    label: 'documents.title',
    roles: ALL,
    icon: icon(FilePdf),
    page: () => import('./documents/DocumentsApp'),
  },

  {
    path: own('figures'),
    group: 'figures',
    label: 'figures.title',
    roles: ALL,
    icon: icon(ChartCircle),
    page: () => import('./measures/FiguresPage'),
  },
  {
    path: own('assessment'),
    group: 'figures',
    label: 'assessment.title',
    roles: ALL,
    icon: icon(Crown),
    page: () => import('./assessment/AssessmentApp'),
  },
  {
    path: own('burden'),
    group: 'figures',
    label: 'burden.title',
    roles: OVERSEERS,
    icon: icon(Feather),
    page: () => import('./burden/BurdenPage'),
  },
  {
    path: own('roll-ups'),
    group: 'figures',
    label: 'rollUps.title',
    roles: OFFICE,
    icon: icon(ArrowUp),
    page: () => import('./roll-ups/RollUpsPage'),
  },

  {
    path: list('enterprise'),
    group: 'enterprises',
    label: 'nav.enterprises',
    roles: ['office', 'group', ...LEADERS, 'auditor', 'head'],
  },
  {
    path: own('policies'),
    group: 'enterprises',
    label: 'policies.title',
    roles: ['office', 'group', ...LEADERS, 'auditor', 'head'],
    icon: icon(HandHeart),
    page: () => import('./policies/PoliciesApp'),
  },
  { path: list('project'), group: 'enterprises', label: 'nav.projects', roles: ['office', 'group'] },
  {
    path: list('enterprise-figure'),
    group: 'enterprises',
    label: 'nav.enterpriseFigures',
    roles: ['office', 'group'],
  },
  {
    path: own('imports'),
    group: 'enterprises',
    label: 'imports.title',
    roles: ['office', 'group'],
    icon: icon(Upload),
    page: () => import('./imports/ImportsPage'),
  },

  {
    path: own('setup'),
    group: 'settings',
    label: 'nav.setup',
    roles: OVERSEERS,
    icon: icon(Crown),
    page: () => import('./configuration/SettingsPage'),
  },
  {
    path: own('staff'),
    group: 'settings',
    label: 'staff.title',
    roles: KEEPERS,
    icon: icon(Key),
    page: () => import('./organisation/StaffPage'),
  },
  {
    path: own('reassignments'),
    group: 'settings',
    label: 'nav.reassignments',
    roles: OFFICE,
    icon: icon(ManyToOne),
    page: () => import('./reassignments/ReassignmentsApp'),
  },
  { path: list('pairing'), group: 'settings', label: 'nav.pairings', roles: OFFICE },
  { path: list('department'), group: 'settings', label: 'nav.departments', roles: OFFICE },
  { path: list('leader'), group: 'settings', label: 'nav.leaders', roles: OFFICE },
  { path: list('category'), group: 'settings', label: 'nav.categories', roles: OFFICE },
  { path: list('extra-field'), group: 'settings', label: 'nav.extraFields', roles: OFFICE },
  {
    path: 'content-manager/single-types/api::setting.setting',
    group: 'settings',
    label: 'nav.limits',
    roles: OFFICE,
  },
  { path: list('escalation-rule'), group: 'settings', label: 'nav.rules', roles: OFFICE },
  {
    path: own('calendar'),
    group: 'settings',
    label: 'calendar.title',
    roles: KEEPERS,
    icon: icon(Sun),
    page: () => import('./organisation/CalendarPage'),
  },
  { path: list('notification-template'), group: 'settings', label: 'nav.templates', roles: OFFICE },
  { path: list('notification-channel'), group: 'settings', label: 'nav.channels', roles: OFFICE },
  { path: list('event-subscription'), group: 'settings', label: 'nav.subscriptions', roles: OFFICE },
  {
    path: own('run-state'),
    group: 'settings',
    label: 'run.title',
    roles: OVERSEERS,
    icon: icon(Clock),
    page: () => import('./operations/RunStatePage'),
  },
  {
    path: own('security'),
    group: 'settings',
    label: 'factor.title',
    roles: ALL,
    icon: icon(Lock),
    page: () => import('./sign-in/SecondFactorPage'),
  },
  {
    path: own('membership'),
    group: 'settings',
    label: 'membership.title',
    roles: STAFF,
    icon: icon(Briefcase),
    page: () => import('./organisation/MembershipPage'),
  },

  {
    path: own('help'),
    group: 'settings',
    label: 'help.title',
    // Opened from 帮助 at the foot of the navigation, at the section of the page that one is on.
    roles: [],
    icon: icon(File),
    page: () => import('./help/HelpPage'),
  },

  { path: 'content-manager', group: 'data', label: 'nav.content', roles: KEEPERS },
  { path: 'plugins/upload', group: 'data', label: 'nav.files', roles: ['super'] },
  { path: 'settings', group: 'data', label: 'nav.system', roles: ['super'] },
];

/** At the foot of a telephone: what each kind opens every day. */
const DAILY: Readonly<Record<Kind, readonly string[]>> = {
  office: ['', own('issues'), own('register'), own('duties')],
  group: ['', own('issues'), own('register'), own('duties')],
  unit: ['', own('issues'), own('duties'), own('messages')],
  leader: ['', own('issues'), own('meetings'), own('visits')],
  liaison: ['', own('issues'), own('meetings'), own('visits')],
  auditor: ['', own('issues'), own('ledgers'), own('assessment')],
  head: ['', own('issues'), own('figures'), own('assessment')],
  super: ['', own('issues'), own('staff'), own('run-state')],
};

export const entriesOf = (kind: Kind): Entry[] => MENU.filter(({ roles }) => roles.includes(kind));

export const dailyOf = (kind: Kind): Entry[] =>
  DAILY[kind].flatMap((path) => MENU.find((entry) => entry.path === path) ?? []);

/** Registers the plugin's pages as routes. Strapi's own menu is not shown (shell/Shell.tsx). */
export function addMenuLinks(app: Pick<StrapiApp, 'addMenuLink'>): void {
  for (const { path, label, icon: entryIcon, page } of MENU) {
    if (!page) continue;
    app.addMenuLink({
      to: path,
      icon: (entryIcon ?? File) as never,
      intlLabel: { id: `casework.${label}`, defaultMessage: label },
      permissions: [],
      Component: page as never,
    });
  }
}
