/** Records that only actions write: nothing of Strapi's own is offered on them but to save an issue. */
const LIFECYCLE = new Set(
  ['issue', 'transfer', 'issue-request', 'escalation', 'milestone', 'ledger-entry', 'refused-attempt'].map(
    (name) => `api::${name}.${name}`,
  ),
);

const ISSUE = 'api::issue.issue';

/** What stays: saving an issue is register or amend; the rest only leads somewhere. */
const HARMLESS = ['edit', 'configure-the-view', 'edit-the-model'];

type Props = { model: string };
type Description = object | null;
type DocumentAction = ((props: never) => Description) & { type?: string; position?: unknown };

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
      (props: Props) => (mayOffer(action.type, props.model) ? action(props as never) : null),
      { type: action.type, position: action.position },
    );
    return wrapped as unknown as Action;
  });
}
