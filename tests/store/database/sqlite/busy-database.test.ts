import BetterSqlite3 from 'better-sqlite3';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../../src/core/paper/paper.ts';
import { openTestDatabase } from '../../../support/database.ts';

/** Longer than the busy_timeout, so that writes are tried again. */
const HELD_MS = 150;

/** Opens a database whose write lock another connection holds until `release` is called. */
async function openLocked() {
  const { file, stores, unitOfWork } = await openTestDatabase();
  const id = await stores.papers.insert(emptyPaper('A paper worth keeping'));
  const other = new BetterSqlite3(file);
  other.exec('BEGIN IMMEDIATE');
  return {
    id,
    stores,
    unitOfWork,
    release() {
      other.exec('COMMIT');
      other.close();
    },
  };
}

describe('while another process holds the write lock', () => {
  it('reads are answered, and writes wait for it in their order', async () => {
    const { stores, unitOfWork, release } = await openLocked();
    const ended: string[] = [];
    const single = stores.metadata.set('lastIngest', '1').then(() => ended.push('single'));
    const work = unitOfWork(tx => tx.metadata.set('lastIngest', '2')).then(() => ended.push('work'));
    expect(await stores.papers.count()).toBe(1);
    await sleep(HELD_MS);
    expect(ended).toEqual([]);
    release();
    await Promise.all([single, work]);
    expect(ended).toEqual(['single', 'work']);
    expect(await stores.metadata.get('lastIngest')).toBe('2');
  });

  it('the event loop goes on', async () => {
    const { stores, release } = await openLocked();
    const writing = stores.metadata.set('lastIngest', '1');
    let longestMs = 0;
    for (let last = performance.now(), end = last + HELD_MS; last < end;) {
      await sleep(1);
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }
    release();
    await writing;
    // SQLite's own wait, 5 s by default, would hold it for that long, since the lock is released after the loop.
    expect(longestMs).toBeLessThan(3_000);
  });
});

describe('a transaction of this process', () => {
  it('does not keep reads waiting, which see what was committed before', async () => {
    const { stores, unitOfWork } = await openTestDatabase();
    await unitOfWork(async tx => {
      await tx.papers.insert(emptyPaper('Not committed yet'));
      expect(await stores.papers.count()).toBe(0);
      expect(await tx.papers.count()).toBe(1);
    });
    expect(await stores.papers.count()).toBe(1);
  });
});
