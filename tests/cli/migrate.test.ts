import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { databaseName } from '../../src/core/database-location.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { copyRows } from '../../src/store/copy/copy-rows.ts';
import { openDatabase } from '../../src/store/database/open.ts';
import type { Schema } from '../../src/store/database/schema.ts';
import { acquireServingLock } from '../../src/store/database/sqlite/serving-lock.ts';
import { openTestDatabase } from '../support/database.ts';
import { addRow, allTables, paperColumns } from '../support/filled-tables.ts';
import { createPostgres, hasPostgres, POSTGRES_SKIP } from '../support/postgres.ts';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A whole batch and a part of one. */
const PAPERS = 510;

/** Processes serve one database; a copy has those of its own. */
const NOT_COPIED = new Set(['processes']);

/** Opens a new file with papers, a row in every table, and a paper that was the last one and is removed. */
async function openFilled(papers = PAPERS) {
  const folder = tempFolder();
  const file = join(folder, 'old', 'paperboy.sqlite');
  const opened = await openTestDatabase(file);
  await opened.unitOfWork(async bound => {
    for (let n = 1; n <= papers; n += 1)
      await bound.papers.insert({
        ...emptyPaper(`Gardens, part ${n}`),
        abstract: 'Of “pumps” – 水.',
        upvotes: n,
      });
    await bound.metadata.set('clock', '1764240000000');
    await bound.metadata.set('indexSnapshot', 'of this file');
    await bound.metadata.set('deletionsApplied', '3');
  });
  const references = new Map(paperColumns().map(({ table, column }) => [table, column]));
  for (const [index, table] of allTables().entries()) {
    if (table === 'papers' || NOT_COPIED.has(table)) continue;
    const column = references.get(table);
    const values = column === undefined ? {} : { [column]: 1 };
    await addRow(opened.database.db, table, values, 2_000 + index);
  }
  const { id: last } = await opened.stores.papers.insert(emptyPaper('A paper that is removed'));
  await opened.stores.papers.remove(last);
  return { ...opened, folder, file, last };
}

/** Returns the rows of every table, without what belongs to one database. */
async function everyRow(db: Kysely<Schema>): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of allTables().filter(name => !NOT_COPIED.has(name))) {
    const { rows } = await sql<Readonly<Record<string, unknown>>>`SELECT * FROM ${sql.table(table)}`.execute(
      db,
    );
    all[table] = rows
      .filter(({ name }) => table !== 'facts' || !/^(?:indexSnapshot|deletionsApplied)/.test(String(name)))
      .map(row => JSON.stringify(row, Object.keys(row).toSorted()))
      .toSorted();
  }
  return all;
}

/** Opens a database as a bot does, until the test ends. */
async function openAsBot(url: string) {
  const database = await openDatabase(
    url.startsWith('postgres:') ? { kind: 'postgres', url } : { kind: 'sqlite', file: url },
  );
  onTestFinished(() => database.close());
  return database;
}

/** Begins to copy, and is interrupted after the first batch of papers. */
async function interruptCopy(
  from: string,
  to: string,
  target: Parameters<typeof openDatabase>[0],
): Promise<void> {
  const source = await openDatabase({ kind: 'sqlite', file: from });
  const copy = await openDatabase(target, { isCopyTarget: true });
  const stopped = new AbortController();
  const onProgress = (_: number, table: string) => {
    if (table === 'papers') stopped.abort();
  };
  const copying = copyRows({
    source: { db: source.db, name: from },
    target: { db: copy.db, name: to },
    signal: stopped.signal,
    onProgress,
  });
  await expect(copying).rejects.toThrow(/abort/);
  await source.close();
  await copy.close();
}

