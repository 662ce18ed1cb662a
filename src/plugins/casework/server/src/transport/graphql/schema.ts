import { PUBLIC_ACTIONS, actionRow, type ActionName, type Field } from '../../../../domain/lifecycle';
import { twinTypeDefs } from './from-contracts';

/**
 * The GraphQL schema of the actions, derived from the action table: one mutation and one input type per action, so
 * that a new row or field appears here without further work.
 */

const pascal = (name: string): string =>
  name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

/** `take-up` → `takeUpIssue`. */
export const mutationName = (action: ActionName): string => {
  const name = pascal(action);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Issue`;
};

const inputName = (action: ActionName): string => `${pascal(action)}IssueInput`;

/** The action behind each mutation. */
export const ACTION_OF: ReadonlyMap<string, ActionName> = new Map(
  PUBLIC_ACTIONS.map((action) => [mutationName(action), action]),
);

function typeOf(field: Field): string {
  switch (field.type) {
    // A choice is a String, not an enum: names with hyphens are not GraphQL names.
    case 'text':
    case 'choice':
    case 'date':
    case 'instant':
      return 'String';
    case 'relation':
      return 'ID';
    case 'relations':
    case 'files':
      return '[ID!]';
    case 'rating':
      return 'Int';
    case 'milestones':
      return '[IssueMilestoneInput!]';
    case 'scalar':
    case 'extra':
      return 'JSON';
    case 'evidence':
      return 'IssueEvidenceInput';
  }
}

const describe = (field: Field): string =>
  field.type === 'choice' ? `  "${field.values.join(' | ')}"\n` : '';

function inputType(action: ActionName): string {
  const { input, label } = actionRow(action);
  const fields: Record<string, Field> = { evidence: { type: 'evidence', optional: true }, ...input };
  const lines = Object.entries(fields).map(
    ([key, field]) => `${describe(field)}  ${key}: ${typeOf(field)}${field.optional ? '' : '!'}`,
  );
  return `"${label.zh}"\ninput ${inputName(action)} {\n${lines.join('\n')}\n}`;
}

function mutation(action: ActionName): string {
  const { input, label } = actionRow(action);
  const required = Object.values(input).some((field) => !field.optional);
  const data = `data: ${inputName(action)}${required ? '!' : ''}`;
  const target = action === 'register' ? '' : 'documentId: ID!, ';
  return `  "${label.zh}"\n  ${mutationName(action)}(${target}${data}): Issue`;
}

/** Type definitions of the actions, and of the calls that have a twin in GraphQL. */
export const typeDefs = (): string => {
  const twins = twinTypeDefs();
  return `
input IssueEvidenceInput {
  channel: String!
  who: String!
  at: String!
  number: String
  note: String
  attachments: [ID!]
}

input IssueMilestoneInput {
  date: String!
  goal: String!
}

${PUBLIC_ACTIONS.map(inputType).join('\n\n')}

${twins.types}

type Query {
${twins.queries}
}

type Mutation {
${PUBLIC_ACTIONS.map(mutation).join('\n')}
${twins.mutations}
}
`;
};
