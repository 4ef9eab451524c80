import { copyFileSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openIndex, snapshotFileOf } from '../../src/app/open-index.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import type { Stores } from '../../src/core/stores.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createTurns } from '../../src/usecases/turns.ts';
import { openTestDatabase } from '../support/database.ts';
import { STEM_VECTORS_FILE } from '../support/paper-index.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { tempFolder } from '../support/temp-folder.ts';

const TITLES = [
  'Stacking Paper Boats for Rivers: A Study',
  'Slow Rivers and Their Boats',
  'Lamps that Dim by Themselves',
  'A Survey of Lamps in Small Rooms',
];

interface Opened {
  readonly file: string;
  readonly stores: Stores;
}

async function openWithPapers(): Promise<Opened> {
  const { file, stores } = await openTestDatabase();
  for (const title of TITLES)
    await stores.papers.insert({
      ...emptyPaper(title),
      abstract: `${title}, told at length.`,
      authors: ['Ada Byron'],
    });
  return { file, stores };
}

/** Opens the index and syncs it, as a start does. */
async function start({ file, stores }: Opened) {
  const log = createSilentLog();
  const opened = await openIndex({
    database: { kind: 'sqlite', file },
    stemVectorsFile: STEM_VECTORS_FILE,
    stores,
    turns: createTurns(),
    now: () => 0,
    log,
  });
  const restoredSize = opened.index.size;
  const changed = await syncIndex(stores.papers, opened.index);
  return { ...opened, restoredSize, changed, log };
}

/** Starts and ends once, so that there is a snapshot. */
async function storeSnapshot(opened: Opened): Promise<void> {
  const { snapshots } = await start(opened);
  await snapshots.writeIfChanged();
}

/** Copies a database with its snapshot, and opens the copy. */
async function copyOf(opened: Opened): Promise<Opened> {
  const file = join(tempFolder(), 'copy.sqlite');
  const { database } = await openTestDatabase(opened.file);
  await database.backUpTo(file);
  copyFileSync(snapshotFileOf(opened.file), snapshotFileOf(file));
  const { stores } = await openTestDatabase(file);
  return { file, stores };
}

describe('an index at a start', () => {
  it('is empty without a snapshot', async () => {
    const opened = await openWithPapers();
    const { restoredSize, changed, log } = await start(opened);
    expect([restoredSize, changed, log.events]).toEqual([0, TITLES.length, []]);
  });

  it('is what it was at the last end, and answers alike', async () => {
    const opened = await openWithPapers();
    const before = await start(opened);
    await before.snapshots.writeIfChanged();
    const after = await start(opened);
    expect([after.restoredSize, after.changed]).toEqual([TITLES.length, 0]);
    for (const query of ['boats', 'lamps small', 'lmaps', 'byron', 'told at length', '"slow rivers"'])
      expect(after.index.search(query, { limit: 9 })).toEqual(before.index.search(query, { limit: 9 }));
    expect(after.index.complete('la', 9)).toEqual(before.index.complete('la', 9));
    const [hit] = after.index.search('boats', { limit: 1 }).hits;
    expect(after.index.similar(hit?.id ?? 0, 3)).toEqual(before.index.similar(hit?.id ?? 0, 3));
  });

  it('gets what changed since: new papers and removed ones', async () => {
    const opened = await openWithPapers();
    const { index } = await start(opened);
    const [lamp] = index.search('dim', { limit: 1 }).hits;
    await storeSnapshot(opened);
    const kites = await opened.stores.papers.insert(emptyPaper('Kites'));
    await opened.stores.papers.remove(lamp?.id ?? 0);
    const { restoredSize, changed, index: last } = await start(opened);
    expect([restoredSize, changed, last.size]).toEqual([4, 1, 4]);
    expect(last.search('kites', { limit: 2 }).hits.map(({ id }) => id)).toEqual([kites.id]);
    expect(last.search('dim', { limit: 2 }).total).toBe(0);
  });

  it('is not stored again at the end if nothing changed', async () => {
    const opened = await openWithPapers();
    await storeSnapshot(opened);
    const id = await opened.stores.metadata.get('indexSnapshot');
    await storeSnapshot(opened);
    expect(await opened.stores.metadata.get('indexSnapshot')).toBe(id);
  });
});

describe('a snapshot of the index', () => {
  it.each([
    ['missing', (file: string) => rmSync(file)],
    ['damaged', (file: string) => writeFileSync(file, 'x', { flag: 'a' })],
  ])('that is %s is not used', async (problem, damage) => {
    const opened = await openWithPapers();
    await storeSnapshot(opened);
    damage(snapshotFileOf(opened.file));
    const { index, log } = await start(opened);
    expect(log.events).toMatchObject([{ event: 'index_snapshot_not_used', fields: { problem } }]);
    expect(index.search('boats', { limit: 9 }).total).toBe(2);
  });

  it('of another database is not used', async () => {
    const [one, other] = [await openWithPapers(), await openWithPapers()];
    await storeSnapshot(one);
    await storeSnapshot(other);
    copyFileSync(snapshotFileOf(other.file), snapshotFileOf(one.file));
    const { restoredSize, changed, log } = await start(one);
    expect([restoredSize, changed]).toEqual([0, TITLES.length]);
    expect(log.events).toMatchObject([{ fields: { problem: 'otherDatabase' } }]);
  });

  it('that is newer than a restored backup is not used, even if the backup has as many changes since', async () => {
    const opened = await openWithPapers();
    await storeSnapshot(opened);
    const backup = await copyOf(opened);
    await opened.stores.papers.insert(emptyPaper('Written after the backup'));
    await storeSnapshot(opened);
    await backup.stores.papers.insert(emptyPaper('Written instead'));
    copyFileSync(snapshotFileOf(opened.file), snapshotFileOf(backup.file));
    const { index, log } = await start(backup);
    expect(log.events).toMatchObject([{ fields: { problem: 'otherDatabase' } }]);
    expect(index.search('written', { limit: 9 }).total).toBe(1);
  });

  it('is used for a copy of its database', async () => {
    const opened = await openWithPapers();
    await storeSnapshot(opened);
    const copy = await copyOf(opened);
    await copy.stores.papers.insert(emptyPaper('Kites'));
    const { restoredSize, changed } = await start(copy);
    expect([restoredSize, changed]).toEqual([TITLES.length, 1]);
  });

  it('is beside the database, whichever link leads to it', async () => {
    const opened = await openWithPapers();
    const link = join(tempFolder(), 'link.sqlite');
    symlinkSync(opened.file, link);
    await storeSnapshot({ ...opened, file: link });
    expect(existsSync(`${opened.file}.search-index`)).toBe(true);
    expect((await start(opened)).changed).toBe(0);
  });
});
