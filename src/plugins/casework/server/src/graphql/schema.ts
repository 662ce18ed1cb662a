import { PUBLIC_ACTIONS, actionRow, type ActionName, type Field } from '../../../domain/lifecycle';

/**
 * The GraphQL schema of the actions, derived from the action table: one mutation and one input type per
 * action, so that a new row or field appears here by itself.
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

/** Type definitions of the actions, of what may be done now, of the ledger and of the measures. */
export const typeDefs = (): string => `
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

"An action that the caller may take now"
type IssueAction {
  action: String!
  name: String!
  label: String!
  to: [String!]!
  onBehalfOf: String
  final: Boolean!
  "JSON Schema of its input"
  schema: JSON!
}

type IssueLedgerEntry {
  documentId: ID!
  issue: ID!
  sequence: Int!
  action: String!
  from: String
  to: String
  actor: JSON!
  happenedAt: DateTime!
  recordedAt: DateTime!
  dues: JSON
  input: JSON!
  prevHash: String
  hash: String
}

type IssueLedger {
  nodes: [IssueLedgerEntry!]!
  pageInfo: Pagination!
}

"What became of a meeting’s agenda"
type MeetingConclusion {
  documentId: ID!
  state: String!
  concludedAt: DateTime!
  "The lines in their order, each with the actions that its decision was"
  items: JSON!
  "The draft of the minutes, an official document"
  minutes: ID!
}

"One measure of one subject. Sums of money are exact decimals in texts, counts are numbers"
type Measure {
  code: String!
  name: String!
  numerator: JSON
  denominator: JSON
  "Four decimals; null is 不参评"
  value: String
  lowerIsBetter: Boolean!
  "Enterprises or projects that lack what it is computed from"
  leftOut: Int
  "The reader may not know it yet"
  withheld: Boolean
}

type SubjectMeasures {
  subject: String!
  id: ID
  name: String!
  measures: [Measure!]!
}

"The records behind a figure: issues, duties, enterprises or projects, as over REST"
type MeasureRecords {
  nodes: [JSON!]!
  pageInfo: Pagination!
}

type Query {
  "指标"
  measures(subject: String!, id: ID, group: ID, imported: String, from: String!, to: String!): [SubjectMeasures!]
  "指标明细"
  measureRecords(code: String!, subject: String!, id: ID, group: ID, imported: String, from: String!, to: String!, part: String, page: Int, pageSize: Int): MeasureRecords
  issueActions(documentId: ID!): [IssueAction!]!
  issueLedger(documentId: ID!, page: Int, pageSize: Int): IssueLedger
}

type Mutation {
${PUBLIC_ACTIONS.map(mutation).join('\n')}
  "会议议定"
  concludeMeeting(documentId: ID!): MeetingConclusion
}
`;
