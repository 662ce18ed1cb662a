import { SchemeHelp } from './assessment/scheme-panel';
import type { StrapiApp } from '@strapi/strapi/admin';
import * as inputs from './forms/layout';
import { ChoiceInput, ChoicesInput, DateInput, InstantInput, YearInput } from './forms/inputs';
import { ExtraInput } from './forms/ExtraInput';
import { RecordedInput, SaidInput } from './forms/recorded';
import { IssueInput } from './forms/IssueInput';
import { LifeInput } from './forms/LifeInput';
import { RelationInput } from './forms/RelationInput';
import { withoutMeaningless } from './issues/document-actions';
import { IssueState } from './issues/panels';
import { EnterpriseLinks } from './enterprise-links/panels';
import { injectColumns, injectFilters } from './lists/columns';
import { addMenuLinks } from './menu';
import { EnterpriseSupport } from './workbench/EnterprisePanel';
import { frame } from './shell/frame';
import { addStyle } from './shell/style';
import { keepBar } from './shell/bar';
import { keepRequests } from './shell/requests';
import { keepSession } from './shell/session';
import { offerSignOn } from './shell/sign-on';
import { keepTyped } from './shell/typed';
import { sayRaw } from './shell/raw';
import { ChangesOfRecord } from './operations/panels';
import { HandOver, ReassignmentSteps, Secrecy, WholeYear } from './organisation/panels';
import { messagesOf } from './shared/panel-messages';

/** The part of the Content Manager's plugin interface that is used here. */
type ContentManagerApis = {
  addEditViewSidePanel(reduce: (panels: SidePanel[]) => unknown[]): void;
  addDocumentAction(reduce: (actions: unknown[]) => unknown[]): void;
};

type SidePanel = { type?: string };

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
      { type: inputs.DAY_INPUT, Component: DateInput },
      { type: inputs.CHOICE_INPUT, Component: ChoiceInput },
      { type: inputs.CHOICES_INPUT, Component: ChoicesInput },
      { type: inputs.ISSUE_INPUT, Component: IssueInput },
      { type: inputs.RECORDED_INPUT, Component: RecordedInput },
      { type: inputs.SAID_INPUT, Component: SaidInput },
      { type: inputs.YEAR_INPUT, Component: YearInput },
      { type: inputs.RELATION_INPUT, Component: RelationInput },
      { type: inputs.LIFE_INPUT, Component: LifeInput },
      { type: inputs.EXTRA_INPUT, Component: ExtraInput },
    ] as unknown as AnyComponent & AnyComponent[]);
    addMenuLinks(app);
    frame(app);
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    addStyle();
    keepBar();
    keepRequests();
    keepSession();
    offerSignOn();
    keepTyped();
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
      EnterpriseLinks,
      WholeYear,
      IssueState,
      EnterpriseSupport,
      SchemeHelp,
      ChangesOfRecord,
    ]);
    apis.addDocumentAction(withoutMeaningless);
  },

  registerTrads({ locales }: { locales: string[] }) {
    return Promise.resolve(locales.map((locale) => ({ locale, data: messagesOf(locale) })));
  },
};
