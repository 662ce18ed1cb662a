import { z } from 'zod';
import { callsOf, defineCall } from './define-call';

/** Calls that serve files, each to the readers to whom the policies of `files` show it. */

const file = { file: 'application/octet-stream' } as const;

export const fileCalls = callsOf('files', {
  download: defineCall({
    method: 'GET',
    path: '/files/:documentId',
    summary: { zh: '下载文件', en: 'Download a file' },
    who: 'signed-in',
    answer: file,
    errors: [416],
  }),
  signed: defineCall({
    method: 'GET',
    path: '/files/signed/:name',
    summary: { zh: '凭签名地址下载文件', en: 'Download a file by a signed address' },
    who: 'public',
    params: { name: z.string().max(300) },
    query: z.looseObject({ until: z.unknown().optional(), signature: z.unknown().optional() }),
    answer: file,
    errors: [416],
  }),
});
