import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectDatabase } from '../../../../src/store/database/sqlite/inspect-database.ts';
import { MIGRATIONS } from '../../../../src/store/database/migrations.ts';
import { openSqlite } from '../../../../src/store/database/sqlite/open-sqlite.ts';
import { StoreError } from '../../../../src/store/database/store-error.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe('opening a database that was lost', () => {
  it.each(['missing', 'empty'])(
    'refuses a file that is %s where a backup of it is, and names the newest',
    async state => {
      const file = join(tempFolder(), 'a.sqlite');
      const database = await openSqlite(file);
      mkdirSync(join(file, '..', 'backups'));
      const older = `${file}.schema-1.backup`;
      const newer = join(file, '..', 'backups', 'a.sqlite.2026-11-20.backup');
      for (const each of [newer, older]) await database.backUpTo(each);
      utimesSync(older, 5, 5);
      await database.close();
      rmSync(file);
      if (state === 'empty') writeFileSync(file, '');
      await expect(openSqlite(file)).rejects.toThrow(StoreError);
      await expect(openSqlite(file)).rejects.toThrow(newer);
      await expect(openSqlite(file)).rejects.toThrow(/npm start -- --new/);
      expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(
        state === 'empty' ? '' : undefined,
      );

      copyFileSync(newer, file);
      await (await openSqlite(file)).close();
    },
  );

  it("takes no other database's daily backups for its own", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', 'other.sqlite.2026-11-20.backup'), 'copy');
    const file = join(folder, 'a.sqlite');
    await (await openSqlite(file)).close();
    expect(inspectDatabase(file).newestBackup).toBeUndefined();
    const own = join(folder, 'backups', 'before-the-update.sqlite');
    writeFileSync(own, 'copy');
    utimesSync(own, 5, 5);
    expect(inspectDatabase(file).newestBackup).toBe(own);
  });

  it('begins with an empty database instead if that is wanted, but replaces none', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const database = await openSqlite(file);
    await database.backUpTo(`${file}.schema-1.backup`);
    await database.close();
    await expect(openSqlite(file, MIGRATIONS, { isNew: true })).rejects.toThrow(/--new.*there is one/s);
    rmSync(file);
    await (await openSqlite(file, MIGRATIONS, { isNew: true })).close();
    await (await openSqlite(file)).close();
  });

  it('refuses an empty file beside the index of its papers, but not a first start that was killed', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    writeFileSync(file, '');
    await (await openSqlite(file)).close();
    writeFileSync(file, '');
    writeFileSync(`${file}.search-index`, 'index');
    await expect(openSqlite(file)).rejects.toThrow(/0 bytes.*restore one of your own/s);
    rmSync(file);
    await (await openSqlite(file)).close();
  });
});
