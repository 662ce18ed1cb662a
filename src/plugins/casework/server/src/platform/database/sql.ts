/** A stored instant as an ISO text: without this PostgreSQL leaves out of JSON that it is UTC. */
export const utc = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The local day of a due: 24:00 belongs to the day that it ends. */
export const dayOfDue = (column: string): string =>
  `(${column} + interval '8 hours' - interval '1 microsecond')::date::text`;

/** The record that a column points to, by its documentId and what it is called. */
export const ref = (table: string, column: string, name = 'name'): string =>
  `(select json_build_object('documentId', r.document_id, 'name', r.${name}) from ${table} r where r.id = ${column})`;
