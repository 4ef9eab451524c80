import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { writeCopyMark } from '../../src/store/database/incomplete-copy.ts';
import { openTestDatabase } from '../support/database.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { NOW, runDoctor, examine, startDiscord } from './run-doctor.ts';

describe('paperboy doctor', () => {
  it('finds damage, and names the backup to restore', async () => {
    const { code, of } = await examine(file => {
      writeFileSync(`${file}.schema-3.backup`, 'copy');
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096, 4096 * 3);
      writeFileSync(file, bytes);
    });
    expect(code).toBe(1);
    expect(of('database')).toMatchObject({ result: 'problem' });
    expect(of('database').text).toMatch(
      /is damaged .*copy .*paperboy\.sqlite\.schema-3\.backup to its place/,
    );
  });

  it.each([
    ['the header', 0, 100],
    // The page of the schema begins after it.
    ['the schema', 100, 4096],
  ])('finds a file whose %s is overwritten, and names the backup', async (_, from, to) => {
    const { code, of } = await examine(file => {
      writeFileSync(`${file}.schema-3.backup`, 'copy');
      const bytes = readFileSync(file);
      bytes.fill(0xa5, from, to);
      writeFileSync(file, bytes);
    });
    expect(code).toBe(1);
    expect(of('database')).toMatchObject({ result: 'problem' });
    expect(of('database').text).toMatch(
      /is damaged .*copy .*paperboy\.sqlite\.schema-3\.backup to its place/,
    );
  });

  it('reads the schema of a file that has an unused page', async () => {
    const { of } = await examine(file => {
      const handle = new BetterSqlite3(file);
      handle.pragma('user_version = 3');
      handle.pragma('wal_checkpoint(TRUNCATE)');
      handle.close();
      const bytes = Buffer.concat([readFileSync(file), Buffer.alloc(4096)]);
      // The number of pages, in the header.
      bytes.writeUInt32BE(bytes.length / 4096, 28);
      writeFileSync(file, bytes);
    });
    expect(of('database')).toMatchObject({
      result: 'ok',
      text: expect.stringContaining('schema 3: the next start migrates it'),
    });
  });

  it('finds a database of another program', async () => {
    const { code, of } = await examine(file => {
      rmSync(file);
      const handle = new BetterSqlite3(file);
      handle.exec('CREATE TABLE songs (title TEXT)');
      handle.close();
    });
    expect(code).toBe(1);
    expect(of('database')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('is a database of another program'),
    });
  });

  it('finds a database that is gone although it has a backup', async () => {
    const { of } = await examine(file => {
      writeFileSync(`${file}.schema-3.backup`, 'copy');
      rmSync(file);
    });
    expect(of('database')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('does not exist'),
    });
    const fresh = await examine(file => rmSync(file));
    expect(fresh.of('database')).toMatchObject({
      result: 'ok',
      text: expect.stringContaining('first start creates'),
    });
  });

  it('finds an incomplete copy', async () => {
    const folder = tempFolder();
    const { database } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
    await writeCopyMark(database.db, { from: 'old.sqlite', state: '', table: 'papers', after: null });
    await database.close();
    const { of } = await runDoctor(folder, { DISCORD_API_URL: await startDiscord(NOW) });
    expect(of('database')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('is an incomplete copy of old.sqlite: run the same paperboy migrate'),
    });
    expect(of('disk')).toBeDefined();
  });
});
