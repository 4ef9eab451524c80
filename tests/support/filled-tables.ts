import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../src/store/database/schema.ts';

/** A column of a table, as SQLite describes it. */
interface Column {
  readonly table_name: string;
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
}

/** A table and one of its columns. */
export interface TableColumn {
  readonly table: string;
  readonly column: string;
}

/** Returns the columns that refer to a paper, of all tables. */
export async function paperColumns(db: Kysely<Schema>): Promise<TableColumn[]> {
  const { rows } = await sql<TableColumn>`
    SELECT tables.name AS "table", reference."from" AS "column"
    FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS reference
    WHERE tables.type = 'table' AND reference."table" = 'papers' ORDER BY 1`.execute(db);
  return rows;
}

/** Returns the columns with the id of a user, of all tables. */
export async function userColumns(db: Kysely<Schema>): Promise<TableColumn[]> {
  const columns = await columnsOf(db);
  return columns
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
  const columns = (await columnsOf(db)).filter(column => column.table_name === table);
  const needed = columns.filter(
    ({ name, notnull, dflt_value }) => name in values || (notnull === 1 && dflt_value === null),
  );
  // A list is valid where a column has JSON.
  const row = new Map(
    needed.map(({ name, type }) => [name, values[name] ?? (type === 'INTEGER' ? number : `[${number}]`)]),
  );
  for (const { column, parent, key } of await parentsOf(db, table)) {
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

async function parentsOf(db: Kysely<Schema>, table: string): Promise<readonly Parent[]> {
  const { rows } = await sql<Parent>`
    SELECT reference."from" AS "column", reference."table" AS parent, key.name AS key
    FROM pragma_foreign_key_list(${table}) AS reference, pragma_table_info(reference."table") AS key
    WHERE reference."table" <> 'papers' AND key.pk = 1`.execute(db);
  return rows;
}

/** Returns the columns of a table by which an index or its key finds rows. */
export async function indexedColumns(db: Kysely<Schema>, table: string): Promise<string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    SELECT columns.name FROM pragma_index_list(${table}) AS indexes, pragma_index_info(indexes.name) AS columns
      WHERE columns.seqno = 0
    UNION SELECT name FROM pragma_table_info(${table}) WHERE pk = 1`.execute(db);
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
  const columns = await columnsOf(db);
  const found = new Set<string>();
  for (const { table_name: table, name } of columns) {
    const { rows } = await sql`
      SELECT 1 FROM ${sql.table(table)} WHERE instr(${sql.ref(name)}, ${text}) > 0 LIMIT 1`.execute(db);
    if (rows.length > 0) found.add(table);
  }
  return [...found];
}

async function columnsOf(db: Kysely<Schema>): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    SELECT tables.name AS table_name, columns.* FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' ORDER BY 1, columns.cid`.execute(db);
  return rows;
}
