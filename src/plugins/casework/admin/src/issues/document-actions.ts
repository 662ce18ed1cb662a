import { isFinalRecord } from '../forms/final';
import { panelText } from '../shared/texts';

/** Records that only actions write: nothing of Strapi's own is offered on them but to save an issue. */
const LIFECYCLE = new Set(
  [
    'issue',
    'transfer',
    'issue-request',
    'escalation',
    'milestone',
    'ledger-entry',
    'refused-attempt',
    'sign-in',
    'duty',
  ].map((name) => `api::${name}.${name}`),
);

const ISSUE = 'api::issue.issue';

/** The actions of Strapi's edit view that stay: saving (register or amend) and those that only lead elsewhere. */
const HARMLESS = ['edit', 'configure-the-view', 'edit-the-model'];

type Stored = Record<string, unknown> | undefined;
type Props = { model: string; document?: Stored };
type Description = object | null;
type DocumentAction = ((props: never) => Description) & { type?: string; position?: unknown };

const isFinal = ({ model, document }: Props): boolean => Boolean(document && isFinalRecord(model, document));

const mayOffer = (type: string | undefined, model: string): boolean =>
  !LIFECYCLE.has(model) ||
  (type !== undefined && HARMLESS.includes(type)) ||
  (model === ISSUE && type === 'update');

/**
 * Strapi's document actions without those that mean nothing here. An action is a component: which of them
 * there are does not depend on the model, so each is wrapped.
 */
export function withoutMeaningless<Action>(actions: Action[]): Action[] {
  return actions.map((given) => {
    const action = given as unknown as DocumentAction;
    const wrapped: DocumentAction = Object.assign(
      (props: Props) => {
        if (!mayOffer(action.type, props.model)) return null;
        const offered = action(props as never);
        return offered && action.type === 'update' && isFinal(props)
          ? { ...offered, disabled: true, label: panelText('locked.final') }
          : offered;
      },
      { type: action.type, position: action.position },
    );
    return wrapped as unknown as Action;
  });
}
