import {
  Kind,
  Lexer,
  OperationTypeNode,
  Source,
  TokenKind,
  parse,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/**
 * Limits what a GraphQL document may cost, before GraphQL sees it: GraphQL's own validation, and the limit of
 * depth that Strapi puts before it, follow fragments as often as they are spread, so that 25 fragments of which
 * each spreads the next twice keep a process busy for a minute. Here every token is read once and every node of the
 * tree is visited once: what a fragment costs is worked out once and added wherever it is spread.
 */

/** Bytes of a document: its arguments are in it. */
export const MAX_BYTES = 32 * 1024;
const MAX_TOKENS = 4_000;
/** The depth of braces, brackets and parentheses: the parser recurses as deep, and would exhaust the stack. */
const MAX_NESTING = 48;
const MAX_FRAGMENTS = 40;
const MAX_OPERATIONS = 10;
/** Levels of fields, as the validation rule counts them (config/plugins.ts): the rule itself recurses. */
const MAX_DEPTH = 12;
/** Fields after fragments have been put in their places. */
const MAX_FIELDS = 1_000;
/** Fields of one name in one selection: GraphQL's validation compares each with each. */
const MAX_REPEATED = 50;
/** Calls of one operation; a page of a client needs a handful. */
const MAX_CALLS = 30;
const MAX_ALIASES = 30;
/** SQL statements that an operation is expected to need. */
const MAX_STATEMENTS = 300;
/** Values that an operation may be answered with: fields times rows. Each takes a tenth of a millisecond and more. */
const MAX_ANSWERED = 20_000;

/** Why a document is not executed. */
export type DocumentExcess =
  | 'bytes'
  | 'tokens'
  | 'nesting'
  | 'fragments'
  | 'operations'
  | 'circle'
  | 'depth'
  | 'fields'
  | 'repeated'
  | 'calls'
  | 'aliases'
  | 'writes'
  | 'statements'
  | 'answered';

/** A field of the schema, as far as its cost depends on it. */
export type FieldShape = {
  /** the object type that its selection is of */
  type: string;
  /** rows that it answers at most, when its arguments name no number */
  rows: number;
  /** SQL statements for all parents together: relations are loaded in batches */
  once: number;
  /** SQL statements for each parent */
  each: number;
  /** counts as so many calls of an operation */
  calls?: number;
};

/** Shapes by type and field; fields that are missing are values, which cost nothing of their own. */
export type Shapes = ReadonlyMap<string, ReadonlyMap<string, FieldShape>>;

export type DocumentJudgement = {
  /** empty when it may be executed */
  excess: DocumentExcess[];
  /** tokens read and nodes visited: at most a fixed multiple of the bytes */
  steps: number;
  /** SQL statements expected of the costliest operation */
  statements: number;
  /** values that the costliest operation may be answered with */
  answered: number;
  /** the document cannot be read: GraphQL says why */
  unreadable: boolean;
  writes: boolean;
};

class Exceeded extends Error {
  constructor(readonly what: DocumentExcess) {
    super(what);
  }
}

type Variables = Readonly<Record<string, unknown>>;

/** Judges a document with the variables that came with it. */
export function judgeDocument(query: string, variables: Variables, shapes: Shapes): DocumentJudgement {
  const judgement: DocumentJudgement = {
    excess: [],
    steps: 0,
    statements: 0,
    answered: 0,
    unreadable: false,
    writes: false,
  };
  try {
    if (query.length > MAX_BYTES || Buffer.byteLength(query) > MAX_BYTES) throw new Exceeded('bytes');
    readTokens(query, judgement);
    new Judge(parse(query, { noLocation: true }), variables, shapes, judgement).judge();
  } catch (error) {
    if (error instanceof Exceeded) judgement.excess = [...new Set([...judgement.excess, error.what])];
    else judgement.unreadable = true;
  }
  return judgement;
}

const OPENS: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSES: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

/** The tokens once, without recursion, so that the parser is given nothing that it would recurse in too deep. */
function readTokens(query: string, judgement: DocumentJudgement): void {
  const lexer = new Lexer(new Source(query));
  let nesting = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    judgement.steps += 1;
    if (judgement.steps > MAX_TOKENS) throw new Exceeded('tokens');
    if (OPENS.includes(token.kind)) nesting += 1;
    else if (CLOSES.includes(token.kind)) nesting -= 1;
    if (nesting > MAX_NESTING) throw new Exceeded('nesting');
  }
}

