import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/store/database/schema.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { hasPostgres, openTestPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';

/** A table as both databases describe it. */
interface Table {
  /** `name type`, with `NOT NULL` and the default. */
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** Columns of each unique index and constraint. */
  readonly unique: readonly string[];
  /** Columns of the other indexes, with their conditions. */
  readonly indexes: readonly string[];
  /** `column -> table action` */
  readonly references: readonly string[];
}

/** PostgreSQL has no use for it, or cannot have it: see `translateMigration`. */
const ONLY_IN_SQLITE = new Set(['papers_by_category']);

const TYPES: Readonly<Record<string, string>> = { INTEGER: 'bigint', TEXT: 'text C' };

describe.skipIf(!hasPostgres)(`the schema on PostgreSQL${POSTGRES_SKIP}`, () => {
  it('has the tables, columns, keys, indexes and references that it has on SQLite', async () => {
    const { database: sqlite } = await openTestDatabase(join(tempFolder(), 'test.sqlite'));
    const { database: postgres } = await openTestPostgres();
    const expected = await readSqlite(sqlite.db);
    expect(expected.size).toBeGreaterThan(30);
    expect(await readPostgres(postgres.db)).toEqual(expected);
  });
});

async function readSqlite(db: Kysely<Schema>): Promise<Map<string, Table>> {
  const { rows: names } = await sql<{ name: string }>`
    SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`.execute(
    db,
  );
  const tables = new Map<string, Table>();
  for (const { name } of names) {
    const { rows: columns } = await sql<{
      name: string;
      type: string;
      notnull: number;
      dflt_value: string | null;
      pk: number;
    }>`SELECT * FROM pragma_table_info(${name})`.execute(db);
    const { rows: indexes } = await sql<{ name: string; unique: number; origin: string; sql: string | null }>`
      SELECT list.name, list."unique", list.origin, stored.sql FROM pragma_index_list(${name}) AS list
        LEFT JOIN sqlite_schema AS stored ON stored.name = list.name`.execute(db);
    const unique: string[] = [];
    const others: string[] = [];
    for (const index of indexes) {
      if (index.origin === 'pk' || ONLY_IN_SQLITE.has(index.name)) continue;
      const { rows: parts } = await sql<{ name: string }>`
        SELECT name FROM pragma_index_info(${index.name})`.execute(db);
      const text = index.sql === null ? parts.map(part => part.name).join(', ') : definitionIn(index.sql);
      (index.unique === 1 ? unique : others).push(text);
    }
    const { rows: references } = await sql<{ from: string; table: string; on_delete: string }>`
      SELECT * FROM pragma_foreign_key_list(${name})`.execute(db);
    tables.set(name, {
      columns: columns
        .map(({ name: column, type, notnull, dflt_value, pk }) =>
          [
            column,
            TYPES[type],
            notnull === 1 || pk > 0 ? 'NOT NULL' : '',
            dflt_value === null ? '' : `DEFAULT ${dflt_value}`,
          ].join(' '),
        )
        .toSorted(),
      primaryKey: columns
        .filter(({ pk }) => pk > 0)
        .toSorted((a, b) => a.pk - b.pk)
        .map(column => column.name),
      unique: unique.toSorted(),
      indexes: others.toSorted(),
      references: references.map(each => `${each.from} -> ${each.table} ${each.on_delete}`).toSorted(),
    });
  }
  return tables;
}

/** Returns the columns and the condition of an index, as far as both databases write them in the same way. */
function definitionIn(text: string): string {
  const [, definition = ''] = /\bON [\w.]+(?: USING btree)? (.*)$/s.exec(text.replace(/\s+/g, ' ')) ?? [];
  return definition
    .replace(/\(?(\w+)\)? COLLATE NOCASE/g, 'lower($1)')
    .replace(/::text|['"]/g, '')
    .replace(/= ANY \(ARRAY\[([^\]]*)\]\)/g, 'IN ($1)')
    .replace(/<>/g, '!=')
    .replace(/[() ]+/g, ' ')
    .trim();
}

async function readPostgres(db: Kysely<Schema>): Promise<Map<string, Table>> {
  const { rows: names } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'paperboy_schema'
    ORDER BY tablename COLLATE "C"`.execute(db);
  const tables = new Map<string, Table>();
  for (const { name } of names) {
    const { rows: columns } = await sql<{
      name: string;
      type: string;
      notnull: number;
      standard: string | null;
    }>`
      SELECT attname AS name, format_type(atttypid, NULL) || coalesce(' ' || (
          SELECT collname FROM pg_collation WHERE oid = attcollation), '') AS type, attnotnull AS notnull,
        pg_get_expr(adbin, adrelid) AS standard
      FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE attrelid = to_regclass(${name}) AND attnum > 0 AND NOT attisdropped`.execute(db);
    const { rows: indexes } = await sql<{
      primary: number;
      unique: number;
      definition: string;
      columns: string;
    }>`
      SELECT indisprimary AS primary, indisunique AS unique, pg_get_indexdef(indexrelid) AS definition,
        (SELECT string_agg(attname, ', ' ORDER BY place) FROM unnest(indkey) WITH ORDINALITY AS key (number, place)
          JOIN pg_attribute ON attrelid = indrelid AND attnum = number) AS columns
      FROM pg_index WHERE indrelid = to_regclass(${name})`.execute(db);
    const { rows: references } = await sql<{ column: string; target: string; action: string }>`
      SELECT attname AS column, confrelid::regclass::text AS target, confdeltype AS action FROM pg_constraint
        JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
      WHERE conrelid = to_regclass(${name}) AND contype = 'f'`.execute(db);
    tables.set(name, {
      columns: columns
        .map(({ name: column, type, notnull, standard }) =>
          [
            column,
            type,
            notnull === 1 ? 'NOT NULL' : '',
            standard === null ? '' : `DEFAULT ${standard.replace('::text', '')}`,
          ].join(' '),
        )
        .toSorted(),
      primaryKey: indexes.find(({ primary }) => primary === 1)?.columns.split(', ') ?? [],
      unique: indexes
        .filter(({ primary, unique }) => unique === 1 && primary === 0)
        .map(({ definition }) => definitionIn(definition))
        .toSorted(),
      indexes: indexes
        .filter(({ unique }) => unique === 0)
        .map(({ definition }) => definitionIn(definition))
        .toSorted(),
      references: references
        .map(each => `${each.column} -> ${each.target} ${ACTIONS[each.action]}`)
        .toSorted(),
    });
  }
  return tables;
}

const ACTIONS: Readonly<Record<string, string>> = { c: 'CASCADE', n: 'SET NULL', a: 'NO ACTION' };
