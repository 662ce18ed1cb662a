import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { FIGURES_AS_STORED, LOST, isFigure } from './figures';
import { leafText, sealOf } from './heads';
import { fingerprintOf, isSignedBy } from './key';
import { growingTree, leafHash } from './merkle';
import { NO_PREVIOUS, hashOfText, parseAnchor, type Anchor, type AnchoredHead } from './statement';

/** Something in which the database differs from what was anchored. */
export type AnchorFinding = {
  anchor: number | null;
  /** what it is about, as it is told: `事项 包诉〔2026〕0001号`, `公文 …`; null for an anchor itself */
  about: string | null;
  reason: string;
};

export type AnchorVerification = {
  anchors: number;
  /** heads that were compared with the ledger */
  heads: number;
  keys: string[];
  findings: AnchorFinding[];
};

/**
 * Reads anchors from a file (one to a line) or from a folder of such files.
 * @throws naming the file and line that is no anchor
 */
export async function readAnchors(place: string): Promise<Anchor[]> {
  const isFolder = (await stat(place)).isDirectory();
  const files = isFolder ? (await readdir(place)).filter((name) => name.endsWith('.json')).sort() : [''];
  const found: Anchor[] = [];
  for (const name of files) {
    const file = path.join(place, name);
    const lines = (await readFile(file, 'utf8')).split('\n');
    for (const [i, line] of lines.entries()) {
      if (line.trim() === '') continue;
      try {
        found.push(parseAnchor(line.trim()));
      } catch {
        throw new Error(`${file} 第 ${i + 1} 行不是存证。 ${file}, line ${i + 1} is no anchor.`);
      }
    }
  }
  return found.sort((a, b) => a.statement.number - b.statement.number);
}

const BATCH = 500;
/** Findings of one kind beyond which there is no point in listing more. */
const MOST_FINDINGS = 200;

/**
 * Compares a database with anchors kept outside it. The owner of the database may have rewritten whole chains with
 * hashes that fit, cut off their ends or deleted issues, together with the database's own record of anchors: none
 * of that can be done to a signature that is elsewhere. Entries made after the last of these anchors are not
 * covered; the chains themselves are verified beside this.
 * @param fingerprint the key that signs here; without it all anchors must be of one key
 */
