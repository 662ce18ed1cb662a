import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import {
  anchorSchema,
  statementSchema,
  type Statement,
  type WrittenAnchor,
} from '../../../../contracts/evidence';
import type { Head } from './heads';

export type { Statement };

export const NO_PREVIOUS = '0'.repeat(64);

export const textOf = (statement: Statement): string => canonicalize(statement) ?? '';

export const hashOfText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A head in an anchor's file: its place in the tree and what the leaf is made of. */
export type AnchoredHead = Head & { position: number };

export type Anchor = {
  statement: Statement;
  text: string;
  signature: string;
  publicKey: string;
  heads: AnchoredHead[] | null;
};

export const writeAnchor = ({ text, signature, publicKey, heads }: Anchor): string =>
  `${JSON.stringify({
    statement: text,
    signature,
    publicKey,
    ...(heads ? { heads: heads.map((h) => [h.position, h.chain, h.sequence, h.hash, h.seal]) } : {}),
  } satisfies WrittenAnchor)}\n`;

/** @throws when the line is no anchor */
export function parseAnchor(line: string): Anchor {
  const { statement: text, signature, publicKey, heads } = anchorSchema.parse(JSON.parse(line));
  return {
    statement: statementSchema.parse(JSON.parse(text)),
    text,
    signature,
    publicKey,
    heads:
      heads?.map(([position, chain, sequence, hash, seal]) => ({ position, chain, sequence, hash, seal })) ??
      null,
  };
}
