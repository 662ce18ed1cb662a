import { localDateOf } from '../../../../domain/calendar';
import { KINDS, dateInWords, type DocumentKind } from '../../../../domain/documents';
import { rows, type Trx } from '../../platform/database/as-owner';

/** The public page behind the code on a document: genuine, revoked or unknown, and nothing else. No script. */

type Found = {
  kind: DocumentKind;
  number: string;
  title: string;
  issuingBody: string;
  state: 'issued' | 'revoked';
  issuedAt: Date;
  sha256: string;
};

const TOKEN = /^[A-Za-z0-9_-]{32,64}$/;

/** Finds a document by its token. Runs inside asOwner, because the page needs no account. */
export async function issuedUnder(trx: Trx, token: string): Promise<Found | null> {
  if (!TOKEN.test(token)) return null;
  const [found] = await rows<Found>(
    trx,
    `select kind, number, title, issuing_body as "issuingBody", state, issued_at at time zone 'UTC' as "issuedAt", sha_256 as sha256
       from official_documents where verify_token = ? and state in ('issued', 'revoked')`,
    [token],
  );
  return found ?? null;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const VERDICTS = {
  issued: { zh: '真实有效', en: 'Genuine', color: '#1a7f37' },
  revoked: { zh: '已撤销', en: 'Revoked', color: '#b35900' },
  unknown: { zh: '查无此件', en: 'Unknown', color: '#c8102e' },
} as const;

/** Only what stands on the page itself may load. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export function verifyPage(found: Found | null): string {
  const verdict = VERDICTS[found?.state ?? 'unknown'];
  const rowsOf = (list: readonly (readonly [string, string])[]): string =>
    list.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('');
  const about = found
    ? `<dl>${rowsOf([
        ['文号', found.number],
        ['标题', found.title.replaceAll('\n', '')],
        ['文种', KINDS[found.kind].name.zh],
        ['发文机关', found.issuingBody],
        ['成文日期', dateInWords(localDateOf(found.issuedAt))],
        ['PDF 校验值（SHA-256）', found.sha256],
      ])}</dl>`
    : '<p>没有签发过与此核验码对应的公文。请核对二维码是否完整，或与发文机关联系。</p>';
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>公文核验：${verdict.zh}</title>
<style>
body { margin: 0; font: 1rem/1.7 system-ui, sans-serif; color: #1c1c1c; background: #f4f4f2; }
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1.25rem; background: #fff; min-height: 100vh; box-sizing: border-box; }
h1 { margin: 0 0 1.25rem; padding: 1rem; border: 3px solid ${verdict.color}; color: ${verdict.color}; font-size: 1.6rem; text-align: center; }
h1 small { display: block; font-size: 0.9rem; font-weight: 400; }
dt { margin-top: 0.9rem; color: #5c5c5c; font-size: 0.9rem; }
dd { margin: 0; overflow-wrap: anywhere; font-size: 1.05rem; }
</style>
</head>
<body><main>
<h1>${verdict.zh}<small>${verdict.en}</small></h1>
${about}
</main></body>
</html>
`;
}
