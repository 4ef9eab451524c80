import { copyFileSync, mkdirSync, utimesSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyPaper } from '../../../../src/core/paper/paper.ts';
import { MIGRATIONS } from '../../../../src/store/database/migrations.ts';
import { openSqlite } from '../../../../src/store/database/sqlite/open-sqlite.ts';
import { StoreError } from '../../../../src/store/database/store-error.ts';
import { createStores } from '../../../../src/store/stores.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe('opening a database', () => {
  it('creates the file and its folder, in WAL mode with full synchronization', async () => {
    const file = join(tempFolder(), 'new', 'folder', 'a.sqlite');
    const database = await openSqlite(file);
    onTestFinished(() => database.close());
    await database.backUpTo(`${file}.copy`);
    const { rows } = await sql<{ journal_mode: string }>`PRAGMA journal_mode`.execute(database.db);
    const durable = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(database.db);
    expect([rows[0]?.journal_mode, durable.rows[0]?.synchronous]).toEqual(['wal', 2]);
    const copy = new BetterSqlite3(`${file}.copy`, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBeGreaterThan(0);
    copy.close();
  });

  it('refuses a file that is not a database and does not change it', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    writeFileSync(file, 'This is a letter, not a database. '.repeat(100));
    const before = readFileSync(file);
    await expect(openSqlite(file)).rejects.toThrow(StoreError);
    await expect(openSqlite(file)).rejects.toThrow(/corrupt.*no backup beside it/s);
    expect(readFileSync(file)).toEqual(before);
  });

  it('refuses a corrupt database and names the newest backup', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const database = await openSqlite(file);
    for (const day of [20, 18, 19]) await database.backUpTo(`${file}.2026-11-${day}.backup`);
    for (const day of [18, 19, 20]) utimesSync(`${file}.2026-11-${day}.backup`, day, day);
    await database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 + 100, 4096 * 6);
    writeFileSync(file, bytes);
    await expect(openSqlite(file)).rejects.toThrow(`${file}.2026-11-20.backup`);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('names a path that cannot be opened, and says what to do', async () => {
    const folder = tempFolder();
    await expect(openSqlite(folder)).rejects.toThrow(StoreError);
    await expect(openSqlite(folder)).rejects.toThrow(`${folder}: `);
    await expect(openSqlite(folder)).rejects.toThrow(/this user may read and write the file/);
  });

  it('refuses a schema newer than it knows', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    await (await openSqlite(file)).close();
    const bare = new BetterSqlite3(file);
    bare.pragma('user_version = 9999');
    bare.close();
    await expect(openSqlite(file)).rejects.toThrow(/newer Paperboy \(schema 9999/);
  });

  it("refuses another program's database", async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const bare = new BetterSqlite3(file);
    bare.exec('CREATE TABLE letters (a TEXT)');
    bare.close();
    await expect(openSqlite(file)).rejects.toThrow(/database of another program/);
  });

  it('writes a backup that opens as a database, and no partial one', async () => {
    const { file, database, stores, unitOfWork } = await openTestDatabase();
    await unitOfWork(tx => tx.papers.insert(emptyPaper('A paper worth keeping')));
    await database.backUpTo(`${file}.backup`);
    copyFileSync(`${file}.backup`, `${file}.restored`);
    const restored = await openTestDatabase(`${file}.restored`);
    expect(await restored.stores.papers.changedSince(0, 10)).toEqual(await stores.papers.changedSince(0, 10));
    await expect(database.backUpTo(join(file, 'under', 'a-file'))).rejects.toThrow(StoreError);
    expect(readdirSync(join(file, '..')).filter(name => name.endsWith('.part'))).toEqual([]);
  });
});

/** Returns the schema version of a file. */
function version(file: string): unknown {
  const bare = new BetterSqlite3(file, { readonly: true });
  try {
    return bare.pragma('user_version', { simple: true });
  } finally {
    bare.close();
  }
}

