import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { MIGRATIONS } from '../../src/store/database/migrations.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { openTestDatabase } from '../support/database.ts';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Creates a folder with a database that holds one paper. */
async function withDatabase(): Promise<string> {
  const folder = tempFolder();
  mkdirSync(join(folder, 'data'));
  const { stores, database } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
  await stores.papers.insert(emptyPaper('The one paper'));
  await database.close();
  return folder;
}

/** Returns the number of papers in a database file without its journal. */
async function countPapers(file: string): Promise<number> {
  return (await openTestDatabase(file)).stores.papers.count();
}

describe('paperboy backup', () => {
  it('writes a copy that is a complete database in one file', async () => {
    const folder = await withDatabase();
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await runVerb(['backup', join(folder, 'copy.sqlite')], folder);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('copy.sqlite');
    expect(readdirSync(folder).toSorted()).toEqual([...before, 'copy.sqlite'].toSorted());
    expect(await countPapers(join(folder, 'copy.sqlite'))).toBe(1);
  });

  it('copies a database of an older schema without migrating either file', async () => {
    const folder = tempFolder();
    const file = join(folder, 'data', 'paperboy.sqlite');
    await (await openSqlite(file, MIGRATIONS.slice(0, 1))).close();
    const before = readFileSync(file);
    expect((await runVerb(['backup', join(folder, 'copy.sqlite')], folder)).code).toBe(0);
    const versions = [file, join(folder, 'copy.sqlite')].map(each => {
      const bare = new BetterSqlite3(each, { readonly: true });
      const version = bare.pragma('user_version', { simple: true });
      bare.close();
      return version;
    });
    expect(versions).toEqual([1, 1]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(join(folder, 'data')).filter(name => name.endsWith('.backup'))).toEqual([]);
  });

  it.each([
    ['a file that is no database', 'This is a letter. '.repeat(300), 'corrupt'],
    ['a path below a file', undefined, 'cannot use the database'],
  ])('reports %s instead of the database', async (_, content, message) => {
    const folder = tempFolder();
    const file = join(folder, 'a.sqlite');
    writeFileSync(file, content ?? '');
    const env = { DATABASE_URL: content === undefined ? join(file, 'below-a-file') : file };
    const { code, stderr } = await runVerb(['backup', join(folder, 'copy.sqlite')], folder, env);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toContain(env.DATABASE_URL);
    expect(readdirSync(folder)).toEqual(['a.sqlite']);
  });

  it('replaces a file only with --force', async () => {
    const folder = await withDatabase();
    const file = join(folder, 'copy.sqlite');
    writeFileSync(file, 'valuable content');
    const refused = await runVerb(['backup', file], folder);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--force');
    expect(readFileSync(file, 'utf8')).toBe('valuable content');
    expect((await runVerb(['backup', file, '--force'], folder)).code).toBe(0);
    expect(await countPapers(file)).toBe(1);
  });

  it('never replaces the database with its own copy, by any path to it', async () => {
    const folder = await withDatabase();
    symlinkSync(join(folder, 'data', 'paperboy.sqlite'), join(folder, 'other-name'));
    for (const name of [`${folder}/data/../data/paperboy.sqlite`, join(folder, 'other-name')]) {
      const { code, stderr } = await runVerb(['backup', name, '--force'], folder);
      expect(code).toBe(1);
      expect(stderr).toContain('the database itself');
    }
  });

  it('leaves nothing behind when it fails', async () => {
    const folder = await withDatabase();
    mkdirSync(join(folder, 'a-folder'));
    const before = readdirSync(folder);
    for (const target of [join(folder, 'nowhere/copy.sqlite'), join(folder, 'a-folder')]) {
      const { code, stderr } = await runVerb(['backup', target, '--force'], folder);
      expect(code).toBe(1);
      expect(stderr).toContain(target);
    }
    expect(readdirSync(folder)).toEqual(before);
    expect(readdirSync(join(folder, 'a-folder'))).toEqual([]);
  });

  it('creates no database if there is none', async () => {
    const folder = tempFolder();
    const { code, stderr } = await runVerb(['backup', join(folder, 'copy.sqlite')], folder);
    expect(code).toBe(1);
    expect(stderr).toContain('no database');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('prints its usage', async () => {
    const { code, stdout } = await runVerb(['backup', '--help'], tempFolder());
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: paperboy backup');
    expect((await runVerb(['backup'], tempFolder())).code).toBe(2);
  });
});
