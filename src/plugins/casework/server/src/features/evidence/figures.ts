/**
 * Figures that have been given out, beside the ledgers in each anchor: the files and numbers of issued documents,
 * published results of assessments, figures sent to and received from other levels. Each is a chain of its own, named
 * `kind:…`; a ledger's chain is named by the issue's documentId, which has no colon.
 */

/** Is it the chain of a figure? */
export const isFigure = (chain: string): boolean => chain.includes(':');

/** Stands in the place of a chain that somebody deleted from the record of anchors. */
export const LOST = 'lost:';

const hashOf = (text: string): string => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** What was published stays (rows); what was decided on objections stands beside it once it is final. */
const RESULTS = `jsonb_build_object('scheme', a.scheme_id, 'from', a."from", 'to', a."to", 'rows', a.rows`;

const OTHERS = `
  select 'assessment:' || a.document_id as chain, 1 as sequence, ${hashOf(`${RESULTS})::text`)} as hash,
         '考核结果 ' || a."from" || ' 至 ' || a."to" as title
    from public.assessments a where a.state in ('published', 'final')
  union all
  select 'assessment:' || a.document_id, 2, ${hashOf(`${RESULTS}, 'revised', a.revised_rows)::text`)},
         '考核定案 ' || a."from" || ' 至 ' || a."to"
    from public.assessments a where a.state = 'final'
  union all
  select 'roll-up:' || r.id, 1, ${hashOf('r.statement')}, '下级报送 ' || r."from" || ' 至 ' || r."to" from casework.roll_ups r
  union all
  select 'sent-roll-up:' || r.id, 1, ${hashOf('r.statement')}, '报送上级 ' || r."from" || ' 至 ' || r."to" from casework.sent_roll_ups r`;

const documents = (hash: string): string => `
  select 'document:' || d.document_id || ':' || f.kind as chain, 1 as sequence, ${hash} as hash,
         '公文 ' || coalesce(d.number, d.title) || case f.kind when 'data' then ' 的数据' else ' 的 ' || f.kind end as title
    from casework.document_files f join public.official_documents d on d.id = f.document_id
  union all`;

/** The figures of now, as they are anchored: of documents the hash that was kept when they were issued. */
export const FIGURES = `${documents('f.sha256')}${OTHERS}`;

/** The same, read off what is stored. */
export const FIGURES_AS_STORED = `${documents(`encode(sha256(f.bytes), 'hex')`)}${OTHERS}`;
