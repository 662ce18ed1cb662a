import { z } from 'zod';

const text = z.string().trim().min(1);

/**
 * The configuration of one city: its name, issuing bodies, 代字, number formats and reference data. Nothing else in the
 * code names a city or an issuing body. CITY_PROFILE chooses the file config/city/<name>.json.
 */
export const cityProfileSchema = z
  .strictObject({
    name: text,
    issuers: z.strictObject({ office: z.strictObject({ mark: text, signature: text }) }),
    issueNumber: text.regex(/\{year\}.*\{number(:\d)?\}/),
    documentNumber: text.regex(/\{code\}.*\{year\}.*\{number(:\d)?\}/),
    documentCodes: z.record(text, text),
    groupDocumentCodes: z.record(text, text),
    documents: z.strictObject({
      minutesMark: text,
      whole: text,
      circularReceivers: text,
      reportReceivers: text,
      copies: text,
      letters: z.array(z.enum(['supervision-letter', 'warning-letter'])),
    }),
    verticalDepartments: z.array(text),
    officeHost: text,
    departments: z.array(z.strictObject({ code: text, name: text, shortName: text })).min(1),
    categories: z.array(text).min(1),
    complaintCategory: text,
  })
  .refine(({ departments, officeHost }) => departments.some(({ code }) => code === officeHost), {
    path: ['officeHost'],
    message: 'is none of the departments',
  });

export type CityProfile = Readonly<z.infer<typeof cityProfileSchema>>;
