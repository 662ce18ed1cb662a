import { Bell, Briefcase, Clock, FilePdf, Key, ListPlus, Message, Sun } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import * as inputs from './forms/layout';
import { BodyInput } from './forms/BodyInput';
import { ChoiceInput, ChoicesInput, InstantInput, YearInput } from './forms/inputs';
import { RecordedInput, SaidInput } from './forms/recorded';
import { IssueInput } from './forms/IssueInput';
import { withoutMeaningless } from './issues/document-actions';
import { IssueState, IssueTimeline, IssueTransfers } from './issues/panels';
import { addDuties } from './duties/menu';
import { injectColumns, injectFilters } from './lists/columns';
import { addRooms } from './meetings/menu';
import { addStyle } from './shell/style';
import { keepBar } from './shell/bar';
import { sayRaw } from './shell/raw';
import { HandOver, ReassignmentSteps, Secrecy, WholeYear } from './organisation/panels';
import { messagesOf } from './translations';

/** What the Content Manager offers to plugins, as far as it is used here. */
type ContentManagerApis = {
  addEditViewSidePanel(reduce: (panels: SidePanel[]) => unknown[]): void;
  addDocumentAction(reduce: (actions: unknown[]) => unknown[]): void;
};

type SidePanel = { type?: string };
type Widget = { id: string; pluginId?: string };

/** Of Strapi's widgets only the person's own: the others count records that the reader may not see. */
const KEPT_WIDGETS = ['profile-info'];

const READ = 'plugin::content-manager.explorer.read';
const CREATE = 'plugin::content-manager.explorer.create';

type AnyComponent = Parameters<StrapiApp['addFields']>[0] extends infer Fields
  ? Fields extends readonly (infer Field)[]
    ? Field
    : Fields
  : never;

/** The panel's half of the plugin. Its pages and panels register here. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'casework', name: 'casework' });
    app.addFields([
      { type: inputs.INSTANT_INPUT, Component: InstantInput },
      { type: inputs.CHOICE_INPUT, Component: ChoiceInput },
      { type: inputs.CHOICES_INPUT, Component: ChoicesInput },
      { type: inputs.ISSUE_INPUT, Component: IssueInput },
      { type: inputs.RECORDED_INPUT, Component: RecordedInput },
      { type: inputs.SAID_INPUT, Component: SaidInput },
      { type: inputs.BODY_INPUT, Component: BodyInput },
      { type: inputs.YEAR_INPUT, Component: YearInput },
    ] as unknown as AnyComponent & AnyComponent[]);
    app.addMenuLink({
      to: 'plugins/casework/ledgers',
      icon: ListPlus,
      intlLabel: { id: 'casework.tables.title', defaultMessage: 'Ledgers' },
      permissions: [{ action: READ, subject: 'api::issue.issue' }],
      position: 3,
      Component: () => import('./tables/LedgersPage'),
    });
    app.addMenuLink({
      to: 'plugins/casework/circular',
      icon: FilePdf,
      intlLabel: { id: 'casework.circular.title', defaultMessage: 'Circular' },
      permissions: [{ action: CREATE, subject: 'api::official-document.official-document' }],
      position: 4,
      Component: () => import('./documents/CircularPage'),
    });
    app.addMenuLink({
      to: 'plugins/casework/calendar',
      icon: Sun,
      intlLabel: { id: 'casework.calendar.title', defaultMessage: 'Calendar' },
      permissions: [{ action: CREATE, subject: 'api::calendar-year.calendar-year' }],
      position: 5,
      Component: () => import('./organisation/CalendarPage'),
    });
    app.addMenuLink({
      to: 'plugins/casework/staff',
      icon: Key,
      intlLabel: { id: 'casework.staff.title', defaultMessage: 'Staff and accounts' },
      permissions: [{ action: CREATE, subject: 'api::staff-member.staff-member' }],
      position: 6,
      Component: () => import('./organisation/StaffPage'),
    });
    app.addMenuLink({
      to: 'plugins/casework/messages',
      icon: Bell,
      intlLabel: { id: 'casework.messages.title', defaultMessage: 'Messages' },
      permissions: [],
      position: 2,
      Component: () => import('./messages/MessagesPage'),
    });
    app.addMenuLink({
      to: 'plugins/casework/agenda',
      icon: Message,
      intlLabel: { id: 'casework.agenda.title', defaultMessage: 'For the agenda' },
      permissions: [{ action: READ, subject: 'api::escalation.escalation' }],
      position: 4,
      Component: () => import('./messages/AgendaPage'),
    });
    app.addMenuLink({
      to: 'plugins/casework/run-state',
      icon: Clock,
      intlLabel: { id: 'casework.run.title', defaultMessage: 'Run state' },
      permissions: [{ action: READ, subject: 'api::notification-channel.notification-channel' }],
      position: 7,
      Component: () => import('./run-state/RunStatePage'),
    });
    app.addMenuLink({
      to: 'plugins/casework/membership',
      icon: Briefcase,
      intlLabel: { id: 'casework.membership.title', defaultMessage: 'Acting as' },
      permissions: [],
      position: 8,
      Component: () => import('./memberships/MembershipPage'),
    });
    addDuties(app);
    addRooms(app);
    const widgets = app.widgets as unknown as {
      register(reduce: (present: Widget[]) => unknown[]): void;
    };
    widgets.register((present) => [
      ...present.filter(({ id }) => KEPT_WIDGETS.includes(id)),
      {
        id: 'pending-issues',
        pluginId: 'casework',
        icon: ListPlus,
        title: { id: 'casework.pendingIssues.title', defaultMessage: 'Pending issues' },
        permissions: [{ action: READ, subject: 'api::issue.issue' }],
        component: async () => (await import('./issues/PendingIssues')).PendingIssues,
      },
      {
        id: 'membership',
        pluginId: 'casework',
        icon: Briefcase,
        title: { id: 'casework.membership.title', defaultMessage: 'Acting as' },
        component: async () => (await import('./memberships/MembershipPage')).MembershipList,
      },
    ]);
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    addStyle();
    keepBar();
    sayRaw();
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', injectColumns);
    app.registerHook('Admin/CM/pages/ListView/inject-in-filters', injectFilters);
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', inputs.mutateEditView);
    const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManagerApis };
    apis.addEditViewSidePanel((panels) => [
      // There is nothing to preview or to release.
      Secrecy,
      ...panels.filter(({ type }) => type === 'actions'),
      ReassignmentSteps,
      HandOver,
      WholeYear,
      IssueState,
      IssueTransfers,
      IssueTimeline,
    ]);
    apis.addDocumentAction(withoutMeaningless);
  },

  registerTrads({ locales }: { locales: string[] }) {
    return Promise.resolve(locales.map((locale) => ({ locale, data: messagesOf(locale) })));
  },
};
