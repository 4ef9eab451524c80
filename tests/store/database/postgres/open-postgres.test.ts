import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../../../src/store/dialect/dialect-of.ts';
import { MIGRATIONS } from '../../../../src/store/database/migrations.ts';
import { openPostgres } from '../../../../src/store/database/postgres/open-postgres.ts';
import { openDatabase } from '../../../../src/store/database/open.ts';
import { StoreError } from '../../../../src/store/database/store-error.ts';
import { createPostgres, hasPostgres, openTestPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';

/** Runs statements on a connection of its own. */
async function runOn(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const results: unknown[] = [];
    for (const statement of statements) results.push((await client.query(statement)).rows);
    return results;
  } finally {
    await client.end();
  }
}

const TABLES = "SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'";

describe.skipIf(!hasPostgres)(`opening a database of PostgreSQL${POSTGRES_SKIP}`, () => {
  it('creates the schema once, also if several processes start at the same time', async () => {
    const url = await createPostgres({ isEmpty: true });
    const opened = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
    await opened[0]?.db.updateTable('counters').set({ value: 7 }).where('name', '=', 'rev').execute();
    for (const database of opened) await database.close();

    const again = await openPostgres(url);
    const counters = await again.db.selectFrom('counters').selectAll().orderBy('name').execute();
    await again.close();
    expect(counters).toEqual([
      { name: 'rev', value: 7 },
      { name: 'watch_rev', value: 0 },
    ]);
  });

  it('refuses to begin with an empty database where one is not empty', async () => {
    const [empty, filled] = [await createPostgres({ isEmpty: true }), await createPostgres()];
    const isNew = true;
    await (await openDatabase({ kind: 'postgres', url: empty }, { isNew })).close();
    await expect(openDatabase({ kind: 'postgres', url: filled }, { isNew })).rejects.toThrow(
      /has tables\. Start without --new/,
    );
  });

  it('leaves no table behind if a migration fails', async () => {
    const url = await createPostgres({ isEmpty: true });
    await expect(openPostgres(url, [...MIGRATIONS, 'CREATE TABLE half (; '])).rejects.toThrow(/syntax error/);
    expect(await runOn(url, TABLES)).toEqual([[{ tables: 0 }]]);
  });

  it('applies only the migrations that a database lacks', async () => {
    const { url, database } = await openTestPostgres(await createPostgres());
    await database.db.insertInto('facts').values({ name: 'kept', value: 'yes' }).execute();
    const newer = await openPostgres(url, [
      ...MIGRATIONS,
      "CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL) STRICT; UPDATE facts SET value = 'migrated'",
    ]);
    await newer.close();
    expect(await database.db.selectFrom('facts').selectAll().execute()).toEqual([
      { name: 'kept', value: 'migrated' },
    ]);
  });

  it.each([
    ['a newer schema', 'UPDATE paperboy_schema SET version = 9999', /newer Paperboy \(schema 9999/],
    [
      'tables of another program',
      'DROP TABLE paperboy_schema; CREATE TABLE theirs (id int)',
      /a database of another program/,
    ],
  ])('refuses %s and changes nothing', async (_name, change, problem) => {
    const url = await createPostgres();
    await runOn(url, change);
    const before = await runOn(url, TABLES);
    await expect(openPostgres(url)).rejects.toThrow(StoreError);
    await expect(openPostgres(url)).rejects.toThrow(problem);
    expect(await runOn(url, TABLES)).toEqual(before);
  });

  it('says in one line what is wrong with an address, without the password', async () => {
    const url = await createPostgres();
    const missing = new URL(url);
    missing.pathname = '/no_such_database';
    const wrong: [string, RegExp][] = [
      ['postgres://ada:pa55word@127.0.0.1:1/paperboy', /does not answer.*ECONNREFUSED/],
      [missing.href, /no such database.*createdb/],
    ];
    for (const [address, problem] of wrong) {
      const error: unknown = await openPostgres(address).catch((each: unknown) => each);
      expect(error).toBeInstanceOf(StoreError);
      expect(String(error)).toMatch(problem);
      expect(String(error)).not.toMatch(/pa55word|\n/);
    }
  });

  it('leaves NUL characters out of texts and lists of texts', async () => {
    const { database } = await openTestPostgres();
    const { db } = database;
    await db.insertInto('facts').values({ name: 'with \0NUL', value: 'one\0 two\0' }).execute();
    const found = db.selectFrom('facts').selectAll();
    const expected = [{ name: 'with NUL', value: 'one two' }];
    expect(await found.execute()).toEqual(expected);
    expect(await found.where('name', '=', 'with \0NUL').execute()).toEqual(expected);
    expect(await found.where('name', 'in', dialectOf(db).texts(['\0with NUL', 'other'])).execute()).toEqual(
      expected,
    );
  });

  it('gives numbers and truth values as SQLite does', async () => {
    const url = await createPostgres();
    const database = await openPostgres(url);
    const row = await database.db
      .selectNoFrom(eb => [
        eb.fn.countAll().as('count'),
        eb.exists(eb.selectFrom('counters').select('name')).as('exists'),
      ])
      .executeTakeFirst();
    await database.close();
    expect(row).toEqual({ count: 1, exists: 1 });
  });
});
