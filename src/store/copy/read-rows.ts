import { sql, type Kysely } from 'kysely';
import { dialectOf } from '../dialect/dialect-of.ts';
import type { StoredValue } from '../database/incomplete-copy.ts';
import type { Schema } from '../database/schema.ts';
import { isCopiedFact, type CopiedTable } from './copied-tables.ts';

/**
 * Rows of a batch. With it no statement has more parameters than a database allows (32,766): the widest table has 31 columns.
 * A batch of papers is about a megabyte.
 */
const BATCH_ROWS = 500;

/** A row of any table, by its columns. */
export type StoredRow = Readonly<Record<string, StoredValue>>;

/** Rows that follow one another in the order of their table's primary key. */
export interface Batch {
  readonly rows: readonly StoredRow[];
  /** The key of the last row that was read. */
  readonly last: readonly StoredValue[];
}

/** Reads the rows of a table after a key, or all, in batches. What is not copied is left out; see `isCopiedFact`. */
export async function* readRows(
  db: Kysely<Schema>,
  table: CopiedTable,
  after: readonly StoredValue[] | null = null,
): AsyncGenerator<Batch, void, undefined> {
  const key = await dialectOf(db).keyColumns(db, table);
  const columns = sql.join(key.map(name => sql.ref(name)));
  for (let last = after; ;) {
    const condition = last === null ? sql`` : sql`WHERE (${columns}) > (${sql.join([...last])})`;
    const { rows } = await sql<StoredRow>`
      SELECT * FROM ${sql.table(table)} ${condition} ORDER BY ${columns} LIMIT ${BATCH_ROWS}`.execute(db);
    const lastRow = rows.at(-1);
    if (!lastRow) return;
    last = key.map(name => lastRow[name] ?? null);
    const copied = table === 'facts' ? rows.filter(({ name }) => isCopiedFact(String(name))) : rows;
    yield { rows: copied.map(withoutNul), last };
    if (rows.length < BATCH_ROWS) return;
  }
}

/** Returns a row without NUL characters, which PostgreSQL cannot store. Readers of sources leave them out of new texts. */
function withoutNul(row: StoredRow): StoredRow {
  if (!Object.values(row).some(value => typeof value === 'string' && value.includes('\0'))) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\0', '') : value,
    ]),
  );
}

/** Counts the rows of a table. */
export async function countRows(db: Kysely<Schema>, table: CopiedTable): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
