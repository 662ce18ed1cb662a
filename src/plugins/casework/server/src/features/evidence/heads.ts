import { isFigure } from './figures';

/** The end of a chain: the issue, its last entry, and the hashes that stand for all before it. */
export type Head = { chain: string; sequence: number; hash: string; seal: string | null };

/**
 * The seal of a ledger entry, which covers what its hash does not (docs/adr/0017); null for one made before seals.
 * @param entry the alias under which a statement has the entry
 */
export const sealOf = (entry: string): string =>
  `(select s.seal from casework.ledger_seals s where s.issue_id = ${entry}.issue_id and s.sequence = ${entry}.sequence)`;

const lastEntry = (seal: string): string => `
  lateral (select e.sequence, e.hash, ${seal} as seal from public.ledger_entries e
            where e.issue_id = i.id order by e.sequence desc limit 1) l`;

/** The last entry of an issue `i`, as a lateral table `l`. */
export const LAST_ENTRY = lastEntry(sealOf('e'));

/**
 * Every issue's head, in the order of documentIds by code point.
 * @param sealed false for a database of a release before seals
 */
export const headsSql = (sealed: boolean): string => `
  select i.document_id as chain, l.sequence, l.hash, l.seal
    from public.issues i join ${sealed ? LAST_ENTRY : lastEntry('null::text')} on true
   order by i.document_id collate "C"`;

/** Has this database seals? */
export const SEALED = `select to_regclass('casework.ledger_seals') is not null as sealed`;

/** Returns the text that is hashed for a head's leaf. */
export const leafText = ({ chain, sequence, hash, seal }: Head): string =>
  [isFigure(chain) ? 'figure' : 'issue', chain, sequence, hash, seal ?? ''].join('\n');
