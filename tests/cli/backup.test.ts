import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { migrations } from '../../src/store/database/migrations.ts';
import { openDatabase } from '../../src/store/database/open.ts';
import { openTestDatabase } from '../support/database.ts';
import { runCli, startBot, STARTER_FILE } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A folder whose database holds one paper. */
async function withDatabase(): Promise<string> {
  const folder = tempFolder();
  mkdirSync(join(folder, 'data'));
  const { stores, database } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
  await stores.papers.insert(emptyPaper('The one paper'));
  await database.close();
  return folder;
}

/** How many papers a database has that is nothing but this one file. */
async function papersIn(file: string): Promise<number> {
  return (await openTestDatabase(file)).stores.papers.count();
}

describe('paperboy backup', () => {
  it('writes a copy that is a whole database in one file', async () => {
    const folder = await withDatabase();
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await runCli(['backup', 'copy.sqlite'], folder);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('copy.sqlite');
    expect(readdirSync(folder).toSorted()).toEqual([...before, 'copy.sqlite'].toSorted());
    expect(await papersIn(join(folder, 'copy.sqlite'))).toBe(1);
  });

  it('copies all that a running bot has written, and the bot goes on', async () => {
    const emulator = await openEmulator();
    const folder = tempFolder();
    const bot = await startBot(emulator, folder);
    expect((await runCli(['backup', 'copy.sqlite'], folder)).code).toBe(0);
    expect(await papersIn(join(folder, 'copy.sqlite'))).toBe(
      readFileSync(STARTER_FILE, 'utf8').trim().split('\n').length,
    );
    expect((await bot.stop()).code).toBe(0);
  });

  it('copies a database of an older schema as it is, and leaves it as it is', async () => {
    const folder = tempFolder();
    const file = join(folder, 'data', 'paperboy.sqlite');
    await (await openDatabase(file, migrations.slice(0, 1))).close();
    const before = readFileSync(file);
    expect((await runCli(['backup', 'copy.sqlite'], folder)).code).toBe(0);
    const versions = [file, join(folder, 'copy.sqlite')].map(each => {
      const bare = new BetterSqlite3(each, { readonly: true });
      const version = bare.pragma('user_version', { simple: true });
      bare.close();
      return version;
    });
    expect(versions).toEqual([1, 1]);
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(join(folder, 'data')).filter(name => name.endsWith('.backup'))).toEqual([]);
  });

  it.each([
    ['a file that is no database', 'This is a letter. '.repeat(300), 'corrupt'],
    ['nothing that can be looked at', undefined, 'cannot use the database'],
  ])('tells of %s where the database should be', async (_, content, told) => {
    const folder = tempFolder();
    const file = join(folder, 'a.sqlite');
    writeFileSync(file, content ?? '');
    const env = { DATABASE_URL: content === undefined ? join(file, 'below-a-file') : file };
    const { code, stderr } = await runCli(['backup', 'copy.sqlite'], folder, env);
    expect(code).toBe(1);
    expect(stderr).toContain(told);
    expect(stderr).toContain(env.DATABASE_URL);
    expect(readdirSync(folder)).toEqual(['a.sqlite']);
  });

  it('replaces a file by --force alone', async () => {
    const folder = await withDatabase();
    const file = join(folder, 'copy.sqlite');
    writeFileSync(file, 'something dear');
    const refused = await runCli(['backup', file], folder);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--force');
    expect(readFileSync(file, 'utf8')).toBe('something dear');
    expect((await runCli(['backup', file, '--force'], folder)).code).toBe(0);
    expect(await papersIn(file)).toBe(1);
  });

  it('never replaces the database by its own copy, however it is named', async () => {
    const folder = await withDatabase();
    symlinkSync(join(folder, 'data', 'paperboy.sqlite'), join(folder, 'other-name'));
    for (const name of ['data/../data/paperboy.sqlite', 'other-name']) {
      const { code, stderr } = await runCli(['backup', name, '--force'], folder);
      expect(code).toBe(1);
      expect(stderr).toContain('the database itself');
    }
  });

  it('leaves nothing behind when it fails', async () => {
    const folder = await withDatabase();
    mkdirSync(join(folder, 'a-folder'));
    const before = readdirSync(folder);
    for (const target of ['nowhere/copy.sqlite', 'a-folder']) {
      const { code, stderr } = await runCli(['backup', target, '--force'], folder);
      expect(code).toBe(1);
      expect(stderr).toContain(target);
    }
    expect(readdirSync(folder)).toEqual(before);
    expect(readdirSync(join(folder, 'a-folder'))).toEqual([]);
  });

  it('makes no database where there is none', async () => {
    const folder = tempFolder();
    const { code, stderr } = await runCli(['backup', 'copy.sqlite'], folder);
    expect(code).toBe(1);
    expect(stderr).toContain('no database');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('tells its use', async () => {
    const { code, stdout } = await runCli(['backup', '--help'], tempFolder());
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: paperboy backup');
    expect((await runCli(['backup'], tempFolder())).code).toBe(2);
  });
});
