import { sql } from 'kysely';
import type { LastId, SqlDialect } from './sql-dialect.ts';

/** PostgreSQL's names of the types. */
const TYPES = { integer: 'bigint', text: 'text' } as const;

/** The SQL of PostgreSQL. Lists are arrays in one parameter. */
export const postgresDialect: SqlDialect = {
  numbers: values => sql`(SELECT unnest(${values}::bigint[]) AS value)`,
  texts: values => sql`(SELECT unnest(${values}::text[]) AS value)`,

  rows(rows, columns) {
    const names = keysOf(columns);
    const arrays = names.map(name => sql`${rows.map(row => row[name])}::${sql.raw(TYPES[columns[name]])}[]`);
    return sql`unnest(${sql.join(arrays)}) AS given (${sql.join(names.map(name => sql.ref(name)))})`;
  },

  numbersSql: '(SELECT unnest($1::bigint[]))',
  listParameter: values => values,

  jsonListSql: expression => `coalesce(json_agg(${expression})::text, '[]')`,
  jsonObjectListSql: columns =>
    `coalesce(json_agg(json_build_object(${columns.map(name => `'${name}', ${name}`).join(', ')}))::text, '[]')`,

  // Its planner knows how many rows a value has.
  unindexed: column => sql`${sql.ref(column)}`,
  indexedBy: () => sql``,
  ignoringCase: column => sql`lower(${sql.ref(column)})`,
  skipLocked: query => query.forUpdate().skipLocked(),

  withId: insert => insert.returning('id'),
  insertedId({ rows: [row] }) {
    if (!row) throw new Error('PostgreSQL returned no id for an inserted row');
    return row.id;
  },

  async keyColumns(db, table) {
    const { rows } = await sql<{ readonly name: string }>`
      SELECT attribute.attname AS name
      FROM pg_index AS key
        CROSS JOIN LATERAL unnest(key.indkey) WITH ORDINALITY AS part (number, position)
        JOIN pg_attribute AS attribute ON attribute.attrelid = key.indrelid AND attribute.attnum = part.number
      WHERE key.indrelid = to_regclass(${table}) AND key.indisprimary
      ORDER BY part.position`.execute(db);
    return rows.map(({ name }) => name);
  },

  async lastIds(db) {
    const { rows } = await sql<LastId | { readonly id: null }>`
      SELECT tables.relname AS "table", pg_sequence_last_value(owned.objid) AS id
      FROM pg_depend AS owned
        JOIN pg_class AS tables ON tables.oid = owned.refobjid
        JOIN pg_class AS sequences ON sequences.oid = owned.objid AND sequences.relkind = 'S'
      WHERE owned.deptype = 'i' AND tables.relnamespace = current_schema()::regnamespace`.execute(db);
    return rows.filter(row => row.id !== null);
  },

  async setLastId(db, { table, id }) {
    await sql`SELECT setval(pg_get_serial_sequence(${table}, 'id'), ${id})`.execute(db);
  },

  // Its journal is the operator's: deleted rows are in it until it is recycled, and in the backups that they make.
  truncateJournal: async () => true,
};

function keysOf<Row extends object>(row: Row): (keyof Row & string)[] {
  return Object.keys(row).filter((name): name is keyof Row & string => name in row);
}
