import { rows, type Trx } from '../../platform/database/as-owner';
import { addChains, compareEnds, fillGaps, lastAnchor, lastObjection, lostChains, type Amiss } from './ends';
import { leafText } from './heads';
import { signText, type InstallationKey } from './key';
import { leafHash, pathOf, rootOf, type Step } from './merkle';
import { NO_PREVIOUS, hashOfText, textOf, type Anchor, type AnchoredHead, type Statement } from './statement';

/** Leaves to a block. A power of two, so that the tree over the blocks' roots is the tree over the leaves. */
export const BLOCK = 1024;

type Made = { statement: Statement; amiss: Amiss[] };

/**
 * Makes the day's anchor: notes which chains are new and which have a new head, computes the root over all, signs it.
 * What cannot be anchored, or contradicts what was, is left as it was and named; the others are anchored all the same.
 * Runs in the caller's transaction, which has claimed the day.
 * @param day in Asia/Shanghai
 * @returns null when there is one of this day or a later one
 */
export async function makeAnchor(
  trx: Trx,
  key: InstallationKey,
  day: string,
  now: Date,
): Promise<Made | null> {
  const { last, number, amiss: anchorsAmiss } = await lastAnchor(trx, day, key.publicKey);
  // Another instance has made it, or a clock was ahead.
  if (last && last.statement.day >= day) return null;
  await addChains(trx);
  const amiss = [
    ...anchorsAmiss,
    ...(await compareEnds(trx, number, true)),
    ...(await fillGaps(trx, number)),
  ];
  const blocks: Buffer[] = [];
  let chains = 0;
  for (;;) {
    const heads = await headsOfBlock(trx, number, blocks.length);
    if (heads.length === 0) break;
    blocks.push(rootOf(heads.map((head) => leafHash(leafText(head)))));
    chains += heads.length;
    if (heads.length < BLOCK) break;
  }
  const objections = await lastObjection(trx, last);
  amiss.push(...objections.amiss);
  const statement: Statement = {
    type: 'qiaomen-anchor',
    version: 1,
    number,
    day,
    at: now.toISOString(),
    chains,
    root: rootOf(blocks).toString('hex'),
    previous: last ? hashOfText(last.text) : NO_PREVIOUS,
    objections: objections.last,
  };
  const text = textOf(statement);
  await rows(
    trx,
    `insert into casework.anchors (number, day, at, chains, root, statement, signature, public_key, blocks)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      number,
      day,
      statement.at,
      chains,
      statement.root,
      text,
      signText(key, text),
      key.publicKey,
      Buffer.concat(blocks),
    ],
  );
  return { statement, amiss };
}

/** Looks again for what the day's anchor had to leave out. */
export async function lookAgain(trx: Trx, key: InstallationKey, day: string): Promise<Amiss[]> {
  const { last, number, amiss } = await lastAnchor(trx, day, key.publicKey);
  return [
    ...amiss,
    ...(await compareEnds(trx, number, false)),
    ...(await lostChains(trx)),
    ...(await lastObjection(trx, last)).amiss,
  ];
}

/** The heads of one block of the tree as of an anchor, in order. */
async function headsOfBlock(trx: Trx, number: number, block: number): Promise<AnchoredHead[]> {
  return rows<AnchoredHead>(
    trx,
    `select c.position, c.chain, h.sequence, h.hash, h.seal
       from casework.anchor_chains c
       join lateral (select b.sequence, b.hash, b.seal from casework.anchor_heads b
                      where b.position = c.position and b.number <= ? order by b.number desc limit 1) h on true
      where c.position >= ? and c.position < ? order by c.position`,
    [number, block * BLOCK, (block + 1) * BLOCK],
  );
}

type Stored = { number: number; statement: string; signature: string; public_key: string };

const anchorOf = (
  { statement: text, signature, public_key }: Stored,
  heads: AnchoredHead[] | null,
): Anchor => ({
  statement: JSON.parse(text) as Statement,
  text,
  signature,
  publicKey: public_key,
  heads,
});

/** An anchor as it is stored, with the heads that changed. */
export async function readAnchor(trx: Trx, number: number): Promise<Anchor | null> {
  const [stored] = await rows<Stored>(
    trx,
    'select number, statement, signature, public_key from casework.anchors where number = ?',
    [number],
  );
  if (!stored) return null;
  const heads = await rows<AnchoredHead>(
    trx,
    `select h.position, c.chain, h.sequence, h.hash, h.seal
       from casework.anchor_heads h join casework.anchor_chains c on c.position = h.position
      where h.number = ? order by h.position`,
    [number],
  );
  return anchorOf(stored, heads);
}

/** That a chain's head is under the latest anchor: the head, the way from its leaf to the root, the anchor. */
export type Inclusion = { head: AnchoredHead; leaf: string; path: Step[]; anchor: Anchor };

/**
 * @param first of a chain that will not grow: the earliest anchor that contains its present end, instead of the latest
 *   anchor of all, so that the proof stays the same
 * @returns null for a chain that no such anchor contains yet
 */
export async function proveInclusion(
  trx: Trx,
  chain: string,
  { first = false }: { first?: boolean } = {},
): Promise<Inclusion | null> {
  const [stored] = await rows<Stored & { position: number; blocks: Buffer }>(
    trx,
    `select a.number, a.statement, a.signature, a.public_key, a.blocks, c.position
       from casework.anchors a join casework.anchor_chains c on c.chain = ? and c.position < a.chains
       ${
         first
           ? `where a.number = (select min(h.number) from casework.anchor_heads h
                where h.position = c.position and h.sequence = (
                  select max(l.sequence) from ledger_entries l join issues i on i.id = l.issue_id where i.document_id = c.chain))`
           : ''
       }
      order by a.number desc limit 1`,
    [chain],
  );
  if (!stored) return null;
  const block = Math.floor(stored.position / BLOCK);
  const heads = await headsOfBlock(trx, stored.number, block);
  const head = heads[stored.position % BLOCK];
  if (!head) return null;
  const roots = Array.from({ length: stored.blocks.length / 32 }, (_, i) =>
    stored.blocks.subarray(i * 32, (i + 1) * 32),
  );
  return {
    head,
    leaf: leafText(head),
    path: [
      ...pathOf(
        heads.map((one) => leafHash(leafText(one))),
        stored.position % BLOCK,
      ),
      ...pathOf(roots, block),
    ],
    anchor: anchorOf(stored, null),
  };
}
