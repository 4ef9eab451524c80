import { sql, type Kysely } from 'kysely';
import { dialectOf } from '../dialect/dialect-of.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { readCopyMark, writeCopyMark, type CopyMark } from '../database/incomplete-copy.ts';
import type { Schema } from '../database/schema.ts';
import { StoreError } from '../database/store-error.ts';
import { COPIED_TABLES, type CopiedTable } from './copied-tables.ts';
import { countRows, readRows, type StoredRow } from './read-rows.ts';
import { sourceState } from './source-state.ts';

/** A database of a copy, with its name for messages. */
export interface CopyEnd {
  readonly db: Kysely<Schema>;
  readonly name: string;
}

export interface CopyOptions {
  readonly source: CopyEnd;
  readonly target: CopyEnd;
  readonly signal: AbortSignal;
  /** Called for the rows of each batch. */
  readonly onProgress: (rows: number, table: CopiedTable) => void;
}

/**
 * Copies all rows, or those that an interrupted copy lacks; the target keeps its mark of an incomplete copy.
 * @throws StoreError if the target has rows of its own, or those of another copy, and when aborted
 */
export async function copyRows({ source, target, signal, onProgress }: CopyOptions): Promise<void> {
  const begun = await beginCopy(source, target);
  for (const table of COPIED_TABLES.slice(COPIED_TABLES.findIndex(name => name === begun.table))) {
    const mark: CopyMark = { ...begun, table, after: table === begun.table ? begun.after : null };
    if (mark.after === null) await beginTable(target.db, mark);
    for await (const { rows, last } of readRows(source.db, table, mark.after)) {
      signal.throwIfAborted();
      await inTransaction(target.db, async tx => {
        await insertRows(tx, table, rows);
        await writeCopyMark(tx, { ...mark, after: [...last] });
      });
      onProgress(rows.length, table);
    }
  }
  await copyLastIds(source.db, target.db);
}

/** Marks an empty target, or returns the mark of the same copy. */
async function beginCopy(source: CopyEnd, target: CopyEnd): Promise<CopyMark> {
  const begun: CopyMark = {
    from: source.name,
    state: await sourceState(source.db),
    table: COPIED_TABLES[0],
    after: null,
  };
  return await inTransaction(target.db, async tx => {
    const mark = await readCopyMark(tx);
    if (!mark) {
      await assertEmpty(tx, target.name);
      await writeCopyMark(tx, begun);
      return begun;
    }
    if (mark.from !== begun.from)
      throw new StoreError(
        `${target.name} is an incomplete copy of ${mark.from}, not of ${begun.from}. Name that one, or empty the target.`,
      );
    if (mark.state !== begun.state)
      throw new StoreError(
        `${source.name} has changed since the copy to ${target.name} was interrupted. Empty the target, and begin again.`,
      );
    return mark;
  });
}

async function assertEmpty(db: Kysely<Schema>, name: string): Promise<void> {
  for (const table of COPIED_TABLES) {
    // A new database has counters, at 0.
    if (table === 'counters' || (await countRows(db, table)) === 0) continue;
    throw new StoreError(`${name} has data already (in ${table}). Name a new database, or an empty one.`);
  }
}

/** Stores that the tables before this one are complete. */
async function beginTable(db: Kysely<Schema>, mark: CopyMark): Promise<void> {
  await inTransaction(db, async tx => {
    if (mark.table === 'counters') await tx.deleteFrom('counters').execute();
    await writeCopyMark(tx, mark);
  });
}

async function insertRows(db: Kysely<Schema>, table: CopiedTable, rows: readonly StoredRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const values = rows.map(row => sql`(${sql.join(columns.map(column => row[column]))})`);
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map(name => sql.ref(name)))})
    VALUES ${sql.join(values)}`.execute(db);
}

/** Continues the ids where the source is: that of a deleted row is never given to another one. */
async function copyLastIds(from: Kysely<Schema>, to: Kysely<Schema>): Promise<void> {
  for (const lastId of await dialectOf(from).lastIds(from)) await dialectOf(to).setLastId(to, lastId);
}
