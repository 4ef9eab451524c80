import { appendFileSync, copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { createDeletionList, DELETION_LIST_SUFFIX } from '../../src/store/deletion-list.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { replayDeletions } from '../../src/store/replay-deletions.ts';
import { createStores } from '../../src/store/stores.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ADA = '900000000000000001';
const BEN = '900000000000000002';
const explicit = { kind: 'explicit' } as const;

/** Does work on a database with its list; returns what a start replays, and what the work returns. */
async function onDatabase<T>(file: string, work: (stores: ReturnType<typeof createStores>) => Promise<T>) {
  const list = createDeletionList({ kind: 'sqlite', file });
  const database = await openSqlite(file);
  try {
    const replayed = await replayDeletions(database.db, list);
    const result = await work(createStores(database.db, list));
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(database.db);
    return { replayed, result };
  } finally {
    await database.close();
  }
}

/** Creates a database in which both users saved a paper, and a backup of it. */
async function openBackedUp() {
  const folder = tempFolder();
  const file = join(folder, 'bot.sqlite');
  await onDatabase(file, async stores => {
    const { id } = await stores.papers.insert(emptyPaper('A lamp'));
    for (const user of [ADA, BEN]) await stores.library.save(user, [id], explicit, 1);
  });
  const backup = join(folder, 'backup.sqlite');
  copyFileSync(file, backup);
  return { file, restore: () => copyFileSync(backup, file) };
}

const counts = async ({ library }: ReturnType<typeof createStores>) => [
  await library.count(ADA),
  await library.count(BEN),
];

describe('the list of deletions beside a database', () => {
  it('deletes again what a restored backup has of a user, and nothing else', async () => {
    const { file, restore } = await openBackedUp();
    await onDatabase(file, stores => stores.personalData.delete(ADA, 5));
    restore();
    const { replayed, result } = await onDatabase(file, async stores => ({
      counts: await counts(stores),
      forgottenAt: await stores.personalData.forgottenAt(ADA),
    }));
    expect(replayed).toEqual({ users: 1, damaged: 0 });
    expect(result).toEqual({ counts: [0, 1], forgottenAt: 5 });
    expect(readFileSync(file, 'latin1')).not.toContain(ADA);
    expect((await onDatabase(file, counts)).replayed).toEqual({ users: 0, damaged: 0 });
  });

  it('deletes nothing of a user who came back after the deletion', async () => {
    const { file } = await openBackedUp();
    await onDatabase(file, async stores => {
      await stores.personalData.delete(ADA, 5);
      await stores.library.save(ADA, [1], explicit, 6);
      await stores.personalData.delete(BEN, 7);
    });
    // As after a deletion that was listed when the process was killed.
    createDeletionList({ kind: 'sqlite', file }).append({ key: 'other', userHash: 'other', forgottenAt: 8 });
    const { replayed, result } = await onDatabase(file, counts);
    expect(replayed).toEqual({ users: 0, damaged: 0 });
    expect(result).toEqual([1, 0]);
  });

  it('keeps for a restored backup when a user was deleted of whom it has nothing', async () => {
    const { file, restore } = await openBackedUp();
    await onDatabase(file, stores => stores.personalData.delete('900000000000000003', 9));
    restore();
    const { result } = await onDatabase(file, ({ personalData }) =>
      personalData.forgottenAt('900000000000000003'),
    );
    expect(result).toBe(9);
  });

  it('keeps that for a backup without any deletion of which another user is deleted again', async () => {
    const { file, restore } = await openBackedUp();
    const gone = '900000000000000003';
    await onDatabase(file, async ({ personalData }) => {
      await personalData.delete(ADA, 8);
      await personalData.delete(gone, 9);
    });
    restore();
    const { result } = await onDatabase(file, async ({ personalData }) => [
      await personalData.forgottenAt(ADA),
      await personalData.forgottenAt(gone),
    ]);
    expect(result).toEqual([8, 9]);
  });

  it('deletes at the next start if the process was killed between the list and the database', async () => {
    const { file, restore } = await openBackedUp();
    await onDatabase(file, stores => stores.personalData.delete(ADA, 5));
    // The list has the deletion, the database does not.
    restore();
    expect((await onDatabase(file, counts)).result).toEqual([0, 1]);
  });

  it('is read although a line of it is damaged, and appended to', async () => {
    const { file, restore } = await openBackedUp();
    await onDatabase(file, stores => stores.personalData.delete(ADA, 5));
    appendFileSync(`${file}${DELETION_LIST_SUFFIX}`, '{"key":"cut o');
    const { replayed } = await onDatabase(file, stores => stores.personalData.delete(BEN, 6));
    expect(replayed.damaged).toBe(1);
    restore();
    const again = await onDatabase(file, counts);
    expect(again).toEqual({ replayed: { users: 2, damaged: 1 }, result: [0, 0] });
  });

  it('names no user, and is for its owner alone', async () => {
    const { file } = await openBackedUp();
    await onDatabase(file, stores => stores.personalData.delete(ADA, 5));
    const list = `${file}${DELETION_LIST_SUFFIX}`;
    expect(readFileSync(list, 'utf8')).not.toContain(ADA);
    expect(statSync(list).mode & 0o077).toBe(0);
  });
});
