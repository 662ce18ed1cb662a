import { meetingCalls as declared, type Agenda } from '../../../../contracts/meetings';
import { pageMeta } from '../../../../contracts/paging';
import { minutesText } from '../../../../domain/documents';
import { actorOf, type Asker } from '../../platform/access/actor';
import { notFound } from '../../platform/answers/errors';
import { bindCalls, reply, type Received } from '../../platform/calls/bind-calls';
import { requireActor } from '../../platform/calls/call';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { minutesGroup } from '../documents/draft';
import { gatherMinutes } from '../documents/gather/minutes';
import { readText } from '../documents/texts';
import { addToAgenda, readAgenda, removeFromAgenda, saveItems } from './agenda';
import { concludeMeeting } from './conclude';
import { listMeetings } from './list';
import { findMeeting, type Meeting } from './meeting';
import { owedMeetings } from './owed';
import { recordsRefused } from './record-refused';

type Asked = {
  asker: Asker;
  params: { documentId: string };
  transaction: Received<unknown>['transaction'];
};

const agendaOf = async ({ asker, params, transaction }: Asked): Promise<{ data: Agenda }> => ({
  data: await transaction((trx) => readAgenda(trx, params.documentId, actorOf(asker))),
});

/** Are the minutes this asker's to draft? */
async function mayDraft(trx: Trx, meeting: Meeting, { kind, departmentId }: Asker): Promise<boolean> {
  if (kind !== 'office' && kind !== 'group') return false;
  const own = kind === 'group' ? departmentId : null;
  const group = await asOwner(trx, 'Whose the minutes are depends on the whole agenda', () =>
    minutesGroup(trx, meeting, own),
  );
  return group === own;
}

export const meetingCalls = bindCalls(declared, {
  list: async ({ query: { pagination }, transaction }) => {
    const { lines, total } = await transaction((trx) => listMeetings(trx, pagination));
    return { data: lines, meta: pageMeta(pagination, total) };
  },

  owed: async ({ asker, query: { month }, now, transaction }) => {
    const all = asker.kind === 'office' || asker.kind === 'super';
    return { data: await transaction((trx) => owedMeetings(trx, month, all ? null : asker.leaderId, now)) };
  },

  agenda: agendaOf,

  add: async (asked) => {
    const { params, data, asCaller } = asked;
    await asCaller((trx, call) => addToAgenda(trx, params.documentId, data, call));
    return agendaOf(asked);
  },

  save: async (asked) => {
    const { params, data, asCaller } = asked;
    await asCaller((trx, { now }) => saveItems(trx, params.documentId, data, now));
    return agendaOf(asked);
  },

  remove: async (asked) => {
    const { params, asCaller } = asked;
    await asCaller((trx, { now }) => removeFromAgenda(trx, params.documentId, params.item, now));
    return agendaOf(asked);
  },

  conclude: async ({ strapi, ctx, params, asCaller }) => {
    const record = recordsRefused(strapi, ctx, requireActor(ctx));
    const { status, body } = await asCaller((trx, call) =>
      concludeMeeting(trx, params.documentId, call, record),
    );
    return reply(status, body);
  },

  /** The draft's text, of the lines that the asker sees. */
  minutes: async ({ params, asker, transaction }) => ({
    data: await transaction(async (trx) => {
      const meeting = await findMeeting(trx, params.documentId);
      if (!meeting) throw notFound();
      const { title, receivers, blocks } = minutesText(
        await gatherMinutes(trx, meeting),
        await readText(trx, 'minutes'),
      );
      const lines = blocks.flatMap((block) =>
        block.kind === 'list'
          ? block.items.map(({ label, text }) => `${label ?? ''}${text}`)
          : 'text' in block
            ? [block.text]
            : [],
      );
      const documents = await rows<{ documentId: string; state: string; number: string | null }>(
        trx,
        `select document_id as "documentId", state, number from official_documents
          where kind = 'minutes' and parent_id is null and source ->> 'meeting' = ? order by id desc limit 20`,
        [meeting.documentId],
      );
      return {
        title,
        receivers,
        blocks,
        text: [title, ...lines].join('\n'),
        documents,
        mayDraft: meeting.state === 'concluded' && (await mayDraft(trx, meeting, asker)),
      };
    }),
  }),
});