describe.skipIf(!hasPostgres)(`paperboy migrate between a file and a server${POSTGRES_SKIP}`, () => {
  it('copies every row of every table, and back', async () => {
    const { database, file, folder, last } = await openFilled();
    const expected = await everyRow(database.db);
    for (const rows of Object.values(expected)) expect(rows.length).toBeGreaterThan(0);
    await database.close();
    const url = await createPostgres();
    const there = await runVerb(['migrate', '--from', `file:${file}`, '--to', url, '--json'], folder);
    expect(there).toMatchObject({ code: 0 });
    expect(JSON.parse(there.stdout)).toMatchObject({ tables: { papers: PAPERS, watches: 1 } });

    const server = await openTestDatabase(url);
    expect(await everyRow(server.database.db)).toEqual(expected);

    const back = join(folder, 'new.sqlite');
    const again = await runVerb(['migrate', '--to', `file:${back}`], folder, { DATABASE_URL: url });
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('Start the bot') });
    const copy = await openTestDatabase(back);
    expect(await everyRow(copy.database.db)).toEqual(expected);

    // No id is given twice, not even that of the removed paper.
    for (const { stores } of [server, copy]) {
      expect((await stores.papers.insert(emptyPaper('The next one'))).id).toBe(last + 1);
    }
  });

  it('copies the database of a bot that has posted nothing', async () => {
    const folder = tempFolder();
    const { file, database, stores } = await openTestDatabase(join(folder, 'paperboy.sqlite'));
    await stores.papers.insert(emptyPaper('A garden'));
    await database.close();
    const copied = await runVerb(
      ['migrate', '--from', `file:${file}`, '--to', await createPostgres()],
      folder,
    );
    expect(copied).toMatchObject({ code: 0, stderr: expect.stringContaining('Start the bot') });
  });

  it('goes on where it was interrupted; until then nothing opens the copy', async () => {
    const { database, file, folder } = await openFilled();
    const expected = await everyRow(database.db);
    await database.close();
    const url = await createPostgres();
    await interruptCopy(file, databaseName({ kind: 'postgres', url }), { kind: 'postgres', url });

    const status = await runVerb(['status'], folder, { DATABASE_URL: url });
    expect(status).toMatchObject({ code: 1, stdout: '' });
    expect(status.stderr).toMatch(
      /^[^\n]* is an incomplete copy of [^\n]*: run the same paperboy migrate again[^\n]*\n$/,
    );
    await expect(openDatabase({ kind: 'postgres', url })).rejects.toThrow('incomplete copy');
    const elsewhere = await openFilled(1);
    await elsewhere.database.close();
    const other = await runVerb(['migrate', '--from', elsewhere.file, '--to', url], folder);
    expect(other.stderr).toContain(`is an incomplete copy of ${file}, not of ${elsewhere.file}`);

    expect(await runVerb(['migrate', '--from', file, '--to', url], folder)).toMatchObject({ code: 0 });
    expect(await everyRow((await openAsBot(url)).db)).toEqual(expected);
  });

  it('does not begin while a bot serves the database of the server', async () => {
    const { database, file, folder } = await openFilled(1);
    await database.close();
    const url = await createPostgres();
    const { stores, database: served } = await openTestDatabase(url);
    const now = Date.now();
    await stores.processes.beat({ id: 'bot', startedAt: now, seenAt: now, shards: { count: 1, ids: [0] } });
    const alive = await runVerb(['migrate', '--from', file, '--to', url], folder);
    expect(alive.code).toBe(75);
    expect(alive.stderr).toMatch(/is served by a bot\. Stop all bots/);
    await stores.processes.remove('bot');
    const leader = await served.locks.tryLeader(() => undefined);
    expect((await runVerb(['migrate', '--from', file, '--to', url], folder)).code).toBe(75);
    await leader?.release();
    expect((await runVerb(['migrate', '--from', file, '--to', url], folder)).code).toBe(0);
  });

  it('copies nothing from a database without tables', async () => {
    const url = await createPostgres({ isEmpty: true });
    const folder = tempFolder();
    const { code, stderr } = await runVerb(
      ['migrate', '--from', url, '--to', join(folder, 'new.sqlite')],
      folder,
    );
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('is not a database of Paperboy: there is nothing to copy'),
    });
  });
});

describe('paperboy migrate', () => {
  it('leaves out NUL characters, which PostgreSQL cannot store', async () => {
    const { database, stores, file, folder } = await openFilled(1);
    await stores.metadata.set('restoredSince', 'a\0b');
    await database.close();
    const to = join(folder, 'new.sqlite');
    expect((await runVerb(['migrate', '--from', file, '--to', to], folder)).code).toBe(0);
    const copy = await openTestDatabase(to);
    expect(await copy.stores.metadata.get('restoredSince')).toBe('ab');
  });

  it('refuses a target that has data, and leaves it as it is', async () => {
    const { database, file, folder } = await openFilled(1);
    await database.close();
    const target = await openFilled(2);
    const before = await everyRow(target.database.db);
    const { code, stderr } = await runVerb(['migrate', '--from', file, '--to', target.file], folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/has data already \(in \w+\)\. Name a new database/);
    expect(await everyRow(target.database.db)).toEqual(before);
  });

  it('refuses a source that a bot serves', async () => {
    const { database, file, folder } = await openFilled(1);
    await database.close();
    const lock = acquireServingLock(file, 0);
    const { code, stderr } = await runVerb(
      ['migrate', '--from', file, '--to', join(folder, 'new.sqlite')],
      folder,
    );
    lock.release();
    expect({ code, stderr }).toEqual({ code: 75, stderr: expect.stringContaining('is served by a bot') });
  });

  it('does not continue a copy whose source has changed', async () => {
    const { stores, file, folder } = await openFilled(501);
    const to = join(folder, 'new.sqlite');
    await interruptCopy(file, to, { kind: 'sqlite', file: to });
    await stores.papers.insert(emptyPaper('A later paper'));
    const { code, stderr } = await runVerb(['migrate', '--from', file, '--to', to], folder);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('has changed since the copy'),
    });
  });

  it.each([
    [['--from', 'postgres://ada:pa55word@db.example.org/'], '--from is not the URL of a database'],
    [['--to', 'mysql://ada:pa55word@db.example.org/x'], '--to is not a file'],
    [[], 'Name the database to copy with --from'],
    [['--from', 'x.sqlite', '--to', 'file:x.sqlite'], 'are the same database'],
  ])('says what is wrong with %j, without the password', async (args, message) => {
    const { code, stderr } = await runVerb(['migrate', ...args], tempFolder());
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
    expect(stderr).not.toContain('pa55word');
  });

  it('creates nothing if there is nothing to copy', async () => {
    const folder = tempFolder();
    const from = join(folder, 'missing.sqlite');
    const { code, stderr } = await runVerb(
      ['migrate', '--from', from, '--to', join(folder, 'new.sqlite')],
      folder,
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('There is no database at') });
    expect(existsSync(join(folder, 'new.sqlite'))).toBe(false);
  });
});
