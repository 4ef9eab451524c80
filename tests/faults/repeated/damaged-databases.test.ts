import { copyFileSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { openSqlite } from '../../../src/store/database/sqlite/open-sqlite.ts';
import { createStores } from '../../../src/store/stores.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PAPERS = 200;

/** Each damages a file; `share` from 0 to below 1 says where. */
const DAMAGES: Readonly<Record<string, (file: string, share: number) => void>> = {
  'a page overwritten': (file, share) => {
    const bytes = readFileSync(file);
    const { pages, size } = usedPages(file);
    const page = pages[Math.floor(share * pages.length)] ?? 1;
    bytes.fill(0xa5, (page - 1) * size, page * size);
    writeFileSync(file, bytes);
  },
  'the end cut off': (file, share) => {
    const { length } = readFileSync(file);
    truncateSync(file, Math.floor(length * (0.1 + 0.8 * share)));
  },
  'a bad header': (file, share) => {
    const bytes = readFileSync(file);
    bytes[Math.floor(share * 16)] = 0xff;
    writeFileSync(file, bytes);
  },
  'a newer schema': (file, share) => {
    const bare = new BetterSqlite3(file);
    bare.pragma(`user_version = ${1_000 + Math.floor(share * 1_000)}`);
    bare.close();
  },
};

/** Returns the pages of tables and indexes, without the first one. */
function usedPages(file: string): { readonly pages: readonly number[]; readonly size: number } {
  const bare = new BetterSqlite3(file, { readonly: true });
  try {
    const roots = bare
      .prepare('SELECT rootpage FROM sqlite_schema WHERE rootpage > 1')
      .pluck()
      .all()
      .map(Number);
    return { pages: roots, size: Number(bare.pragma('page_size', { simple: true })) };
  } finally {
    bare.close();
  }
}

it.each(Object.entries(DAMAGES))(
  'a database with %s is refused, left as it is, and restored from the newest backup',
  async (what, damage) => {
    const runs = repetitions(3, 50);
    const file = join(tempFolder(), 'a.sqlite');
    const database = await openSqlite(file);
    const stores = createStores(database.db);
    for (let at = 0; at < PAPERS; at += 1) await stores.papers.insert(emptyPaper(`Paper ${at}`));
    for (const day of ['19', '20']) {
      await database.backUpTo(`${file}.2026-11-${day}.backup`);
      utimesSync(`${file}.2026-11-${day}.backup`, Number(day), Number(day));
    }
    await database.close();
    copyFileSync(file, `${file}.sound`);

    for (let run = 0; run < runs; run += 1) {
      copyFileSync(`${file}.sound`, file);
      damage(file, run / runs);
      const before = readFileSync(file);
      const error: unknown = await openSqlite(file).catch((each: unknown) => each);
      expect(String(error)).toMatch(
        what === 'a newer schema' ? /newer Paperboy/ : /corrupt[^]*2026-11-20\.backup/,
      );
      expect(readFileSync(file).equals(before)).toBe(true);
      copyFileSync(`${file}.2026-11-20.backup`, file);
      const restored = await openSqlite(file);
      expect(await createStores(restored.db).papers.count()).toBe(PAPERS);
      await restored.close();
    }
    printCounts(19, { damage: what, databases: runs, refused: runs, changed: 0, restored: runs });
  },
);
