import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { createPaperIndex } from '../../src/search/paper-index.ts';
import { createIndexSync } from '../../src/usecases/index-sync.ts';
import { openTestDatabase } from '../support/database.ts';

it('runs overlapping syncs one after another', async () => {
  const { stores } = await openTestDatabase();
  await stores.papers.insert(emptyPaper('A paper'));
  let running = 0;
  let maxRunning = 0;
  const papers = {
    ...stores.papers,
    async changedSince(rev: number, limit: number) {
      running += 1;
      maxRunning = Math.max(maxRunning, running);
      try {
        return await stores.papers.changedSince(rev, limit);
      } finally {
        running -= 1;
      }
    },
  };
  const sync = createIndexSync({ ...stores, papers }, createPaperIndex());
  expect(await Promise.all([sync(), sync(), sync()])).toEqual([1, 0, 0]);
  expect(maxRunning).toBe(1);
});

it('continues after a sync that failed', async () => {
  const { stores } = await openTestDatabase();
  await stores.papers.insert(emptyPaper('A paper'));
  let isBroken = true;
  const papers = {
    ...stores.papers,
    changedSince: (rev: number, limit: number) =>
      isBroken ? Promise.reject(new Error('disk error')) : stores.papers.changedSince(rev, limit),
  };
  const sync = createIndexSync({ ...stores, papers }, createPaperIndex());
  await expect(sync()).rejects.toThrow('disk error');
  isBroken = false;
  expect(await sync()).toBe(1);
});
