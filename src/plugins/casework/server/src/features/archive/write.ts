import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import JSZip from 'jszip';
import { refuse } from '../../platform/answers/errors';
import type { KeptFiles } from '../../platform/files/kept-files';
import { proofPage } from '../evidence/proof-page';
import type { Package } from './gather';

/** The time of every file in the package: a zip has to have one, and the present would make the bytes differ. */
const DATE = new Date(Date.UTC(2000, 0, 1));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

function metadataXml(metadata: Package['metadata']): string {
  const lines = Object.entries(metadata)
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([name, value]) => `  <元数据 名称="${escaped(name)}">${escaped(value)}</元数据>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<电子文件 标准="DA/T 46-2009">\n${lines.join('\n')}\n</电子文件>\n`;
}

/**
 * The package as a zip: `元数据.xml`, `台账.json` (the very texts that were hashed, one to a line), `台账证明.html`,
 * `公文/`, `附件/`, and `清单.txt` with the SHA-256 of each of these.
 * @throws CaseworkError 409 for an attachment that is missing or is not what the ledger says
 */
export async function writePackage(
  { metadata, entries, proof, documents, files }: Package,
  store: KeptFiles,
): Promise<Readable> {
  const zip = new JSZip();
  const list: string[] = [];
  const put = (name: string, content: Buffer): void => {
    list.push(`${sha256(content)}  ${name}\n`);
    zip.file(name, content, { date: DATE, createFolders: false });
  };
  put('元数据.xml', Buffer.from(metadataXml(metadata)));
  put('台账.json', Buffer.from(`${entries.join('\n')}\n`));
  put('台账证明.html', Buffer.from(proofPage(proof)));
  for (const [i, { number, kind, bytes }] of documents.entries()) {
    const name = number.replace(/[\\/:*?"<>|]/g, '_');
    put(`公文/${String(i + 1).padStart(3, '0')}-${name}.${kind === 'pdf' ? 'pdf' : 'json'}`, bytes);
  }
  for (const { stored, name, sha256: wanted } of files) {
    const content = await store.read(stored);
    const bytes = content ? await collect(content) : null;
    if (!bytes || sha256(bytes) !== wanted) throw refuse(409, 'FILE_CHANGED');
    put(`附件/${name}`, bytes);
  }
  zip.file('清单.txt', list.join(''), { date: DATE, createFolders: false });
  return zip.generateNodeStream({
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'UNIX',
    streamFiles: true,
  }) as Readable;
}