describe('migrating', () => {
  const older = MIGRATIONS;
  const newer = [
    ...MIGRATIONS,
    'ALTER TABLE facts ADD COLUMN note TEXT; INSERT INTO facts VALUES (1, 2, 3);',
  ];
  it('migrates an older schema, with a valid backup of it beside the file', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const old = await openSqlite(file, older);
    await createStores(old.db).metadata.set('lastIngest', '5');
    await old.close();
    const database = await openSqlite(file, newer);
    expect(await createStores(database.db).metadata.get('lastIngest')).toBe('5');
    await database.close();
    expect(version(file)).toBe(newer.length);
    expect(version(`${file}.schema-${older.length}.backup`)).toBe(older.length);
  });

  it('sets the servers of messages posted by version 1, by the schedules of the channel', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    await (await openSqlite(file, MIGRATIONS.slice(0, 1))).close();
    const old = new BetterSqlite3(file);
    old.exec(`
      INSERT INTO schedules (guild_id, channel_id, time, timezone, days, what, count, empty, repeat, created_by,
        created_at, next_slot, next_run_at)
      VALUES ('ours', 'papers', '09:00', 'UTC', '1', 'daily', 5, 'silent', 'never', 'ada', 0, '2026-11-21', 0);
      INSERT INTO posted_messages VALUES ('1', 'papers', 'digest', 5), ('2', 'elsewhere', 'card', 6);`);
    old.close();
    const { posted } = (await openTestDatabase(file)).stores;
    expect(version(file)).toBe(MIGRATIONS.length);
    expect(await posted.get('1')).toMatchObject({ guildId: 'ours', channelId: 'papers', postedAt: 5 });
    expect(await posted.get('2')).toMatchObject({ guildId: null, kind: 'card' });
  });

  it('finds the papers of version 2 by their titles', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    await (await openSqlite(file, MIGRATIONS.slice(0, 2))).close();
    const old = new BetterSqlite3(file);
    old.exec(`
      INSERT INTO papers (rev, title_key, title, keywords, authors, categories)
      VALUES (1, 'sparseattention', 'Sparse attention', '[]', '[]', '[]');`);
    old.close();
    const { papers } = (await openTestDatabase(file)).stores;
    expect(version(file)).toBe(MIGRATIONS.length);
    const [found] = (await papers.candidates(emptyPaper('Sparse Attention'))).byTitle;
    expect(found).toMatchObject({ id: 1, title: 'Sparse attention' });
  });

  it('reads DOIs and withdrawn papers out of the links and abstracts of older versions', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const before = MIGRATIONS.findIndex(migration => migration.includes('other_dois'));
    await (await openSqlite(file, MIGRATIONS.slice(0, before))).close();
    const old = new BetterSqlite3(file);
    old.exec(`
      INSERT INTO papers (rev, title_key, title, keywords, authors, categories, url, abstract) VALUES
        (1, 'a', 'A', '[]', '[]', '[]', 'https://doi.org/10.1000/X', NULL),
        (2, 'b', 'B', '[]', '[]', '[]', 'https://doi.org/10.1000/x', NULL),
        (3, 'c', 'C', '[]', '[]', '[]', 'https://doi.org/10.48550/arXiv.2312.00752', NULL),
        (4, 'd', 'D', '[]', '[]', '[]', 'https://zork.example/10.1000/y', 'This paper has been withdrawn.'),
        (5, 'e', 'E', '[]', '[]', '[]', 'https://doi.org/10.1000/%28z%29', NULL);`);
    old.close();
    const { papers } = (await openTestDatabase(file)).stores;
    expect((await papers.candidates({ ...emptyPaper('Other'), doi: '10.1000/x' })).byDoi?.id).toBe(1);
    const all = await papers.changedSince(0, 9);
    expect(all.map(({ doi }) => doi)).toEqual(['10.1000/x', null, null, null, null]);
    expect(all.map(({ isWithdrawn }) => isWithdrawn)).toEqual([false, false, false, true, false]);
    expect((await papers.byUrl('https://doi.org/10.1000/%28Z%29'))?.id).toBe(5);
  });

  it('keeps what is on its way, and looks for what is unknown, in an older outbox', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const before = MIGRATIONS.findIndex(migration => migration.includes('unmatched_reactions'));
    await (await openSqlite(file, MIGRATIONS.slice(0, before))).close();
    const old = new BetterSqlite3(file);
    old.exec(`
      INSERT INTO deliveries (key, schedule_id, channel_id, body, nonce, paper_ids, state, attempts, due_at,
        claimed_at, floor, message_id, created_at) VALUES
        ('1:2026-11-20:0', 1, '2', '{}', 'a', '[]', 'sent', 1, 500, 500, '0', '77', 500),
        ('1:2026-11-21:0', 1, '3', '{}', 'b', '[]', 'unknown', 3, 900, 600, '70', NULL, 600),
        ('1:2026-11-22:0', 1, '2', '{}', 'c', '[7]', 'pending', 0, 1000, NULL, NULL, NULL, 1000);`);
    old.close();
    const { deliveries } = (await openTestDatabase(file)).stores;
    const claim = { owner: 'us', now: 2_000, leaseUntil: 3_000, exceptTargets: [] };
    expect(await deliveries.newestMessageId()).toBe('77');
    expect(await deliveries.claimUnknown(claim)).toMatchObject({ id: 2, floor: '70', refusals: 0 });
    expect(await deliveries.claim(claim)).toMatchObject({
      id: 3,
      shownIds: [7],
      origin: { kind: 'schedule', id: '1' },
      target: { kind: 'channel', id: '2' },
      channelId: '2',
      slot: '2026-11-22',
      slotDueAt: 1_000,
      expiresAt: 1_000 + 6 * 3_600_000,
    });
  });

  it('does not change the database when a migration fails', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    await (await openSqlite(file, older)).close();
    const broken = [...newer, 'CREATE TABLE nonsense ('];
    await expect(openSqlite(file, broken)).rejects.toThrow(/incomplete input/);
    expect(version(file)).toBe(older.length);
    await (await openSqlite(file, older)).close();
  });

  it('does not migrate without a backup', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    await (await openSqlite(file, older)).close();
    mkdirSync(`${file}.schema-${older.length}.backup`);
    await expect(openSqlite(file, newer)).rejects.toThrow(/cannot write the backup/);
    expect(version(file)).toBe(older.length);
  });

  it('writes no backup if there is nothing to migrate', async () => {
    const folder = tempFolder();
    for (let starts = 0; starts < 2; starts += 1) await (await openSqlite(join(folder, 'a.sqlite'))).close();
    expect(readdirSync(folder)).toEqual(['a.sqlite']);
  });
});

describe('a unit of work', () => {
  it('rolls back work that fails', async () => {
    const { stores, unitOfWork } = await openTestDatabase();
    const work = unitOfWork(async tx => {
      await tx.papers.insert(emptyPaper('Half a thought'));
      throw new Error('interrupted');
    });
    await expect(work).rejects.toThrow('interrupted');
    expect(await stores.papers.count()).toBe(0);
    expect(await stores.papers.lastRev()).toBe(0);
  });

  it('can write after another process wrote since its last read', async () => {
    const { file, unitOfWork, stores } = await openTestDatabase();
    const other = await openTestDatabase(file);
    await stores.papers.count();
    await other.unitOfWork(tx => tx.papers.insert(emptyPaper('From over there')));
    await unitOfWork(async tx => {
      await tx.papers.count();
      await tx.papers.insert(emptyPaper('From over here'));
    });
    expect(await other.stores.papers.count()).toBe(2);
  });
});
