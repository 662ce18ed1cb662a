import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  appealSchema,
  enterpriseMessageSchema,
  isPageAction,
  ownContactSchema,
  type PageAction,
} from '../../../../contracts/enterprise-page';
import { objectToEntrySchema } from '../../../../contracts/issues';
import { actorOf } from '../../platform/access/actor';
import { askerOf } from '../../platform/access/request-transaction';
import { CaseworkError, notFound } from '../../platform/answers/errors';
import { parse } from '../../platform/answers/parse';
import { presentInstant } from '../../platform/base/clock';
import { asOwner } from '../../platform/database/as-owner';
import { asSystem } from '../../platform/database/outside-transaction';
import { isToken, newToken } from '../../platform/links/tokens';
import { act } from '../../features/issues/act';
import { recordRefusal } from '../../features/issues/refused-attempts';
import { objectToEntry } from '../../features/ledger/object';
import { correctContact, raise, writeMessage } from '../../features/portal/acts';
import {
  readCategories,
  readHappenings,
  readIssue,
  readIssues,
  readOwn,
  readSent,
  readSupporters,
} from '../../features/portal/read';
import { answerPage, fieldOf, fieldsOf, seeOther } from './http';
import type { FormState, Notice, Signed } from './layout';
import { contactPage, messagesPage, newPage, type Typed } from './pages/forms';
import { homePage } from './pages/home';
import { issuePage } from './pages/issue';
import { asVisitor, csrfOf, sessionOf, type Visitor } from './session';

/** The pages after sign-in: what each address shows, and what each form does. */

/** Texts shown after a form, by the code in the address. */
const DONE: Readonly<Record<string, string>> = {
  raise: '已提交。工作组会尽快受理，您可随时在这里查看进展。',
  confirm: '感谢您的评价。包联领导审定后即办结。',
  reject: '已记下您的意见，承办单位将继续办理。',
  object: '异议已提交，已告知专班办。',
  withdraw: '已撤回。',
  'request-withdrawal': '撤回申请已提交，请等待包联领导答复。',
  reopen: '已要求重新办理。',
  message: '留言已送达。',
  contact: '联系方式已更正，并已告知工作组。',
};

const doneNotice = (ctx: Context): Notice | undefined => {
  const { done } = ctx.query;
  const text = typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return text === undefined ? undefined : { tone: 'ok', text };
};

const stateOf = (ctx: Context): FormState => ({ csrf: csrfOf(sessionOf(ctx) ?? ''), once: newToken() });

const signedAs = (ctx: Context, { asker }: Visitor): Signed => ({
  enterprise: asker.organisation,
  contact: asker.contact ?? '',
  csrf: csrfOf(sessionOf(ctx) ?? ''),
});

type Room = {
  /** the page as it stands */
  show: (strapi: Core.Strapi, ctx: Context, visitor: Visitor, notice: Notice | undefined) => Promise<string>;
  /** carries out the form; returns the address to go to then */
  take?: (strapi: Core.Strapi, ctx: Context, visitor: Visitor) => Promise<string>;
  /** the action under which a refusal is recorded */
  action?: string;
};

const APPEAL = ['category', 'description', 'contactName', 'contactPhone'] as const;
const CONTACT = ['contactName', 'contactPhone', 'contactEmail'] as const;

const home: Room = {
  show: async (_strapi, ctx, visitor, notice) => {
    const { trx } = visitor;
    const given = Number(ctx.query['page'] ?? 1);
    const page = Number.isInteger(given) && given > 0 && given < 10_000 ? given : 1;
    const own = await readOwn(trx);
    const supporters = await readSupporters(trx);
    const { issues, total } = await readIssues(trx, page);
    return homePage(signedAs(ctx, visitor), { own, supporters, issues, total, page }, notice);
  },
};

const appeal: Room = {
  action: 'register',
  show: async (_strapi, ctx, visitor, notice) => {
    const own = await readOwn(visitor.trx);
    const categories = await readCategories(visitor.trx);
    const typed: Typed = ctx.method === 'POST' ? fieldsOf(ctx, APPEAL) : {};
    return newPage(signedAs(ctx, visitor), { own, categories, typed }, stateOf(ctx), notice);
  },
  take: async (strapi, ctx, visitor) => {
    const given = parse(appealSchema, fieldsOf(ctx, APPEAL));
    const { documentId } = await raise(
      { strapi, ctx, ...visitor, call: onceAt(ctx, visitor, '/e/new') },
      given,
    );
    return `/e/issues/${documentId}?done=raise`;
  },
};

const messages: Room = {
  show: async (_strapi, ctx, visitor, notice) => {
    const { trx, asker } = visitor;
    const happenings = await readHappenings(trx);
    const sent = await asOwner(trx, 'What was sent from the page is kept where requests may not read', () =>
      readSent(trx, asker.enterpriseId ?? 0),
    );
    return messagesPage(signedAs(ctx, visitor), { happenings, sent }, stateOf(ctx), notice);
  },
  take: async (strapi, ctx, visitor) => {
    const given = parse(enterpriseMessageSchema, fieldsOf(ctx, ['text', 'issue']));
    await writeMessage({ strapi, ctx, ...visitor, call: onceAt(ctx, visitor, '/e/messages') }, given);
    return given.issue === undefined ? '/e/messages?done=message' : `/e/issues/${given.issue}?done=message`;
  },
};

