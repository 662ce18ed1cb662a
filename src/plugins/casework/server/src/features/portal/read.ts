import type { Core } from '@strapi/strapi';
import { allowedActions, type Stage } from '../../../../domain/lifecycle';
import { isPageAction, type PageAction } from '../../../../contracts/enterprise-page';
import type { Asker } from '../../platform/access/actor';
import { rows, type Trx } from '../../platform/database/as-owner';
import type { Call } from '../../platform/calls/call';
import { signedUrl, storedName } from '../../platform/files/store';
import { readCase } from '../issues/act';
import { mask, readLedger } from '../ledger/read';
import { stepOf, type Step } from './words';

/** Data of the enterprise's page. Everything is read under the visitor's own policies. */

export type Own = {
  id: number;
  documentId: string;
  name: string;
  contactName: string | null;
  contactPhone: string | null;
  contactEmail: string | null;
};

export type Supporters = { leader: string; group: string; groupId: number; phone: string | null } | null;

export type IssueLine = {
  documentId: string;
  number: string;
  title: string;
  stage: Stage;
  unit: string | null;
  receivedAt: Date;
  deadline: Date | null;
  closedAt: Date | null;
};

export const readOwn = async (trx: Trx): Promise<Own> => {
  const [own] = await rows<Own>(
    trx,
    `select id, document_id as "documentId", name, contact_name as "contactName", contact_phone as "contactPhone",
            contact_email as "contactEmail" from enterprises where id = casework.enterprise()`,
  );
  if (!own) throw new Error('a visitor of the enterprise’s page does not see the enterprise');
  return own;
};

/**
 * Returns the enterprise's present supporters: the leader's post, the group and its phone; null without a pairing.
 */
export async function readSupporters(trx: Trx): Promise<Supporters> {
  const [found] = await rows<NonNullable<Supporters>>(
    trx,
    `select l.title as leader, g.name as "group", g.id as "groupId", g.phone from pairings p
       join leaders l on l.id = p.leader_id join departments g on g.id = p.group_id
      where p.enterprise_id = casework.enterprise() and p.until is null`,
  );
  return found ?? null;
}

export const LINES_A_PAGE = 20;

/** The issues of the enterprise: what waits for it first, then what is open, then what is over; latest first. */
export async function readIssues(trx: Trx, page: number): Promise<{ issues: IssueLine[]; total: number }> {
  const found = await rows<IssueLine & { total: number }>(
    trx,
    `select i.document_id as "documentId", i.number, i.title, i.stage, u.name as unit, i.received_at as "receivedAt",
            i.deadline, i.closed_at as "closedAt", count(*) over ()::int as total
       from issues i left join departments u on u.id = i.lead_unit_id
      where i.enterprise_id = casework.enterprise()
      order by case when i.stage = 'reported' then 0
                    when i.stage in ('closed', 'declined', 'merged', 'withdrawn', 'void') then 2 else 1 end,
               i.received_at desc, i.id desc
      limit ? offset ?`,
    [LINES_A_PAGE, (page - 1) * LINES_A_PAGE],
  );
  return { issues: found, total: found[0]?.total ?? 0 };
}

export type Category = { documentId: string; name: string };

export const readCategories = (trx: Trx): Promise<Category[]> =>
  rows<Category>(
    trx,
    'select document_id as "documentId", name from categories where active is not false order by sort_order, id',
  );

export type Photo = { url: string; name: string };

export type IssuePage = {
  documentId: string;
  number: string;
  title: string;
  category: string;
  stage: Stage;
  unit: string | null;
  receivedAt: Date;
  deadline: Date | null;
  /** actions that the enterprise may take now */
  allowed: PageAction[];
  steps: (Step & { photos: Photo[] })[];
};

const MOST_STEPS = 200;

/**
 * Returns one issue with its shown entries, latest first.
 * @throws CaseworkError 404 for one that is not the enterprise's, as for one that does not exist
 */
export async function readIssue(
  strapi: Core.Strapi,
  trx: Trx,
  documentId: string,
  call: Call,
  asker: Asker,
): Promise<IssuePage> {
  const { loaded, world } = await readCase(trx, documentId, call);
  const { issue } = loaded.subject;
  const allowed = allowedActions(loaded.subject, world)
    .map(({ action }) => action)
    .filter(isPageAction);
  const { entries } = await readLedger(trx, documentId, asker, { page: 1, pageSize: MOST_STEPS });
  const steps = entries.map(stepOf).reverse();
  const photos = await readFiles(
    strapi,
    trx,
    steps.flatMap(({ files }) => files),
    call.now,
  );
  return {
    documentId,
    number: issue.number,
    title: issue.title,
    category: issue.category.name,
    stage: issue.stage,
    unit: issue.leadUnit?.name ?? null,
    receivedAt: issue.receivedAt,
    deadline: issue.deadline,
    allowed,
    steps: steps.map((step) => ({
      ...step,
      photos: step.files.flatMap((id) => photos.get(id) ?? []),
    })),
  };
}

/** The files that the visitor sees, by documentId, with short-lived addresses. */
async function readFiles(
  strapi: Core.Strapi,
  trx: Trx,
  documentIds: readonly string[],
  now: Date,
): Promise<Map<string, Photo>> {
  if (documentIds.length === 0) return new Map();
  const found = await rows<{ documentId: string; name: string; hash: string; ext: string | null }>(
    trx,
    'select document_id as "documentId", name, hash, ext from files where document_id = any(?)',
    [[...documentIds]],
  );
  return new Map(
    found.map((file) => [
      file.documentId,
      { name: file.name, url: signedUrl(strapi, storedName(file), now) },
    ]),
  );
}

export type Happening = { issue: string; number: string; title: string; step: Step };

const MOST_HAPPENINGS = 30;

/** 消息: what has happened to the enterprise's issues, latest first. */
export async function readHappenings(trx: Trx): Promise<Happening[]> {
  const found = await rows<{
    issue: string;
    number: string;
    title: string;
    action: string;
    actor: Record<string, unknown>;
    input: Record<string, unknown> | null;
    happened_at: Date;
  }>(
    trx,
    `select i.document_id as issue, i.number, i.title, l.action, l.actor, casework.readable_input(l.input::jsonb) as input, l.happened_at
       from ledger_entries l join issues i on i.id = l.issue_id
      where i.enterprise_id = casework.enterprise() and l.actor ->> 'role' <> 'enterprise' order by l.happened_at desc, l.id desc limit ${MOST_HAPPENINGS}`,
  );
  return found.map(({ issue, number, title, action, actor, input, happened_at }) => ({
    issue,
    number,
    title,
    step: stepOf(
      mask(
        {
          documentId: '',
          issue,
          sequence: 0,
          action,
          from: null,
          to: null,
          actor,
          happenedAt: happened_at.toISOString(),
          recordedAt: happened_at.toISOString(),
          dues: null,
          input: input ?? {},
          prevHash: null,
          hash: null,
          objection: null,
          mayObject: false,
        },
        'enterprise',
      ),
    ),
  }));
}

export type Sent = {
  text: string;
  contact: string;
  at: Date;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
};

/** What the enterprise has written to its group, with the answers, latest first. Runs in the owner's window. */
export const readSent = (trx: Trx, enterpriseId: number): Promise<Sent[]> =>
  rows<Sent>(
    trx,
    `select text, contact, at, answer, answered_by as "answeredBy", answered_at as "answeredAt"
       from casework.enterprise_messages where enterprise_id = ? order by at desc, id desc limit 20`,
    [enterpriseId],
  );
