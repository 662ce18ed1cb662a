import { z } from 'zod';
import { CALLS } from '../calls';
import { isFile, type AnyCall } from '../define-call';

const named = (call: AnyCall): string => `${call.method} ${call.path}`;

describe('the declared calls', () => {
  test('each address and each name is declared once', () => {
    expect(new Set(CALLS.map(named)).size).toBe(CALLS.length);
    expect(new Set(CALLS.map(({ name }) => name)).size).toBe(CALLS.length);
  });

  test.each(CALLS.filter(({ data }) => data).map((call) => [named(call), call] as const))(
    '%s shows by an example what is sent',
    (_name, { data, examples }) => {
      expect(data?.safeParse(examples?.data).error).toBeUndefined();
    },
  );

  test.each(CALLS.filter(({ examples }) => examples?.query).map((call) => [named(call), call] as const))(
    '%s shows by an example what is asked',
    (_name, { query, examples }) => {
      expect(query?.safeParse(examples?.query).error).toBeUndefined();
    },
  );

  test.each(CALLS.map((call) => [named(call), call] as const))(
    '%s is closed on both sides',
    (_name, call) => {
      if (!isFile(call.answer)) expect(z.toJSONSchema(call.answer)).toHaveProperty('type', 'object');
      if (call.query)
        expect(call.query.safeParse({ nosuch: '1' }).success).toBe(call.name === 'files.signed');
      if (call.method === 'GET') expect(call.data).toBeUndefined();
      expect(call.summary.zh).not.toBe(call.summary.en);
    },
  );

  test('path parameters with a schema are in the path', () => {
    for (const call of CALLS)
      for (const name of Object.keys(call.params ?? {})) expect(call.path).toContain(`:${name}`);
  });
});
