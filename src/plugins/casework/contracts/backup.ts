import { z } from 'zod';

/** The manifest of a backup (spec: operations, backup): what is in its folder. */

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const part = z.strictObject({ path: z.string(), bytes: z.number(), sha256: hex });
export type Part = z.infer<typeof part>;

const name = z.string().regex(/^\w+$/);
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  product: z.literal('qiaomen'),
  release: z.string(),
  /** when the snapshot was taken: what had been committed by then is in it */
  takenAt: z.string(),
  node: z.string(),
  server: z.strictObject({ version: z.number(), text: z.string() }),
  extensions: z.array(z.string()),
  roles: z.array(z.string()),
  migrations: z.array(z.strictObject({ number: z.number(), name: z.string(), sha256: z.string() })),
  tables: z.array(
    z.strictObject({ schema: name, table: name, columns: z.array(z.string()), rows: z.number() }),
  ),
  heads: z.strictObject({ chains: z.number(), root: hex }),
  /** the first link that did not hold when the backup was made */
  ledger: z.strictObject({ issue: z.string(), sequence: z.number(), reason: z.string() }).nullable(),
  files: z.strictObject({
    count: z.number(),
    bytes: z.number(),
    /** that the database names and the store did not have, or had otherwise */
    missing: z.array(z.string()),
    changed: z.array(z.string()),
  }),
  parts: z.array(part),
});
export type Manifest = z.infer<typeof manifestSchema>;