/** The cost of a selection for one parent, apart from what is loaded once for all parents together. */
type Cost = {
  fields: number;
  aliases: number;
  depth: number;
  calls: number;
  answered: number;
  once: number;
  each: number;
  /** lists of the schema within lists of the schema: each would answer with the whole of it */
  lists: number;
};

const NOTHING: Cost = { fields: 0, aliases: 0, depth: 0, calls: 0, answered: 0, once: 0, each: 0, lists: 0 };

/** A type of the schema; types refer to each other, so they are looked up by name. */
const SCHEMA_LISTS: ReadonlySet<string> = new Set(['fields', 'inputFields', 'interfaces', 'possibleTypes']);

/** Far above all limits, far below where numbers lose their last digits. */
const most = (n: number): number => Math.min(n, 1e9);

const plus = (a: Cost, b: Cost): Cost => ({
  fields: most(a.fields + b.fields),
  aliases: most(a.aliases + b.aliases),
  depth: Math.max(a.depth, b.depth),
  calls: most(a.calls + b.calls),
  answered: most(a.answered + b.answered),
  once: most(a.once + b.once),
  each: most(a.each + b.each),
  lists: Math.max(a.lists, b.lists),
});

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

class Judge {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<string, Cost>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly document: DocumentNode,
    private readonly variables: Variables,
    private readonly shapes: Shapes,
    private readonly judgement: DocumentJudgement,
  ) {}

  judge(): void {
    let operations = 0;
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) operations += 1;
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
    if (operations > MAX_OPERATIONS) throw new Exceeded('operations');
    const fragments = this.document.definitions.length - operations;
    if (fragments > MAX_FRAGMENTS) throw new Exceeded('fragments');
    // Fragments that nothing spreads are validated too.
    for (const name of this.fragments.keys())
      if (this.fragment(name).fields > MAX_FIELDS) throw new Exceeded('fields');
    let aliases = 0;
    for (const definition of this.document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const cost = this.selection(definition.selectionSet, ROOTS[definition.operation]);
      aliases += cost.aliases;
      const statements = cost.once + cost.each;
      this.judgement.statements = Math.max(this.judgement.statements, statements);
      this.judgement.answered = Math.max(this.judgement.answered, cost.answered);
      const writes = definition.operation === OperationTypeNode.MUTATION;
      this.judgement.writes ||= writes;
      this.judgement.excess.push(...excessOf(cost, statements, writes));
    }
    if (aliases > MAX_ALIASES) this.judgement.excess.push('aliases');
  }

  private selection({ selections }: SelectionSetNode, type: string): Cost {
    let cost = NOTHING;
    const named = new Map<string, number>();
    for (const node of selections) {
      this.judgement.steps += 1;
      const name = node.kind === Kind.FIELD ? (node.alias ?? node.name).value : '...';
      const times = (named.get(name) ?? 0) + 1;
      if (times > MAX_REPEATED) throw new Exceeded('repeated');
      named.set(name, times);
      if (node.kind === Kind.FIELD) cost = plus(cost, this.field(node, type));
      else if (node.kind === Kind.INLINE_FRAGMENT)
        cost = plus(cost, this.selection(node.selectionSet, node.typeCondition?.name.value ?? type));
      else cost = plus(cost, this.fragment(node.name.value));
    }
    return cost;
  }

  private fragment(name: string): Cost {
    const known = this.known.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    // GraphQL says that there is none.
    if (!fragment) return NOTHING;
    if (this.underWay.has(name)) throw new Exceeded('circle');
    this.underWay.add(name);
    const cost = this.selection(fragment.selectionSet, fragment.typeCondition.name.value);
    this.underWay.delete(name);
    this.known.set(name, cost);
    return cost;
  }

  private field(node: FieldNode, type: string): Cost {
    const shape = this.shapes.get(type)?.get(node.name.value);
    const aliases = node.alias ? 1 : 0;
    const calls = shape?.calls ?? 1;
    if (!node.selectionSet)
      return { ...NOTHING, fields: 1, aliases, depth: 1, calls, answered: 1, ...own(shape) };
    const inner = this.selection(node.selectionSet, shape?.type ?? '');
    const lists = inner.lists + (SCHEMA_LISTS.has(node.name.value) ? 1 : 0);
    if (node.name.value.startsWith('__')) {
      // Asking for the schema needs no statement, and goes deeper than data; the usual question has one such list.
      if (lists > 1) throw new Exceeded('depth');
      return { ...NOTHING, fields: inner.fields + 1, aliases: inner.aliases + aliases, depth: 1, calls: 5 };
    }
    const rows = shape ? this.rows(node, shape.rows) : 1;
    return {
      fields: inner.fields + 1,
      aliases: inner.aliases + aliases,
      depth: inner.depth + 1,
      calls,
      answered: most(1 + rows * inner.answered),
      // Within a list that is loaded once, what its rows need once is needed once as well.
      once: most((shape?.once ?? 0) + inner.once),
      each: most((shape?.each ?? 0) + rows * inner.each),
      lists,
    };
  }

  /** The rows that the arguments ask for, or the field's own number. */
  private rows(node: FieldNode, otherwise: number): number {
    if (otherwise <= 1) return otherwise;
    const given = node.arguments?.find(({ name }) => name.value === 'pagination')?.value;
    if (!given) return otherwise;
    const pagination = this.valueOf(given);
    if (typeof pagination !== 'object' || pagination === null) return MOST_ROWS;
    const { limit, pageSize } = pagination as Record<string, unknown>;
    const asked = [limit, pageSize].filter((n) => n !== undefined && n !== null);
    if (asked.length === 0) return otherwise;
    return Math.max(
      ...asked.map((n) => (typeof n === 'number' && n >= 1 && n <= MOST_ROWS ? Math.ceil(n) : MOST_ROWS)),
    );
  }

  private valueOf(node: ValueNode): unknown {
    // A variable that was not sent may have a default in the document: the largest page is assumed.
    if (node.kind === Kind.VARIABLE) return this.variables[node.name.value] ?? MOST_ROWS;
    if (node.kind === Kind.INT) return Number(node.value);
    if (node.kind !== Kind.OBJECT) return undefined;
    return Object.fromEntries(
      node.fields.map(({ name, value }) => [
        name.value,
        value.kind === Kind.OBJECT ? null : this.valueOf(value),
      ]),
    );
  }
}

/** `maxLimit` of config/plugins.ts. */
const MOST_ROWS = 100;

const own = (shape: FieldShape | undefined): Pick<Cost, 'once' | 'each'> => ({
  once: shape?.once ?? 0,
  each: shape?.each ?? 0,
});

const excessOf = (cost: Cost, statements: number, writes: boolean): DocumentExcess[] => [
  ...(cost.depth > MAX_DEPTH ? (['depth'] as const) : []),
  ...(cost.fields > MAX_FIELDS ? (['fields'] as const) : []),
  ...(cost.calls > MAX_CALLS ? (['calls'] as const) : []),
  ...(writes && cost.calls > 1 ? (['writes'] as const) : []),
  ...(statements > MAX_STATEMENTS ? (['statements'] as const) : []),
  ...(cost.answered > MAX_ANSWERED ? (['answered'] as const) : []),
];
