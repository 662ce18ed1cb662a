import type { Context } from 'koa';
import { CaseworkError, refuse, type Detail } from '../answers/errors';
import { judgeDocument, type DocumentExcess } from './graphql-document';
import { judgeJson } from './json-size';
import { presentShapes } from './shapes';

/** Messages about a document that is not executed. */
const SAID: Readonly<Record<DocumentExcess, { zh: string; en: string }>> = {
  bytes: { zh: '查询文本超过32KB', en: 'The document is longer than 32 KB' },
  tokens: { zh: '查询文本过长', en: 'The document has too many tokens' },
  nesting: { zh: '查询的括号嵌套过深', en: 'The document is nested too deeply' },
  fragments: { zh: '查询的片段超过40个', en: 'More than 40 fragments' },
  operations: { zh: '一个文档含的操作超过10个', en: 'More than 10 operations in one document' },
  circle: { zh: '查询的片段互相引用成环', en: 'Fragments spread each other in a circle' },
  depth: { zh: '查询嵌套过深', en: 'Fields are nested too deeply' },
  fields: { zh: '查询展开后超过1000项', en: 'More than 1,000 fields once fragments are expanded' },
  repeated: { zh: '同一项重复超过50次', en: 'One field is repeated more than 50 times' },
  calls: { zh: '一次请求的查询或操作超过30个', en: 'Too many calls in one request, at most 30' },
  aliases: { zh: '别名超过30个', en: 'Too many aliases, at most 30' },
  writes: { zh: '一次请求只能含一个业务操作', en: 'One document holds one mutation only' },
  statements: { zh: '查询涉及的数据过多，请分次查询', en: 'The query needs too many reads; ask in parts' },
  answered: {
    zh: '查询的结果过大，请分页或减少项目',
    en: 'The answer would be too large; ask for fewer rows or fields',
  },
};

/** @property answered values that it may be answered with */
export type GraphqlRequest = { statements: number; answered: number; writes: boolean };

/** The document and its variables, from wherever GraphQL takes them. */
function sent(ctx: Context): { query: unknown; variables: unknown } {
  const { body } = ctx.request as { body?: unknown };
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  // A GET request carries them in its address.
  const { query = ctx.query['query'], variables = ctx.query['variables'] } = given;
  return { query, variables };
}

function variablesOf(variables: unknown): Record<string, unknown> {
  if (typeof variables !== 'string') return (variables ?? {}) as Record<string, unknown>;
  try {
    return (JSON.parse(variables) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/**
 * Judges the document of a GraphQL request before anything of GraphQL sees it.
 * @throws CaseworkError 413 for a body that holds too much, 400 that names each limit which the document exceeds
 */
export function judgeGraphql(ctx: Context): GraphqlRequest {
  // GraphQL has its own body parser, behind the limits of all others (body-limits.ts).
  const { excess: tooMuch } = judgeJson((ctx.request as { body?: unknown }).body);
  if (tooMuch) throw refuse(413, 'BODY_LIMIT', {}, { limit: tooMuch });
  const { query, variables } = sent(ctx);
  if (typeof query !== 'string') return { statements: 0, answered: 0, writes: false };
  const { excess, statements, answered, writes } = judgeDocument(
    query,
    variablesOf(variables),
    presentShapes(),
  );
  if (excess.length > 0) throw tooCostly(excess);
  return { statements, answered, writes };
}

const tooCostly = (excess: readonly DocumentExcess[]): CaseworkError =>
  new CaseworkError(400, 'QUERY_LIMIT', (language) => {
    const errors = [...new Set(excess)].map(
      (one): Detail => ({
        path: [],
        message: SAID[one][language],
        name: 'ValidationError',
        code: `LIMIT_${one.toUpperCase()}`,
      }),
    );
    return {
      message: errors.map(({ message }) => message).join(language === 'zh' ? '；' : '; '),
      details: { errors },
    };
  });
