import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyPaper } from '../../../../src/core/paper/paper.ts';
import { acquireArxivLock } from '../../../../src/store/database/sqlite/arxiv-lock.ts';
import { openSqlite } from '../../../../src/store/database/sqlite/open-sqlite.ts';
import { createPrivateFolder } from '../../../../src/store/database/sqlite/private-files.ts';
import { acquireServingLock } from '../../../../src/store/database/sqlite/serving-lock.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

/** The permissions of a path, such as `600`. */
function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

/** Gives new files the permissions that most systems give them. */
function withUsualUmask(): void {
  const before = process.umask(0o022);
  onTestFinished(() => void process.umask(before));
}

describe('the files of a database', () => {
  it('are the owner’s alone: database, WAL, backups and locks, and the folders created for them', async () => {
    withUsualUmask();
    const folder = join(tempFolder(), 'new', 'data');
    const file = join(folder, 'paperboy.sqlite');
    const lock = acquireServingLock(file, 0);
    onTestFinished(() => lock.release());
    const { database, stores } = await openTestDatabase(file);
    await stores.papers.insert(emptyPaper('A paper'));
    await database.backUpTo(join(folder, 'copy.backup'));
    acquireArxivLock(file)?.release();

    const files = readdirSync(folder);
    expect(files).toEqual(
      expect.arrayContaining(['paperboy.sqlite-wal', 'paperboy.sqlite-shm', 'copy.backup']),
    );
    expect(files.map(name => [name, modeOf(join(folder, name))])).toEqual(files.map(name => [name, '600']));
    expect([modeOf(folder), modeOf(join(folder, '..'))]).toEqual(['700', '700']);
  });

  it('are closed to others if an older version left them open', async () => {
    const file = join(tempFolder(), 'paperboy.sqlite');
    await (await openSqlite(file)).close();
    chmodSync(file, 0o644);
    await openTestDatabase(file);
    expect(['', '-wal', '-shm'].map(end => modeOf(`${file}${end}`))).toEqual(['600', '600', '600']);
  });

  it('are in a folder that stays as it is, unless it is the installation’s own', async () => {
    const root = tempFolder();
    const shared = join(root, 'shared');
    mkdirSync(shared);
    chmodSync(shared, 0o755);
    await openTestDatabase(join(shared, 'paperboy.sqlite'));
    expect(modeOf(shared)).toBe('755');

    const before = process.cwd();
    process.chdir(root);
    onTestFinished(() => process.chdir(before));
    mkdirSync('data');
    chmodSync('data', 0o755);
    createPrivateFolder('data/playground');
    expect([modeOf('data'), modeOf('data/playground')]).toEqual(['700', '700']);
  });
});

describe('what was deleted', () => {
  it('is overwritten in the file', async () => {
    const file = join(tempFolder(), 'paperboy.sqlite');
    const { stores, database } = await openTestDatabase(file);
    const queryText = 'a very secret search '.repeat(20);
    const list = { id: '1', userId: 'ben', queryText, paperIds: [], total: 0, corrections: [], ignored: [] };
    await stores.resultLists.save({ ...list, createdAt: 0 }, 0);
    await stores.resultLists.deleteCreatedBefore(1);
    // Closing moves the WAL into the file.
    await database.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(readFileSync(file).includes('secret search')).toBe(false);
  });
});
