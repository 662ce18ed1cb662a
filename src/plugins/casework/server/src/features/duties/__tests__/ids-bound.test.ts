import { wantedSql, withIdsBound } from '../wanted';

/** `?` in the text, and what stands for it. */
const ofIssue = (id: number) =>
  withIdsBound(`with ${wantedSql({ issues: [id] })} select ? from wanted`, ['p', 'now']);

describe('the statement that keeps the duties of an issue', () => {
  test('has the same text for every issue', () => {
    expect(ofIssue(7).sql).toBe(ofIssue(1234).sql);
  });

  test('has a binding for every mark, in the order of the marks', () => {
    const { sql, bindings } = ofIssue(7);
    expect(sql.match(/\?/g)).toHaveLength(bindings.length);
    expect(bindings[0]).toBe('p');
    expect(bindings.slice(1, -1).every((one) => one === 7)).toBe(true);
    expect(bindings.length).toBeGreaterThan(3);
    expect(bindings.at(-1)).toBe('now');
  });

  test('compares with one id, with none, and with several', () => {
    const text = `select ? where a = any('{7}'::int[]) and b = any('{}'::int[]) and c = any('{1,2}'::int[]) and d in (select unnest('{3}'::int[]))`;
    expect(withIdsBound(text, [5])).toEqual({
      sql: 'select ? where a = ?::int and b = null::int and c = any(?::int[]) and d in (select unnest(?::int[]))',
      bindings: [5, 7, '{1,2}', '{3}'],
    });
  });
});
