import { z } from 'zod';
import { documentIdAnswer, listOf } from './answers';
import { callsOf, defineCall } from './define-call';
import { textSchema } from './inputs';

/** What the register form needs while somebody is on the telephone (§四.1): the enterprise in a few letters, and what a category brings. */

const REGISTRARS = ['office', 'group', 'leader', 'liaison'] as const;

const text = z.string().nullable();

const foundEnterprise = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    creditCode: z.string(),
    township: text,
    leader: text,
    group: text,
    contactName: text,
    contactPhone: text,
    /** issues of it that are not closed */
    open: z.int().min(0),
  })
  .meta({ id: 'FoundEnterprise' });
export type FoundEnterprise = z.infer<typeof foundEnterprise>;

const days = z.int().min(1);

const registrableCategory = z
  .strictObject({
    documentId: documentIdAnswer,
    name: z.string(),
    complaint: z.boolean(),
    /** of 派单目录 */
    unit: text,
    /** working days for handling, by handling type */
    days: z.strictObject({ normal: days, urgent: days, complex: days }),
  })
  .meta({ id: 'RegistrableCategory' });
export type RegistrableCategory = z.infer<typeof registrableCategory>;

export const registrationCalls = callsOf('registration', {
  enterprises: defineCall({
    method: 'GET',
    path: '/registration/enterprises',
    summary: {
      zh: '按名称片段、拼音首字母或信用代码查找企业',
      en: 'Enterprises by part of the name, pinyin initials or credit code',
    },
    who: REGISTRARS,
    query: z.strictObject({ q: textSchema(100) }),
    answer: listOf(foundEnterprise),
    examples: { query: { q: 'slyx' } },
  }),
  categories: defineCall({
    method: 'GET',
    path: '/registration/categories',
    summary: { zh: '可登记的类别及其承办单位、时限', en: 'Categories with their units and limits' },
    who: REGISTRARS,
    answer: listOf(registrableCategory),
  }),
});
