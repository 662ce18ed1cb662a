import { User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { CHOICE_INPUT, INSTANT_INPUT, mutateEditView } from './forms/layout';
import { ChoiceInput, InstantInput } from './forms/inputs';
import { withoutMeaningless } from './issues/document-actions';
import { IssueState, IssueTimeline, IssueTransfers } from './issues/panels';
import { injectColumns, injectFilters } from './lists/columns';
import { addRooms } from './meetings/menu';
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
      { type: INSTANT_INPUT, Component: InstantInput },
      { type: CHOICE_INPUT, Component: ChoiceInput },
    ] as unknown as AnyComponent & AnyComponent[]);
    app.addMenuLink({
      to: 'plugins/casework/membership',
      icon: User,
      intlLabel: { id: 'casework.membership.title', defaultMessage: 'Acting as' },
      permissions: [],
      position: 8,
      Component: () => import('./memberships/MembershipPage'),
    });
    addRooms(app);
    const widgets = app.widgets as unknown as {
      register(reduce: (present: Widget[]) => unknown[]): void;
    };
    widgets.register((present) => [
      ...present.filter(({ id }) => KEPT_WIDGETS.includes(id)),
      {
        id: 'membership',
        pluginId: 'casework',
        icon: User,
        title: { id: 'casework.membership.title', defaultMessage: 'Acting as' },
        component: async () => (await import('./memberships/MembershipPage')).MembershipList,
      },
    ]);
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', injectColumns);
    app.registerHook('Admin/CM/pages/ListView/inject-in-filters', injectFilters);
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', mutateEditView);
    const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManagerApis };
    apis.addEditViewSidePanel((panels) => [
      // There is nothing to preview or to release.
      ...panels.filter(({ type }) => type === 'actions'),
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
