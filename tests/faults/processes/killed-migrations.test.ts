import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../../src/store/database/migrations.ts';
import { openSqlite } from '../../../src/store/database/sqlite/open-sqlite.ts';
import { createStores } from '../../../src/store/stores.ts';
import { runKilledMigration } from '../../support/cli-process.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Returns the version of a database that SQLite finds sound. */
function soundVersion(file: string): unknown {
  const bare = new BetterSqlite3(file);
  try {
    expect(bare.pragma('quick_check', { simple: true })).toBe('ok');
    return bare.pragma('user_version', { simple: true });
  } finally {
    bare.close();
  }
}

/** Makes a database of an older version, with a row that later ones keep. */
async function makeOlder(version: number): Promise<string> {
  const file = join(tempFolder(), `version-${version}.sqlite`);
  const database = await openSqlite(file, MIGRATIONS.slice(0, version));
  await createStores(database.db).metadata.set('lastIngest', '5');
  await database.close();
  return file;
}

/** Returns the numbers of statements to kill after: each of them, or some. */
function killsOf(total: number): number[] {
  const kills = repetitions(3, total);
  return Array.from(
    { length: kills },
    (_, at) => 1 + Math.round((at * (total - 1)) / Math.max(1, kills - 1)),
  );
}

it(
  'a process that is killed during a migration leaves the old version or the new one, and a good backup',
  { timeout: 600_000 },
  async () => {
    let kills = 0;
    const versions = new Map<string, number>();
    /** Each from version 1, and the last one of the migrations of each later version. */
    const olderVersions = repetitions(1, MIGRATIONS.length - 1);
    for (let version = 1; version <= olderVersions; version += 1) {
      const older = await makeOlder(version);
      copyFileSync(older, `${older}.whole`);
      const total = Number((await runKilledMigration(`${older}.whole`, 0)).stdout);
      for (const statements of version === 1 ? killsOf(total) : [total]) {
        const file = `${older}.${statements}`;
        copyFileSync(older, file);
        expect((await runKilledMigration(file, statements)).stdout).toBe('');
        const found = soundVersion(file);
        expect([version, MIGRATIONS.length]).toContain(found);
        const backup = `${file}.schema-${version}.backup`;
        expect(existsSync(backup)).toBe(true);
        expect(soundVersion(backup)).toBe(version);
        for (const each of [file, backup]) {
          const database = await openSqlite(each);
          expect(await createStores(database.db).metadata.get('lastIngest')).toBe('5');
          await database.close();
          expect(soundVersion(each)).toBe(MIGRATIONS.length);
        }
        kills += 1;
        const which = found === version ? 'left at the old version' : 'left at the new version';
        versions.set(which, (versions.get(which) ?? 0) + 1);
      }
    }
    printCounts(20, { kills, ...Object.fromEntries(versions), damaged: 0, 'bad backups': 0 });
  },
);
