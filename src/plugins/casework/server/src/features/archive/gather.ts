import { FINAL_STAGES, STAGE_NAMES, type Stage } from '../../../../domain/lifecycle';
import type { Asker } from '../../platform/access/actor';
import { notFound, refuse } from '../../platform/answers/errors';
import { asOwner, rows, type Trx } from '../../platform/database/as-owner';
import { cityProfile } from '../city/profile';
import { gatherProof, type Proof } from '../evidence/proof';

/** A file of the package that is in the store: under which name there and here, and what its content has to be. */
export type PackedFile = { stored: string; name: string; sha256: string };

/** An issued document about the issue, as it was issued. */
export type PackedDocument = { number: string; title: string; state: string; kind: string; bytes: Buffer };

export type Package = {
  /** name of the package */
  name: string;
  metadata: Record<string, string | null>;
  /** RFC 8785 texts of the entries, in order: what was hashed */
  entries: string[];
  proof: Proof;
  documents: PackedDocument[];
  files: PackedFile[];
};

type Issue = {
  id: number;
  number: string | null;
  title: string;
  stage: Stage;
  received: Date | null;
  closed: Date | null;
  enterprise: string | null;
  credit: string | null;
  category: string | null;
  group: string | null;
  unit: string | null;
  complaint: boolean | null;
};

const ISSUE = `
  select i.id, i.number, i.title, i.stage, i.received_at as received, i.closed_at as closed, e.name as enterprise,
         e.credit_code as credit, c.name as category, g.name as "group", u.name as unit, i.complaint
    from issues i left join enterprises e on e.id = i.enterprise_id left join categories c on c.id = i.category_id
    left join departments g on g.id = i.group_id left join departments u on u.id = i.lead_unit_id
   where i.document_id = ?`;

// knex reads a question mark as a binding, unless it is escaped.
const FILES = `
  select h.value as sha256, f.name, f.hash || coalesce(f.ext, '') as stored, min(l.sequence) as sequence
    from ledger_entries l cross join lateral jsonb_each_text(l.input::jsonb -> 'fileHashes') h
    join files f on f.document_id = h.key
   where l.issue_id = ? and l.input::jsonb \\? 'fileHashes' group by 1, 2, 3 order by sequence, stored`;

const DOCUMENTS = `
  select d.number, d.title, d.state, f.kind, f.bytes
    from official_documents d join casework.document_files f on f.document_id = d.id and f.kind in ('pdf', 'data')
   where d.state in ('issued', 'revoked') and d.source ->> 'issue' = ? order by d.issued_at, d.id, f.kind`;

/**
 * Everything that belongs to a finished issue. Names and dates are those of the records and nothing is of the moment
 * of asking, so that the same state gives the same package.
 * @throws CaseworkError 404 for an issue that is not visible, 409 for one that is open or not yet anchored to its end
 */
export async function gatherPackage(trx: Trx, documentId: string, asker: Asker): Promise<Package> {
  const [issue] = await rows<Issue>(trx, ISSUE, [documentId]);
  if (!issue) throw notFound();
  if (!(FINAL_STAGES as readonly Stage[]).includes(issue.stage)) throw refuse(409, 'ARCHIVE_NOT_FINAL');
  const proof = await gatherProof(trx, documentId, asker, { atItsEnd: true });
  const texts = proof.entries.map(({ text }) => text);
  if (!proof.inclusion || texts.includes(null)) throw refuse(409, 'ARCHIVE_NOT_ANCHORED');
  const { files, documents } = await asOwner(
    trx,
    'A package for the archive contains the files and issued documents of the issue that was just read',
    async () => ({
      files: await rows<PackedFile & { sequence: number }>(trx, FILES, [issue.id]),
      documents: await rows<PackedDocument>(trx, DOCUMENTS, [documentId]),
    }),
  );
  const number = issue.number ?? documentId;
  return {
    name: number.replace(/[^\p{L}\p{N}]+/gu, '_'),
    metadata: metadataOf(documentId, issue, proof),
    entries: texts.filter((text) => text !== null),
    proof,
    documents,
    files: files.map(({ stored, name, sha256, sequence }) => ({
      stored,
      sha256,
      name: `${String(sequence).padStart(4, '0')}-${stored}${extensionOf(name, stored)}`,
    })),
  };
}

const extensionOf = (name: string, stored: string): string => {
  const found = /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? '';
  return stored.toLowerCase().endsWith(found.toLowerCase()) ? '' : found;
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** By the names of DA/T 46-2009 (文书类电子文件元数据方案), as far as the system knows them. */
function metadataOf(documentId: string, issue: Issue, proof: Proof): Package['metadata'] {
  const { inclusion } = proof;
  return {
    聚合层次: '件',
    立档单位名称: cityProfile().issuers.office.signature,
    电子文件号: documentId,
    编号: issue.number,
    题名: issue.title,
    日期: iso(issue.closed) ?? proof.entries.at(-1)?.at ?? null,
    形成日期: iso(issue.received),
    机构或问题: issue.category,
    责任者: issue.unit ?? issue.group,
    文件组合类型: '组合文件',
    企业名称: issue.enterprise,
    统一社会信用代码: issue.credit,
    包联工作组: issue.group,
    承办单位: issue.unit,
    办理结果: STAGE_NAMES[issue.stage].zh,
    是否投诉举报: issue.complaint ? '是' : '否',
    台账记录数: String(proof.entries.length),
    台账末条哈希: proof.entries.at(-1)?.hash ?? null,
    存证编号: inclusion ? String(inclusion.anchor.statement.number) : null,
    存证日期: inclusion?.anchor.statement.day ?? null,
    存证总根: inclusion?.anchor.statement.root ?? null,
    签名算法: 'Ed25519',
    签名: inclusion?.anchor.signature ?? null,
    签名公钥: inclusion?.anchor.publicKey ?? null,
  };
}
