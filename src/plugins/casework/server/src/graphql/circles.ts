import { Kind, parse, visit } from 'graphql';
import type { Context } from 'koa';
import { refuse } from '../shared/errors';

/**
 * Fragments that spread each other in a circle. GraphQL's own rule would refuse them, but the limit of depth
 * that Strapi puts before it follows the circle until the stack ends. Run it before GraphQL sees the request.
 * @throws CaseworkError 400
 */
export function refuseCircles(ctx: Context): void {
  const { query } = ((ctx.request as { body?: unknown }).body ?? {}) as { query?: unknown };
  if (typeof query === 'string' && hasCircle(query)) throw refuse(400, 'BAD_QUERY');
}

/** Do fragments of a document spread each other in a circle? One that cannot be read has none. */
export function hasCircle(query: string): boolean {
  if (!query.includes('fragment')) return false;
  const spreads = spreadsOf(query);
  const done = new Set<string>();
  const circles = (name: string, path: ReadonlySet<string>): boolean => {
    if (path.has(name)) return true;
    if (done.has(name)) return false;
    const onward = new Set([...path, name]);
    const found = (spreads.get(name) ?? []).some((next) => circles(next, onward));
    done.add(name);
    return found;
  };
  return [...spreads.keys()].some((name) => circles(name, new Set()));
}

function spreadsOf(query: string): Map<string, string[]> {
  const spreads = new Map<string, string[]>();
  try {
    for (const definition of parse(query, { maxTokens: 20_000 }).definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const names: string[] = [];
      visit(definition, { FragmentSpread: (node) => void names.push(node.name.value) });
      spreads.set(definition.name.value, names);
    }
  } catch {
    // What cannot be read is refused where it is read.
    spreads.clear();
  }
  return spreads;
}