export async function verifyAnchors(
  connectionString: string,
  anchors: readonly Anchor[],
  fingerprint: string | null = null,
): Promise<AnchorVerification> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const findings = [...wrongSignatures(anchors, fingerprint), ...wrongLinks(anchors)];
    const anchored = await headsOf(client, anchors);
    findings.push(...wrongRoots(anchors, anchored));
    findings.push(...(await wrongRecords(client, anchors)));
    findings.push(...(await wrongObjections(client, anchors)));
    const { heads, found } = await wrongLedgers(client, anchored);
    findings.push(...found);
    const figures = await wrongFigures(client, anchored);
    findings.push(...figures.found);
    return {
      anchors: anchors.length,
      heads: heads + figures.heads,
      keys: [...new Set(anchors.map((a) => fingerprintOf(a.publicKey)))],
      findings,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function wrongSignatures(anchors: readonly Anchor[], fingerprint: string | null): AnchorFinding[] {
  const wanted = fingerprint ?? (anchors[0] ? fingerprintOf(anchors[0].publicKey) : '');
  return anchors.flatMap(({ statement: { number }, text, signature, publicKey }): AnchorFinding[] => {
    if (!isSignedBy(publicKey, text, signature))
      return [{ anchor: number, about: null, reason: '签名与内容不符，存证文件被改动' }];
    if (fingerprintOf(publicKey) === wanted) return [];
    return [
      { anchor: number, about: null, reason: `签名的密钥（${fingerprintOf(publicKey)}）不是 ${wanted}` },
    ];
  });
}

function wrongLinks(anchors: readonly Anchor[]): AnchorFinding[] {
  return anchors.flatMap(({ statement, text }, i): AnchorFinding[] => {
    const before = anchors[i - 1];
    if (statement.number === 1 && statement.previous !== NO_PREVIOUS)
      return [{ anchor: 1, about: null, reason: '第 1 号存证之前不应有存证' }];
    // An incomplete set of anchors is compared as far as it goes.
    if (!before || before.statement.number < statement.number - 1) return [];
    if (before.statement.number === statement.number)
      return before.text === text
        ? []
        : [{ anchor: statement.number, about: null, reason: '有两份不同的存证' }];
    return statement.previous === hashOfText(before.text)
      ? []
      : [{ anchor: statement.number, about: null, reason: '与前一号存证不相衔接' }];
  });
}

type OfAnchor = { number: number; fromDatabase: boolean; heads: AnchoredHead[] };

/** The heads of every anchor up to the last, from the files, and where they have none from the database. */
async function headsOf(client: Client, anchors: readonly Anchor[]): Promise<OfAnchor[]> {
  const last = anchors.at(-1)?.statement.number ?? 0;
  const given = new Map(anchors.flatMap((a) => (a.heads ? [[a.statement.number, a.heads] as const] : [])));
  const result: OfAnchor[] = [];
  for (let number = 1; number <= last; number += 1) {
    const heads = given.get(number);
    if (heads) {
      result.push({ number, fromDatabase: false, heads });
      continue;
    }
    const { rows } = await client.query<AnchoredHead>(
      `select h.position, c.chain, h.sequence, h.hash, h.seal
         from casework.anchor_heads h join casework.anchor_chains c on c.position = h.position
        where h.number = $1 order by h.position`,
      [number],
    );
    result.push({ number, fromDatabase: true, heads: rows });
  }
  return result;
}

/** Computes the root of each anchor from all heads up to it. */
function wrongRoots(anchors: readonly Anchor[], anchored: readonly OfAnchor[]): AnchorFinding[] {
  const leaves: Buffer[] = [];
  const byNumber = new Map(anchors.map((a) => [a.statement.number, a]));
  const findings: AnchorFinding[] = [];
  for (const { number, heads, fromDatabase } of anchored) {
    for (const head of heads) leaves[head.position] = leafHash(leafText(head));
    const anchor = byNumber.get(number);
    if (!anchor) continue;
    const tree = growingTree();
    const whole =
      leaves.length === anchor.statement.chains && !leaves.includes(undefined as unknown as Buffer);
    if (whole) for (const leaf of leaves) tree.add(leaf);
    if (whole && tree.root().toString('hex') === anchor.statement.root) continue;
    findings.push({
      anchor: number,
      about: null,
      reason: fromDatabase
        ? '数据库里存的各链末条推不出签名的总根：数据库里的存证底数被改动'
        : '存证文件中的各链末条推不出签名的总根',
    });
    break;
  }
  return findings;
}

/** Compares the database's record of the anchors with the anchors that were sent out. */
async function wrongRecords(client: Client, anchors: readonly Anchor[]): Promise<AnchorFinding[]> {
  const { rows } = await client.query<{ number: number; statement: string; signature: string }>(
    'select number, statement, signature from casework.anchors',
  );
  const stored = new Map(rows.map((row) => [row.number, row]));
  return anchors.flatMap(({ statement: { number }, text, signature }): AnchorFinding[] => {
    const found = stored.get(number);
    if (!found)
      return [
        { anchor: number, about: null, reason: '数据库中没有这一号存证：被删除，或数据库回退到了更早的状态' },
      ];
    if (found.statement === text && found.signature === signature) return [];
    return [{ anchor: number, about: null, reason: '数据库中的存证与此不同，被改动' }];
  });
}

/** The last objection of each anchor is still the one of its number. */
async function wrongObjections(client: Client, anchors: readonly Anchor[]): Promise<AnchorFinding[]> {
  const told = anchors.flatMap(({ statement: { number: anchor, objections } }) =>
    objections && objections.number > 0 ? [{ anchor, ...objections }] : [],
  );
  if (told.length === 0) return [];
  const { rows } = await client.query<{ number: number; seal: string }>(
    'select number, seal from casework.entry_objections where number = any($1::int[])',
    [told.map(({ number }) => number)],
  );
  const stored = new Map(rows.map(({ number, seal }) => [number, seal]));
  const wrong = told.find(({ number, seal }) => stored.get(number) !== seal);
  if (!wrong) return [];
  const { anchor, number } = wrong;
  const reason = stored.has(number)
    ? `第 ${number} 号异议的哈希与存证不符：该号或之前的异议被改写`
    : `存证时有第 ${number} 号异议，现在没有：被删除`;
  return [{ anchor, about: null, reason }];
}

type Compared = {
  chain: string;
  number: string | null;
  there: boolean;
  last: number | null;
  hash: string | null;
  seal: string | null;
};

/**
 * Checks that every anchored head is still in its chain; of a chain that differs the earliest anchor is reported.
 */
async function wrongLedgers(
  client: Client,
  anchored: readonly OfAnchor[],
): Promise<{ heads: number; found: AnchorFinding[] }> {
  const found: AnchorFinding[] = [];
  const told = new Set<string>();
  let heads = 0;
  for (const { number: anchor, heads: every } of anchored) {
    const all = every.filter(({ chain }) => !isFigure(chain));
    for (let i = 0; i < all.length && found.length < MOST_FINDINGS; i += BATCH) {
      const batch = all.slice(i, i + BATCH);
      const { rows } = await client.query<Compared>(
        `select w.chain, i.number, i.id is not null as there, l.hash, ${sealOf('l')} as seal,
                (select max(sequence) from public.ledger_entries m where m.issue_id = i.id) as last
           from unnest($1::text[], $2::int[]) with ordinality as w(chain, sequence, place)
           left join public.issues i on i.document_id = w.chain
           left join public.ledger_entries l on l.issue_id = i.id and l.sequence = w.sequence order by w.place`,
        [batch.map(({ chain }) => chain), batch.map(({ sequence }) => sequence)],
      );
      for (const [at, head] of batch.entries()) {
        heads += 1;
        const reason = reasonOf(head, rows[at]);
        if (!reason || told.has(head.chain)) continue;
        told.add(head.chain);
        found.push({ anchor, about: `事项 ${rows[at]?.number ?? head.chain}`, reason });
      }
    }
  }
  return { heads, found };
}

function reasonOf({ sequence, hash, seal }: AnchoredHead, now: Compared | undefined): string | null {
  if (!now?.there) return `事项已不存在，存证时有 ${sequence} 条记录：被删除`;
  if (now.hash === null) return `存证时有第 ${sequence} 条记录，现在只到第 ${now.last ?? 0} 条：末尾被截断`;
  if (now.hash !== hash) return `第 ${sequence} 条记录的哈希与存证不符：该条或之前的记录被改写`;
  if (now.seal !== seal) return `第 ${sequence} 条记录的全项哈希与存证不符：该条或之前的记录、时限被改写`;
  return null;
}

type Figure = { hash: string | null; title: string | null };

/** What was given out is still what is stored; of a figure that differs the earliest anchor is told. */
async function wrongFigures(
  client: Client,
  anchored: readonly OfAnchor[],
): Promise<{ heads: number; found: AnchorFinding[] }> {
  const heads = anchored.flatMap(({ number, heads: all }) =>
    all.filter(({ chain }) => isFigure(chain)).map((head) => ({ anchor: number, ...head })),
  );
  if (heads.length === 0) return { heads: 0, found: [] };
  const { rows } = await client.query<Figure>(
    `with stored as materialized (${FIGURES_AS_STORED})
     select s.hash, coalesce(s.title, (select t.title from stored t where t.chain = w.chain limit 1)) as title
       from unnest($1::text[], $2::int[]) with ordinality as w(chain, sequence, place)
       left join stored s on s.chain = w.chain and s.sequence = w.sequence order by w.place`,
    [heads.map(({ chain }) => chain), heads.map(({ sequence }) => sequence)],
  );
  const told = new Set<string>();
  const found: AnchorFinding[] = [];
  for (const [at, { anchor, chain, hash }] of heads.entries()) {
    const now = rows[at];
    if (now?.hash === hash || told.has(chain) || found.length >= MOST_FINDINGS) continue;
    told.add(chain);
    const reason = chain.startsWith(LOST)
      ? '存证时数据库的存证底数中已没有这一位置的链：被删除'
      : now?.hash
        ? '已公布的数字与存证不符：被改动'
        : '已公布的数字不存在了：被删除或撤回到公布之前';
    found.push({ anchor, about: now?.title ?? chain, reason });
  }
  return { heads: heads.length, found };
}