const contact: Room = {
  show: async (_strapi, ctx, visitor, notice) => {
    const own = await readOwn(visitor.trx);
    const typed: Typed = ctx.method === 'POST' ? fieldsOf(ctx, CONTACT) : {};
    return contactPage(signedAs(ctx, visitor), { own, typed }, stateOf(ctx), notice);
  },
  take: async (strapi, ctx, visitor) => {
    const given = parse(ownContactSchema, fieldsOf(ctx, CONTACT));
    await correctContact({ strapi, ctx, ...visitor, call: onceAt(ctx, visitor, '/e/contact') }, given);
    return '/e?done=contact';
  },
};

const issueRoom = (documentId: string): Room => ({
  show: async (strapi, ctx, visitor, notice) =>
    issuePage(
      signedAs(ctx, visitor),
      await readIssue(strapi, visitor.trx, documentId, visitor.call, visitor.asker),
      stateOf(ctx),
      notice,
    ),
});

/** An action of the table, by the very use-case of REST and GraphQL. */
const actionRoom = (documentId: string, action: PageAction): Room => ({
  ...issueRoom(documentId),
  action,
  take: async (_strapi, ctx, visitor) => {
    const call = onceAt(ctx, visitor, `/issues/${documentId.toLowerCase()}/actions/${action}`);
    await act(visitor.trx, documentId, action, inputOf(ctx, action), call);
    return `/e/issues/${documentId}?done=${action}`;
  },
});

/** An objection to an entry that was made in the enterprise's name. */
const objectionRoom = (documentId: string): Room => ({
  ...issueRoom(documentId),
  take: async (_strapi, ctx, visitor) => {
    const { reason } = parse(objectToEntrySchema, fieldsOf(ctx, ['reason']));
    const sequence = Number(fieldOf(ctx, 'sequence'));
    if (!Number.isInteger(sequence) || sequence < 1 || sequence > 1_000_000) throw notFound();
    await objectToEntry(visitor.trx, documentId, sequence, reason, visitor.call);
    return `/e/issues/${documentId}?done=object`;
  },
});

function inputOf(ctx: Context, action: PageAction): Record<string, unknown> {
  if (action !== 'confirm') return fieldsOf(ctx, ['reason']);
  return { ...fieldsOf(ctx, ['solved', 'comment']), rating: Number(fieldOf(ctx, 'rating')) };
}

/** The call of a form that was opened once: sent twice, it does what it does once. */
function onceAt(ctx: Context, { call }: Visitor, path: string): Visitor['call'] {
  const key = fieldOf(ctx, 'once');
  return key !== undefined && isToken(key) ? { ...call, idempotency: { key, path } } : call;
}

const ISSUE = /^\/e\/issues\/([A-Za-z0-9]{1,64})(?:\/([a-z-]{1,40}))?$/;

/** @throws CaseworkError 404 */
function roomOf(path: string): Room {
  const clean = path.length > 2 ? path.replace(/\/$/, '') : path;
  const [, documentId, action] = ISSUE.exec(clean) ?? [];
  if (documentId !== undefined && action === undefined) return issueRoom(documentId);
  if (documentId !== undefined && action === 'object') return objectionRoom(documentId);
  if (documentId !== undefined && isPageAction(action ?? ''))
    return actionRoom(documentId, action as PageAction);
  const room = { '/e': home, '/e/new': appeal, '/e/messages': messages, '/e/contact': contact }[clean];
  if (!room) throw notFound();
  return room;
}

/** Shows a page. @returns false for a visitor without a session. @throws CaseworkError */
export async function get(strapi: Core.Strapi, ctx: Context): Promise<boolean> {
  const page = await asVisitor(strapi, ctx, (visitor) =>
    roomOf(ctx.path).show(strapi, ctx, visitor, doneNotice(ctx)),
  );
  if (page === null) return false;
  answerPage(ctx, 200, page);
  return true;
}

/**
 * Carries out a form, or shows the page again with the refusal: of two visitors who press at once, the second reads
 * what has happened. @returns false for a visitor without a session. @throws CaseworkError
 */
export async function post(strapi: Core.Strapi, ctx: Context): Promise<boolean> {
  try {
    const next = await asVisitor(strapi, ctx, async (visitor) => {
      const { take } = roomOf(ctx.path);
      if (!take) throw notFound();
      return take(strapi, ctx, visitor);
    });
    if (next === null) return false;
    seeOther(ctx, next);
    return true;
  } catch (error) {
    if (!(error instanceof CaseworkError)) throw error;
    const room = roomOf(ctx.path);
    const actor = actorOf(askerOf(ctx));
    const { action } = room;
    if (actor && action !== undefined)
      await asSystem(() => recordRefusal(strapi, error, action, actor, presentInstant()));
    if (error.status === 404 || error.status === 503) throw error;
    const page = await asVisitor(strapi, ctx, (visitor) =>
      room.show(strapi, ctx, visitor, refusedNotice(error)),
    );
    if (page === null) return false;
    answerPage(ctx, error.status === 400 ? 422 : error.status, page);
    return true;
  }
}

function refusedNotice(error: CaseworkError): Notice {
  const { message } = error.toBody('zh');
  if (error.code === 'IDEMPOTENCY_MISMATCH')
    return { tone: 'warn', text: '这张表单已经提交过一次，请以下面的最新情况为准；还要提交的，请重新填写。' };
  if (error.status === 409)
    return {
      tone: 'warn',
      text: `这件事刚刚有了新的进展，您的操作没有提交。请看下面的最新情况。（${message}）`,
    };
  return { tone: 'bad', text: `没有提交成功：${message}` };
}
