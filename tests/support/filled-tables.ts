import BetterSqlite3 from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { MIGRATIONS } from '../../src/store/database/migrations.ts';
import type { Schema } from '../../src/store/database/schema.ts';

/** An empty database, to read the schema in: it is the same on PostgreSQL, which a test of `store/database/postgres` holds. */
const example = new BetterSqlite3(':memory:');
for (const migration of MIGRATIONS) example.exec(migration);

/** A column of a table, as SQLite describes it. */
interface Column {
  readonly table_name: string;
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  /** 1 for an id that the database does not give by itself. */
  readonly is_given_key: 0 | 1;
}

/** A table and one of its columns. */
export interface TableColumn {
  readonly table: string;
  readonly column: string;
}

/** Returns the names of all tables. */
export function allTables(): string[] {
  return [...new Set(allColumns().map(({ table_name }) => table_name))];
}

/** Returns the columns that refer to a paper, of all tables. */
export function paperColumns(): TableColumn[] {
  return select<TableColumn>(`
    SELECT tables.name AS "table", reference."from" AS "column"
    FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS reference
    WHERE tables.type = 'table' AND reference."table" = 'papers' ORDER BY 1`);
}

/** Returns the columns with the id of a user, of all tables. */
export function userColumns(): TableColumn[] {
  return allColumns()
    .filter(({ name }) => name !== 'user_hash' && /user|_by$|author_id/.test(name))
    .map(({ table_name, name }) => ({ table: table_name, column: name }));
}

/**
 * Adds one row to a table with these values; other columns that need one are made of a number, different for each row. Rows
 * that it refers to, except for papers, are added too.
 */
export async function addRow(
  db: Kysely<Schema>,
  table: string,
  values: Readonly<Record<string, string | number>>,
  number = 1,
): Promise<void> {
  const columns = allColumns().filter(column => column.table_name === table);
  const needed = columns.filter(
    ({ name, notnull, dflt_value, is_given_key }) =>
      name in values || (notnull === 1 && dflt_value === null) || is_given_key === 1,
  );
  // A list is valid where a column has JSON.
  const row = new Map(
    needed.map(({ name, type }) => [name, values[name] ?? (type === 'INTEGER' ? number : `[${number}]`)]),
  );
  for (const { column, parent, key } of parentsOf(table)) {
    const value = row.get(column);
    const isThere = value === undefined || (await rowsWith(db, { table: parent, column: key }, value)) > 0;
    if (!isThere) await addRow(db, parent, { [key]: value }, number);
  }
  await sql`INSERT INTO ${sql.table(table)} (${sql.join([...row.keys()].map(name => sql.ref(name)))})
    VALUES (${sql.join([...row.values()])})`.execute(db);
}

/** A column of a table that refers to another table, and the key there. */
interface Parent {
  readonly column: string;
  readonly parent: string;
  readonly key: string;
}

function parentsOf(table: string): readonly Parent[] {
  return select<Parent>(
    `SELECT reference."from" AS "column", reference."table" AS parent, key.name AS key
    FROM pragma_foreign_key_list(?) AS reference, pragma_table_info(reference."table") AS key
    WHERE reference."table" <> 'papers' AND key.pk = 1`,
    table,
  );
}

/** Returns the columns of a table by which an index or its key finds rows. */
export function indexedColumns(table: string): string[] {
  const rows = select<{ readonly name: string }>(
    `SELECT columns.name FROM pragma_index_list(?) AS indexes, pragma_index_info(indexes.name) AS columns
      WHERE columns.seqno = 0
    UNION SELECT name FROM pragma_table_info(?) WHERE pk = 1`,
    table,
    table,
  );
  return rows.map(row => row.name);
}

/** Counts the rows of a table that have a value in a column. */
export async function rowsWith(
  db: Kysely<Schema>,
  { table, column }: TableColumn,
  value: string | number,
): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    SELECT count(*) AS n FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${value}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Returns the tables with a row that has a text anywhere. */
export async function tablesMentioning(db: Kysely<Schema>, text: string): Promise<string[]> {
  const found = new Set<string>();
  for (const { table_name: table, name } of allColumns()) {
    const { rows } = await sql`
      SELECT 1 FROM ${sql.table(table)} WHERE CAST(${sql.ref(name)} AS TEXT) LIKE ${`%${text}%`} LIMIT 1`.execute(
      db,
    );
    if (rows.length > 0) found.add(table);
  }
  return [...found];
}

function allColumns(): readonly Column[] {
  return select<Column>(`
    SELECT tables.name AS table_name, columns.*, columns.pk = 1 AND columns.type = 'INTEGER' AND tables.sql NOT LIKE '%AUTOINCREMENT%' AS is_given_key
    FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' ORDER BY 1, columns.cid`);
}

function select<Row>(text: string, ...parameters: readonly string[]): Row[] {
  return example.prepare<unknown[], Row>(text).all(...parameters);
}
