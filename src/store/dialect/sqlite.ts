import { sql } from 'kysely';
import type { LastId, SqlDialect } from './sql-dialect.ts';

/** The SQL of SQLite. Lists are JSON in one parameter: SQLite limits the number of parameters. */
export const sqliteDialect: SqlDialect = {
  numbers: values => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`,
  texts: values => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`,

  rows(rows, columns) {
    const values = Object.keys(columns).map(name => sql`value ->> ${sql.lit(name)} AS ${sql.ref(name)}`);
    return sql`(SELECT ${sql.join(values)} FROM json_each(${JSON.stringify(rows)})) AS given`;
  },

  numbersSql: '(SELECT value FROM json_each(?))',
  listParameter: values => JSON.stringify(values),

  jsonListSql: expression => `json_group_array(${expression})`,
  jsonObjectListSql: columns =>
    `json_group_array(json_object(${columns.map(name => `'${name}', ${name}`).join(', ')}))`,

  unindexed: column => sql`+${sql.ref(column)}`,
  indexedBy: index => sql`INDEXED BY ${sql.id(index)}`,
  ignoringCase: column => sql`${sql.ref(column)} COLLATE NOCASE`,
  // Only one transaction writes at a time.
  skipLocked: query => query,

  // Without RETURNING, which makes SQLite copy the whole row and doubles the time of an insert.
  withId: insert => ({ compile: () => insert.$castTo<{ readonly id: number }>().compile() }),
  insertedId({ insertId }) {
    if (insertId === undefined) throw new Error('SQLite returned no id for an inserted row');
    return Number(insertId);
  },

  async keyColumns(db, table) {
    const { rows } = await sql<{ readonly name: string }>`
      SELECT name FROM pragma_table_info(${table}) WHERE pk > 0 ORDER BY pk`.execute(db);
    return rows.map(({ name }) => name);
  },

  async lastIds(db) {
    // A statement that inserts no rows, such as one of a migration, leaves 0, which PostgreSQL does not accept.
    const { rows } =
      await sql<LastId>`SELECT name AS "table", seq AS id FROM sqlite_sequence WHERE seq > 0`.execute(db);
    return rows;
  },

  async setLastId(db, { table, id }) {
    // It has no key, and rows only of tables that had rows.
    await sql`DELETE FROM sqlite_sequence WHERE name = ${table}`.execute(db);
    await sql`INSERT INTO sqlite_sequence (name, seq) VALUES (${table}, ${id})`.execute(db);
  },

  async truncateJournal(db) {
    const { rows } = await sql<{ readonly busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
    return rows[0]?.busy === 0;
  },
};
