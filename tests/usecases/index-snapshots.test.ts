import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { createIndexSnapshots, isSnapshotDue, MIN_CHANGES } from '../../src/usecases/index-snapshots.ts';
import { createTurns } from '../../src/usecases/turns.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

describe('a snapshot is due', () => {
  it.each([
    ['never if nothing changed', { changes: 0, papers: 10, ageMs: 1e9 }, false],
    ['not yet after a few changes', { changes: 10, papers: 10, ageMs: 60_000 }, false],
    ['after half an hour with a change', { changes: 1, papers: 100_000, ageMs: 30 * MINUTE_MS }, true],
    ['after thousands of changes', { changes: MIN_CHANGES, papers: 3_000, ageMs: 0 }, true],
    ['not after some thousands in a large corpus', { changes: 5_000, papers: 100_000, ageMs: 0 }, false],
    ['after a quarter of a large corpus', { changes: 25_000, papers: 100_000, ageMs: 0 }, true],
  ])('%s', (_, age, isDue) => {
    expect(isSnapshotDue(age)).toBe(isDue);
  });
});

/** A keeper over an index whose `rev` the test sets; `written` are the ids in the file, one after another. */
async function openSnapshots({
  storedRev = 0,
  turns = createTurns(),
}: { storedRev?: number; turns?: ReturnType<typeof createTurns> } = {}) {
  const { stores } = await openTestDatabase();
  const index = { rev: storedRev, size: 10 };
  const written: { readonly id: string; readonly rev: number }[] = [];
  const clock = createManualClock(0);
  const log = createSilentLog();
  const disk = { isFull: false };
  const snapshots = createIndexSnapshots({
    index,
    storedRev,
    storeId: id => stores.metadata.set('indexSnapshot', id),
    async write(id) {
      if (disk.isFull) throw new Error('disk full');
      written.push({ id, rev: index.rev });
    },
    newId: () => `id ${written.length}`,
    turns,
    now: clock.now,
    log,
  });
  return { snapshots, index, written, clock, log, disk, stores };
}

describe('snapshots of the index', () => {
  it('are written when they are due, and the database knows the last one', async () => {
    const { snapshots, index, written, clock, stores } = await openSnapshots();
    index.rev = MIN_CHANGES;
    await snapshots.writeIfDue();
    expect(written).toEqual([{ id: 'id 0', rev: MIN_CHANGES }]);
    expect(await stores.metadata.get('indexSnapshot')).toBe('id 0');

    index.rev += 1;
    await snapshots.writeIfDue();
    expect(written.length).toBe(1);
    clock.advance(30 * MINUTE_MS);
    await snapshots.writeIfDue();
    expect(written.at(-1)).toEqual({ id: 'id 1', rev: MIN_CHANGES + 1 });
    expect(await stores.metadata.get('indexSnapshot')).toBe('id 1');
  });

  it('are written at the end if anything changed, and only then', async () => {
    const { snapshots, index, written } = await openSnapshots({ storedRev: 7 });
    await snapshots.writeIfChanged();
    expect(written).toEqual([]);
    index.rev = 8;
    await snapshots.writeIfChanged();
    await snapshots.writeIfChanged();
    expect(written).toEqual([{ id: 'id 0', rev: 8 }]);
  });

  it('wait for their turn, and what changes the index waits for them', async () => {
    const turns = createTurns();
    const { snapshots, index, written } = await openSnapshots({ turns });
    const change = () => turns(async () => void (index.rev += 1));
    await Promise.all([change(), snapshots.writeIfChanged(), change()]);
    expect([written.map(({ rev }) => rev), index.rev]).toEqual([[1], 2]);
  });

  it('that cannot be written are logged, leave the last one valid, and are tried again later', async () => {
    const { snapshots, index, written, disk, clock, log, stores } = await openSnapshots();
    index.rev = 1;
    await snapshots.writeIfChanged();
    disk.isFull = true;
    index.rev = 2 + MIN_CHANGES;
    await snapshots.writeIfDue();
    await snapshots.writeIfDue();
    expect(log.events.map(({ event }) => event)).toEqual(['index_snapshot_written', 'index_snapshot_failed']);
    expect(await stores.metadata.get('indexSnapshot')).toBe('id 0');

    disk.isFull = false;
    index.rev += 1;
    clock.advance(30 * MINUTE_MS);
    await snapshots.writeIfDue();
    expect(written.at(-1)?.rev).toBe(3 + MIN_CHANGES);
  });
});
