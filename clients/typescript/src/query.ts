/**
 * A query as the application reads it: `{ filters: { stage: { $in: ['handling'] } } }` is sent as
 * `?filters[stage][$in][0]=handling`. What is undefined is left out; null is sent as an empty text.
 * @returns with the question mark, or an empty text
 */
export function queryText(query: object | undefined): string {
  const parts = query === undefined ? [] : partsOf('', query);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function partsOf(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (value instanceof Date) return [part(name, value.toISOString())];
  if (value === null) return [part(name, '')];
  if (typeof value !== 'object') return [part(name, String(value as string | number | boolean))];
  return Object.entries(value).flatMap(([key, inner]) =>
    partsOf(name === '' ? key : `${name}[${key}]`, inner),
  );
}

const part = (name: string, value: string): string =>
  `${encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${encodeURIComponent(value)}`;
