import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';

/** How many calls one request may hold; a page of a client needs a handful. */
const MAX_ROOT_FIELDS = 30;
const MAX_ALIASES = 30;

/** Each of these reads the whole history: four of them, one for each kind of subject, are a request. */
const WEIGHTS: Readonly<Record<string, number>> = { measures: 7, measureRecords: 7 };

/** A validation rule: limits the calls of an operation and the aliases of a document. */
export function limitCalls(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (!node.alias) return;
      aliases += 1;
      if (aliases === MAX_ALIASES + 1) {
        context.reportError(
          new GraphQLError(`Too many aliases, at most ${MAX_ALIASES}`, {
            nodes: node,
            extensions: { code: 'TOO_MANY_ALIASES' },
          }),
        );
      }
    },
    OperationDefinition(node) {
      if (countRootFields(node.selectionSet, context, []) <= MAX_ROOT_FIELDS) return;
      context.reportError(
        new GraphQLError(`Too many calls in one request, at most ${MAX_ROOT_FIELDS}`, {
          nodes: node,
          extensions: { code: 'TOO_MANY_CALLS' },
        }),
      );
    },
  };
}

function countRootFields(
  { selections }: SelectionSetNode,
  context: ValidationContext,
  path: readonly string[],
): number {
  let count = 0;
  for (const node of selections) {
    if (node.kind === Kind.FIELD) count += WEIGHTS[node.name.value] ?? 1;
    else if (node.kind === Kind.INLINE_FRAGMENT) count += countRootFields(node.selectionSet, context, path);
    else {
      const name = node.name.value;
      const fragment = path.includes(name) ? undefined : context.getFragment(name);
      if (fragment) count += countRootFields(fragment.selectionSet, context, [...path, name]);
    }
    if (count > MAX_ROOT_FIELDS) return count;
  }
  return count;
}
