import type { Kysely, QueryResult, RawBuilder, SelectQueryBuilder } from 'kysely';
import type { CompiledQuery, InsertQueryBuilder, InsertResult } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** A query that Kysely compiles once, see `prepareQuery`. */
interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

/** The types of the columns of rows that are given as a parameter. */
export type GivenColumns<Row> = { readonly [Name in keyof Row]: 'integer' | 'text' };

/** The last id that a table has given to a row by itself. */
export interface LastId {
  readonly table: string;
  readonly id: number;
}

/** The SQL that differs between the databases. All other SQL of the stores is understood by each of them. */
export interface SqlDialect {
  /** Returns a subquery for a list of numbers, with the column `value`: one statement for any length. */
  numbers(values: readonly number[]): RawBuilder<number>;
  /** The same for texts. */
  texts(values: readonly string[]): RawBuilder<string>;
  /** Returns a table `given` of rows, for `FROM`: one statement for any number of rows. */
  rows<Row extends object>(rows: readonly Row[], columns: GivenColumns<Row>): RawBuilder<unknown>;
  /** `numbers` as text, for SQL whose only parameter is the list that `listParameter` returns. */
  readonly numbersSql: string;
  listParameter(values: readonly (number | string)[]): unknown;
  /** Returns the aggregate that makes a JSON list, as text, of a value in the rows of an ordered subquery. */
  jsonListSql(expression: string): string;
  /** Returns the same of objects with these columns. */
  jsonObjectListSql(columns: readonly string[]): string;
  /** Returns a column so that the planner looks for its values in no index. */
  unindexed<T>(column: string): RawBuilder<T>;
  /** Returns the clause behind a table that demands an index. */
  indexedBy(index: string): RawBuilder<unknown>;
  /** Returns a text column for comparisons with lower-case texts that ignore the case of ASCII, as its index has it. */
  ignoringCase(column: string): RawBuilder<string>;
  /** Locks the rows of a subquery and leaves out those that another transaction has locked, if several can write. */
  skipLocked<Tables extends keyof Schema, Row>(
    query: SelectQueryBuilder<Schema, Tables, Row>,
  ): SelectQueryBuilder<Schema, Tables, Row>;
  /** Completes an insert so that `insertedId` knows the id of its row. */
  withId(insert: InsertQueryBuilder<Schema, 'papers', InsertResult>): Compilable<{ readonly id: number }>;
  /** Returns the id of the row that such an insert has added. Throws if there is none. */
  insertedId(result: QueryResult<{ readonly id: number }>): number;
  /** Returns the columns of a table's primary key in their order. */
  keyColumns(db: Kysely<Schema>, table: string): Promise<string[]>;
  /** Returns the last id that each table has given to a row by itself. Tables that have given none may be left out. */
  lastIds(db: Kysely<Schema>): Promise<readonly LastId[]>;
  /** Lets a table continue its ids after one. */
  setLastId(db: Kysely<Schema>, lastId: LastId): Promise<void>;
  /**
   * Moves what the journal has into the database and truncates it, so that it has no deleted rows. Returns false if another
   * process keeps it.
   */
  truncateJournal(db: Kysely<Schema>): Promise<boolean>;
}
