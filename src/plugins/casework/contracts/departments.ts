import { z } from 'zod';
import { dataOf, documentIdAnswer } from './answers';
import { callsOf, defineCall } from './define-call';
import { textSchema } from './inputs';

/** What a department says of itself (§三.3; spec: domain): it reads and writes this; the rest of it is the office's. */

const factShape = {
  promotionBody: textSchema(255).nullable(),
  foundingDocument: textSchema(255).nullable(),
  leaderInCharge: textSchema(50).nullable(),
  liaison: textSchema(50).nullable(),
  phone: textSchema(30).nullable(),
};
export const DEPARTMENT_FACTS = [
  'promotionBody',
  'foundingDocument',
  'leaderInCharge',
  'liaison',
  'phone',
] as const satisfies readonly (keyof typeof factShape)[];

const shown = z.string().max(1_000).nullish();

const factsSchema = z
  .strictObject(factShape)
  .partial()
  .extend({
    /** what the editor had before him */
    opened: z
      .strictObject({
        promotionBody: shown,
        foundingDocument: shown,
        leaderInCharge: shown,
        liaison: shown,
        phone: shown,
      })
      .optional(),
  });
export type DepartmentFactsInput = z.output<typeof factsSchema>;

const text = z.string().nullable();
const factsAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    promotionBody: text.meta({ description: 'the body that the unit has set up for the work (§三.3)' }),
    foundingDocument: text,
    leaderInCharge: text,
    liaison: text,
    phone: text,
  })
  .meta({ id: 'DepartmentFacts', 'x-graphql': 'DepartmentFacts' });
export type DepartmentFacts = z.infer<typeof factsAnswer>;

const ITSELF = ['office', 'group', 'unit'] as const;

export const departmentCalls = callsOf('departments', {
  own: defineCall({
    method: 'GET',
    path: '/departments/own',
    summary: { zh: '本单位信息', en: 'What the caller’s department says of itself' },
    who: ITSELF,
    answer: dataOf(factsAnswer),
    graphql: { kind: 'query', name: 'ownDepartment' },
  }),
  editOwn: defineCall({
    method: 'PUT',
    path: '/departments/own',
    summary: { zh: '填写本单位信息', en: 'Say it anew' },
    who: ITSELF,
    data: factsSchema,
    answer: dataOf(factsAnswer),
    examples: { data: { promotionBody: '示例局包联工作领导小组', foundingDocument: '示例发〔2026〕1号' } },
    graphql: { kind: 'mutation', name: 'updateOwnDepartment' },
  }),
});
