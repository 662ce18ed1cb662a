import { createHash } from 'node:crypto';

/**
 * Merkle trees as RFC 6962 (2.1) makes them: SHA-256, a leaf is hashed behind a byte 0, a node behind a byte 1, and
 * a list is divided at the largest power of two below its length. So a leaf cannot be passed off as a node, and the
 * tree of a longer list contains that of a shorter one.
 */

export const leafHash = (data: string): Buffer =>
  createHash('sha256').update(Buffer.of(0)).update(data, 'utf8').digest();

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();

/** The root over no leaves: the hash of nothing. */
export const EMPTY_ROOT = createHash('sha256').digest();

/** A root computed as the leaves come, in memory that grows with the logarithm of their number. */
export type GrowingTree = { add(leaf: Uint8Array): void; size(): number; root(): Buffer };

export function growingTree(): GrowingTree {
  // The roots of complete subtrees, largest first, as the ones in the binary form of the size.
  const roots: { hash: Buffer; leaves: number }[] = [];
  let size = 0;
  return {
    add(leaf) {
      let last: { hash: Buffer; leaves: number } = { hash: Buffer.from(leaf), leaves: 1 };
      for (let before = roots.at(-1); before && before.leaves === last.leaves; before = roots.at(-1)) {
        roots.pop();
        last = { hash: nodeHash(before.hash, last.hash), leaves: last.leaves * 2 };
      }
      roots.push(last);
      size += 1;
    },
    size: () => size,
    root: () =>
      roots
        .map(({ hash }) => hash)
        .reduceRight<Buffer | null>((right, left) => (right ? nodeHash(left, right) : left), null) ??
      EMPTY_ROOT,
  };
}

/** The root over leaf hashes (or over the roots of equally large, aligned blocks of them). */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const tree = growingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** One step from a leaf to the root: the sibling hash, and its side. */
export type Step = { side: 'left' | 'right'; hash: string };

/** The hashes that lead from one leaf to the root, from the bottom up. */
export function pathOf(leaves: readonly Uint8Array[], index: number): Step[] {
  if (index < 0 || index >= leaves.length)
    throw new RangeError(`there is no leaf ${index} of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathOf(left, index), { side: 'right', hash: rootOf(right).toString('hex') }]
    : [...pathOf(right, index - split), { side: 'left', hash: rootOf(left).toString('hex') }];
}

/** Where a path leads: the root, if leaf and path belong to it. */
export const climb = (leaf: Uint8Array, path: readonly Step[]): Buffer =>
  path.reduce<Buffer>((hash, step) => {
    const beside = Buffer.from(step.hash, 'hex');
    return step.side === 'left' ? nodeHash(beside, hash) : nodeHash(hash, beside);
  }, Buffer.from(leaf));
