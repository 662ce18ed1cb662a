import { statementSchema } from '../../../../contracts/evidence';
import { rows, type Trx } from '../../platform/database/as-owner';
import { FIRST_PREV_SEAL } from '../ledger/seal';
import { FIGURES, LOST } from './figures';
import { LAST_ENTRY, sealOf } from './heads';
import { isSignedBy } from './key';
import type { Statement } from './statement';

/**
 * What is anchored, and what cannot be. Whoever owns the database may put anything into a row: no row may keep the
 * others from being anchored, so each is judged before it is taken, and those that are none of ours are named.
 */

/** Something found changed while anchoring: what it is about, as a stable key, and what is told of it. */
export type Amiss = { subject: string; reason: string };

/** Findings of one kind that are listed. */
const MOST = 100;

const HEX = `'^[0-9a-f]{64}$'`;
/** Made by Strapi: letters and digits; a colon would make a figure of it, a line break another leaf. */
const isId = (column: string): string => `coalesce(${column} ~ '^[A-Za-z0-9_-]{1,200}$', false)`;
const isEnd = (l: string): string =>
  `coalesce(${l}.sequence >= 1 and ${l}.hash ~ ${HEX}, false) and coalesce(${l}.seal ~ ${HEX}, true)`;
const isTwice = `exists (select 1 from issues d where d.document_id = i.document_id and d.id <> i.id)`;
/** Figures of a name that fits an index. */
const FITTING = `select * from (${FIGURES}) every_figure where chain is not null and length(chain) <= 400`;

/**
 * The places that are taken, as of any anchor: from 0 without a gap. A place far beyond all others was not given by
 * this system.
 */
const TAKEN = `(select c.* from casework.anchor_chains c
                 where c.position < (select 2 * count(*) + 1000 from casework.anchor_chains))`;

