import { evidenceCalls as declared, type AnchorAnswer } from '../../../../contracts/evidence';
import { pageMeta } from '../../../../contracts/paging';
import { localDateOf } from '../../../../domain/calendar';
import { notFound } from '../../platform/answers/errors';
import { bindCalls } from '../../platform/calls/bind-calls';
import { asOwner, rows } from '../../platform/database/as-owner';
import { readAnchor } from './anchor';
import { fingerprintOf } from './key';
import { gatherProof } from './proof';
import { proofPage } from './proof-page';
import { anchorFileName } from './send';
import { writeAnchor } from './statement';

type Row = Omit<AnchorAnswer, 'at' | 'sent' | 'fingerprint'> & {
  at: Date;
  sent: { way: string; at: string }[];
  total: number;
};

const LIST = `
  select a.number, a.day::text, a.at, a.chains, a.root, a.statement, a.signature, a.public_key as "publicKey",
         (select coalesce(jsonb_agg(jsonb_build_object('way', s.way, 'at', s.at) order by s.at, s.way), '[]')
            from casework.anchor_sent s where s.number = a.number) as sent,
         (select count(*)::int from casework.anchors) as total
    from casework.anchors a order by a.number desc limit ? offset ?`;

const attachment = (name: string): Record<string, string> => ({
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  // Should it be opened here after all, nothing of it runs: it is meant to be checked elsewhere.
  'Content-Security-Policy': "default-src 'none'; sandbox",
});

export const evidenceCalls = bindCalls(declared, {
  anchors: async ({ query: { pagination }, transaction }) => {
    const { page, pageSize } = pagination;
    const found = await transaction((trx) =>
      asOwner(trx, 'Requests may not read the anchors of all ledgers', () =>
        rows<Row>(trx, LIST, [pageSize, (page - 1) * pageSize]),
      ),
    );
    const data = found.map(({ total: _total, at, sent, ...row }) => ({
      ...row,
      at: at.toISOString(),
      fingerprint: fingerprintOf(row.publicKey),
      sent: sent.map((one) => ({ way: one.way, at: new Date(one.at).toISOString() })),
    }));
    return { data, meta: pageMeta(pagination, found[0]?.total ?? 0) };
  },

  anchorFile: async ({ ctx, params, transaction }) => {
    const anchor = await transaction((trx) =>
      asOwner(trx, 'Requests may not read the anchors of all ledgers', () =>
        readAnchor(trx, Number(params.number)),
      ),
    );
    if (!anchor) throw notFound();
    ctx.set(attachment(anchorFileName(anchor)));
    ctx.body = writeAnchor(anchor);
    ctx.type = 'application/json';
  },

  proof: async ({ ctx, asker, params, now, transaction }) => {
    const proof = await transaction((trx) => gatherProof(trx, params.documentId, asker, { at: now }));
    ctx.set(attachment(`台账证明 ${proof.number} ${localDateOf(now)}.html`));
    ctx.body = proofPage(proof);
    ctx.type = 'text/html';
  },
});
