import { startKit, type Kit, type Reply } from '../lifecycle/support';
import type { Account } from '../support/city';

/** Helpers of the tests of official documents: calls over HTTP that insist on success. */

export const BASE = '/api/casework/documents';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at freely in tests
type Json = any;

export type Documents = {
  kit: Kit;
  post(who: Account, path: string, data?: object): Promise<Reply>;
  /** Drafts and answers the document. */
  drafted(who: Account, data: object): Promise<Json>;
  /** Reviews and issues a draft; answers the document. */
  issued(who: Account, documentId: string): Promise<Json>;
  /** A file of a document. */
  file(who: Account, documentId: string, name: string): Promise<Buffer>;
};

export async function startDocuments(): Promise<Documents> {
  const kit = await startKit();
  const insist = (reply: Reply, status: number): Json => {
    if (reply.status !== status) throw new Error(`${reply.status} instead of ${status}: ${reply.text}`);
    return reply.body.data;
  };
  const post = (who: Account, path: string, data: object = {}): Promise<Reply> =>
    kit.send(who, 'POST', `${BASE}${path}`, { data });
  return {
    kit,
    post,
    drafted: async (who, data) => insist(await post(who, '', data), 201),
    async issued(who, documentId) {
      insist(await post(who, `/${documentId}/review`, { reviewer: '示例甲' }), 200);
      return insist(await post(who, `/${documentId}/issue`, { signer: '示例乙' }), 200);
    },
    async file(who, documentId, name) {
      const response = await fetch(`${kit.app.url}${BASE}/${documentId}/${name}`, {
        headers: { authorization: `Bearer ${kit.city.people[who].token}` },
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.status !== 200) throw new Error(`${response.status}: ${bytes.toString()}`);
      return bytes;
    },
  };
}
