import { z } from 'zod';
import { COMMON_PROBLEM_LIFE, stateNames } from '../domain/life';
import { dataOf, documentIdAnswer, instantAnswer, listOf, namedAnswer } from './answers';
import { OVERSEERS, callsOf, defineCall } from './define-call';
import { documentIdSchema } from './inputs';

/** Calls on common problems (§三.1) of the office; members who see all enterprises at once read them. */

/** The issues that a common problem is behind, to link or to unlink. */
const linkSchema = z.strictObject({ issues: z.array(documentIdSchema).min(1).max(200) });
export type LinkInput = z.infer<typeof linkSchema>;

const issue = {
  documentId: documentIdAnswer,
  number: z.string(),
  title: z.string(),
  stage: z.string(),
  level: z.int().nullable(),
  enterprise: namedAnswer,
  group: namedAnswer.nullable(),
  receivedAt: instantAnswer,
};
const linkedIssue = z.strictObject(issue).meta({ id: 'LinkedIssue' });
export type LinkedIssue = z.infer<typeof linkedIssue>;

const candidate = z
  .strictObject({ ...issue, description: z.string(), similarity: z.number().min(0).max(1) })
  .meta({ id: 'ProblemCandidate' });
export type Candidate = z.infer<typeof candidate>;

const problemLine = z
  .strictObject({
    documentId: documentIdAnswer,
    title: z.string(),
    state: z.string(),
    category: namedAnswer.nullable(),
    issues: z.int().min(0),
    enterprises: z.int().min(0),
  })
  .meta({ id: 'ProblemLine' });
export type ProblemLine = z.infer<typeof problemLine>;

const overviewAnswer = z
  .strictObject({
    documentId: documentIdAnswer,
    title: z.string(),
    description: z.string().nullable(),
    category: namedAnswer.nullable(),
    decision: z.string().nullable(),
    state: z.enum(stateNames(COMMON_PROBLEM_LIFE)),
    issues: z.array(linkedIssue),
    meetings: z.array(
      z.strictObject({
        documentId: documentIdAnswer,
        heldAt: instantAnswer,
        level: z.string(),
        state: z.string(),
      }),
    ),
  })
  .meta({ id: 'CommonProblemOverview' });
export type Overview = z.infer<typeof overviewAnswer>;

const suggestion = z
  .strictObject({
    category: namedAnswer,
    title: z.string(),
    enterprises: z.int().min(0),
    issues: z.array(linkedIssue),
  })
  .meta({ id: 'ProblemSuggestion' });
export type Suggestion = z.infer<typeof suggestion>;

const examples = { data: { issues: ['v5k2c8q0x7d1m4s9t3b6n0fa'] } };

export const commonProblemCalls = callsOf('commonProblems', {
  list: defineCall({
    method: 'GET',
    path: '/common-problems',
    summary: { zh: '共性问题列表', en: 'All common problems' },
    who: OVERSEERS,
    hidden: true,
    answer: listOf(problemLine),
  }),
  suggestions: defineCall({
    method: 'GET',
    path: '/common-problems/suggestions',
    summary: { zh: '疑似共性问题', en: 'Issues that look as if they had one cause' },
    who: OVERSEERS,
    hidden: true,
    answer: listOf(suggestion),
  }),
  overview: defineCall({
    method: 'GET',
    path: '/common-problems/:documentId/overview',
    summary: { zh: '共性问题及所涉诉求', en: 'A common problem with its issues' },
    who: OVERSEERS,
    hidden: true,
    answer: dataOf(overviewAnswer),
  }),
  candidates: defineCall({
    method: 'GET',
    path: '/common-problems/:documentId/candidates',
    summary: { zh: '相似诉求', en: 'Open issues that are alike' },
    who: OVERSEERS,
    hidden: true,
    answer: listOf(candidate),
  }),
  link: defineCall({
    method: 'POST',
    path: '/common-problems/:documentId/link',
    summary: { zh: '归入共性问题', en: 'Link issues to a common problem' },
    who: ['office'],
    sightFirst: true,
    data: linkSchema,
    answer: dataOf(overviewAnswer),
    examples,
  }),
  unlink: defineCall({
    method: 'POST',
    path: '/common-problems/:documentId/unlink',
    summary: { zh: '移出共性问题', en: 'Take issues off a common problem' },
    who: ['office'],
    sightFirst: true,
    data: linkSchema,
    answer: dataOf(overviewAnswer),
    examples,
  }),
});