/** Gives a place to chains that are new and can be anchored. */
export async function addChains(trx: Trx): Promise<void> {
  const next = `coalesce((select max(t.position) + 1 from ${TAKEN} t), 0)`;
  await rows(
    trx,
    `insert into casework.anchor_chains (position, chain)
     select ${next} + row_number() over (order by i.id) - 1, i.document_id
       from issues i join ${LAST_ENTRY} on ${isEnd('l')}
      where ${isId('i.document_id')} and not ${isTwice}
        and not exists (select 1 from casework.anchor_chains c where c.chain = i.document_id)`,
  );
  await rows(
    trx,
    `insert into casework.anchor_chains (position, chain)
     select ${next} + row_number() over (order by f.chain collate "C") - 1, f.chain
       from (select distinct chain from (${FITTING}) fitting where hash ~ ${HEX}) f
      where not exists (select 1 from casework.anchor_chains c where c.chain = f.chain)`,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  id: '事项的文档编号不是本系统生成的，未能存证：被改动',
  twice: '有两个事项用同一个文档编号，未能存证：被改动',
  end: '最后一条记录的序号或哈希不是本系统写入的，未能存证：被改动',
  cut: '记录比上一号存证时少，未再存证：末尾被截断',
  rewritten: '上一号存证时的末条与现在的不符，未再存证：该条或之前的记录被改写',
  gone: '上一号存证时有记录，现在没有：被删除',
  figure: '已公布的数字的哈希不是本系统写入的，未能存证：被改动',
  'figure-changed': '已公布的数字与上一号存证不符，未再存证：被改动',
  'figure-gone': '已公布的数字不存在了：被删除或撤回到公布之前',
  lost: '存证底数中这一位置的链不见了：被删除',
};

type Wrong = { subject: string; name: string; why: string };

const told = (found: readonly Wrong[], kind: string): Amiss[] =>
  found.map(({ subject, name, why }) => ({ subject, reason: `${kind}${name}：${REASONS[why] ?? why}` }));

/** The end of a chain at the last anchor before this one. */
const before = (columns: string): string =>
  `left join lateral (select ${columns} from casework.anchor_heads h
                       where h.position = c.position and h.number < ? order by h.number desc limit 1) b on true`;

/**
 * Compares the ends of all chains with those of the last anchor; notes the new ends for this one.
 * @param make false: only to say what is amiss
 */
export async function compareEnds(trx: Trx, number: number, make: boolean): Promise<Amiss[]> {
  // The seal of an entry that was made before seals may have been added since.
  const ledgers = await rows<Wrong>(
    trx,
    `with changed as materialized (
       select c.position, c.chain, i.id as issue, coalesce(i.number, c.chain) as name, l.sequence, l.hash, l.seal,
              case when ${isTwice} then 'twice' when not (${isEnd('l')}) then 'end'
                   when l.sequence < b.sequence then 'cut'
                   when b.hash is not null and not exists (
                     select 1 from ledger_entries e where e.issue_id = i.id and e.sequence = b.sequence and e.hash = b.hash
                        and (b.seal is null or ${sealOf('e')} = b.seal)) then 'rewritten' end as why
         from casework.anchor_chains c join issues i on i.document_id = c.chain join ${LAST_ENTRY} on true
         ${before('h.sequence, h.hash, h.seal')}
        where (l.sequence, l.hash, l.seal) is distinct from (b.sequence, b.hash, b.seal)),
     made as (
       insert into casework.anchor_heads (number, position, sequence, hash, seal)
       select ?, position, sequence, hash, seal from changed where why is null and ?::boolean)
     (select issue::text as subject, name, why from changed where why is not null order by position limit ${MOST})
     union all
     (select i.id::text, coalesce(i.number, i.document_id, i.id::text),
             case when not ${isId('i.document_id')} then 'id' when ${isTwice} then 'twice' else 'end' end
        from issues i join ${LAST_ENTRY} on true
       where not (${isId('i.document_id')} and ${isEnd('l')} and not ${isTwice})
         and not exists (select 1 from casework.anchor_chains c where c.chain = i.document_id) limit ${MOST})
     union all
     (select c.chain, c.chain, 'gone' from casework.anchor_chains c
       where position(':' in c.chain) = 0
         and not exists (select 1 from issues i join ledger_entries e on e.issue_id = i.id where i.document_id = c.chain)
       order by c.position limit ${MOST})`,
    [number, number, make],
  );
  const figures = await rows<Wrong>(
    trx,
    `with every as materialized (select chain, sequence, hash, title from (${FIGURES}) all_figures),
     newest as (select distinct on (chain) * from every order by chain, sequence desc),
     changed as materialized (
       select c.position, f.chain, coalesce(f.title, f.chain) as name, f.sequence, f.hash,
              case when f.hash is null or f.hash !~ ${HEX} then 'figure'
                   when b.hash is not null and not exists (
                     select 1 from every e where e.chain = f.chain and e.sequence = b.sequence and e.hash = b.hash)
                   then case when f.sequence < b.sequence then 'figure-gone' else 'figure-changed' end end as why
         from newest f left join casework.anchor_chains c on c.chain = f.chain
         ${before('h.sequence, h.hash')}
        where (f.sequence, f.hash) is distinct from (b.sequence, b.hash)),
     made as (
       insert into casework.anchor_heads (number, position, sequence, hash, seal)
       select ?, position, sequence, hash, null from changed where why is null and position is not null and ?::boolean)
     (select left(coalesce(chain, name), 400) as subject, name, why from changed where why is not null limit ${MOST})
     union all
     (select c.chain, c.chain, 'figure-gone' from casework.anchor_chains c
       where position(':' in c.chain) > 0 and c.chain not like '${LOST}%'
         and not exists (select 1 from every e where e.chain = c.chain) order by c.position limit ${MOST})`,
    [number, number, make],
  );
  return [...told(ledgers, '事项 '), ...told(figures, '')];
}

/** Places whose chain, or all of whose ends, were deleted. */
export async function lostChains(trx: Trx): Promise<Amiss[]> {
  const lost = await rows<Wrong>(
    trx,
    `select '${LOST}' || p.position as subject, p.position::text as name, 'lost' as why
       from generate_series(0, (select max(t.position) from ${TAKEN} t)) p(position)
       left join casework.anchor_chains c on c.position = p.position
      where c.position is null or c.chain like '${LOST}%' order by 1 limit ${MOST}`,
  );
  return told(lost, '位置 ');
}

/** Keeps the tree whole where somebody has deleted a part of the record of it. */
export async function fillGaps(trx: Trx, number: number): Promise<Amiss[]> {
  await rows(
    trx,
    `insert into casework.anchor_chains (position, chain)
     select p.position, '${LOST}' || p.position
       from generate_series(0, (select max(t.position) from ${TAKEN} t)) p(position)
      where not exists (select 1 from casework.anchor_chains c where c.position = p.position)
     on conflict do nothing`,
  );
  await rows(
    trx,
    `insert into casework.anchor_heads (number, position, sequence, hash, seal)
     select ?, t.position, 1, repeat('0', 64), null from ${TAKEN} t
      where not exists (select 1 from casework.anchor_heads h where h.position = t.position and h.number <= ?)`,
    [number, number],
  );
  return lostChains(trx);
}

type Last = { text: string; statement: Statement } | null;

/**
 * The last anchor that is one, by its own signature, and the number of the next.
 * @param publicKey of this installation: only with its key can an anchor be dated ahead, when the clock was
 */
export async function lastAnchor(
  trx: Trx,
  day: string,
  publicKey: string,
): Promise<{ last: Last; number: number; amiss: Amiss[] }> {
  const amiss: Amiss[] = [];
  let last: Last = null;
  for (let below: number | null = null; !last; ) {
    const batch: StoredAnchor[] = await rows<StoredAnchor>(
      trx,
      `select number, day::text, statement, signature, public_key from casework.anchors
        where ?::int is null or number < ?::int order by number desc limit 20`,
      [below, below],
    );
    if (batch.length === 0) break;
    for (const stored of batch) {
      const statement = statementOf(stored);
      if (statement && (statement.day <= day || stored.public_key === publicKey)) {
        last = { text: stored.statement, statement };
        break;
      }
      const reason = statement
        ? `存证的日期 ${stored.day} 在今天之后，签名的不是本系统的密钥：被改动`
        : '数据库中的存证与它的签名不符：被改动';
      if (amiss.length < MOST)
        amiss.push({ subject: `anchor:${stored.number}`, reason: `第 ${stored.number} 号存证：${reason}` });
    }
    below = batch.at(-1)?.number ?? null;
  }
  return { last, number: await freeNumber(trx, last?.statement.number ?? 0), amiss };
}

/** The next number that nothing bears: an anchor that was renumbered has left its ends under the old one. */
async function freeNumber(trx: Trx, last: number): Promise<number> {
  const [free] = await rows<{ n: number }>(
    trx,
    `select n from generate_series(?::int + 1, ?::int + 1000) n
      where not exists (select 1 from casework.anchors a where a.number = n)
        and not exists (select 1 from casework.anchor_heads h where h.number = n)
        and not exists (select 1 from casework.anchor_sent s where s.number = n) order by n limit 1`,
    [last, last],
  );
  if (!free) throw new Error(`no number is free after anchor ${last}: the record of anchors was changed`);
  return free.n;
}

type StoredAnchor = { number: number; day: string; statement: string; signature: string; public_key: string };

function statementOf({
  number,
  day,
  statement: text,
  signature,
  public_key,
}: StoredAnchor): Statement | null {
  if (!isSignedBy(public_key, text, signature)) return null;
  try {
    const statement = statementSchema.parse(JSON.parse(text));
    return statement.number === number && statement.day === day ? statement : null;
  } catch {
    return null;
  }
}

/** The end of the chain of objections, which stands beside the ledgers'. */
export async function lastObjection(
  trx: Trx,
  last: Last,
): Promise<{ last: NonNullable<Statement['objections']>; amiss: Amiss[] }> {
  const found = await rows<{ number: number | null; seal: string | null; sound: boolean }>(
    trx,
    `select number, seal, coalesce(number >= 1 and seal ~ ${HEX}, false) as sound from casework.entry_objections
      order by coalesce(number >= 1 and seal ~ ${HEX}, false) desc, number desc limit 1`,
  );
  const [unsound] = await rows<{ n: number }>(
    trx,
    `select count(*)::int as n from casework.entry_objections where not coalesce(number >= 1 and seal ~ ${HEX}, false)`,
  );
  const [newest] = found.filter(({ sound }) => sound);
  const amiss: Amiss[] = [];
  const say = (reason: string): void => void amiss.push({ subject: 'objections', reason });
  if ((unsound?.n ?? 0) > 0) say(`有 ${unsound?.n} 件异议的编号或哈希不是本系统写入的，未能存证：被改动`);
  const anchored = last?.statement.objections;
  if (anchored && anchored.number > 0 && amiss.length === 0) {
    const [kept] = await rows<{ seal: string }>(
      trx,
      'select seal from casework.entry_objections where number = ?',
      [anchored.number],
    );
    if (kept?.seal !== anchored.seal) {
      say(
        kept
          ? `第 ${anchored.number} 号异议的哈希与上一号存证不符：被改写`
          : `上一号存证时有第 ${anchored.number} 号异议，现在没有：被删除`,
      );
    }
  }
  return {
    last: newest?.seal
      ? { number: newest.number ?? 0, seal: newest.seal }
      : { number: 0, seal: FIRST_PREV_SEAL },
    amiss,
  };
}
