import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import type { PaperIndex } from '../../src/core/search/search.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { createIndexSync } from '../../src/usecases/index-sync.ts';
import { openTestDatabase } from '../support/database.ts';
import { createSilentLog } from '../support/silent-log.ts';

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
  const sync = createIndexSync({ ...stores, papers }, createTestIndex(), createSilentLog());
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
  const sync = createIndexSync({ ...stores, papers }, createTestIndex(), createSilentLog());
  await expect(sync()).rejects.toThrow('disk error');
  isBroken = false;
  expect(await sync()).toBe(1);
});

it('indexes a paper whose abstract is one run of 200,000 CJK letters', async () => {
  const { stores } = await openTestDatabase();
  await stores.papers.insert({ ...emptyPaper('Long run'), abstract: '深度学习'.repeat(50_000) });
  const index = createTestIndex();
  expect(await createIndexSync(stores, index, createSilentLog())()).toBe(1);
  expect(index.search('学习', { limit: 5 }).total).toBe(1);
});

it('skips a paper that cannot be indexed, logs it once, and indexes the others', async () => {
  const { stores } = await openTestDatabase();
  const bad = await stores.papers.insert(emptyPaper('Bad'));
  await stores.papers.insert(emptyPaper('Good'));
  const whole = createTestIndex();
  const index: PaperIndex = {
    ...whole,
    get size() {
      return whole.size;
    },
    get rev() {
      return whole.rev;
    },
    put(paper) {
      if (paper.id === bad.id) throw new RangeError('Maximum call stack size exceeded');
      whole.put(paper);
    },
  };
  const log = createSilentLog();
  const sync = createIndexSync(stores, index, log);
  expect(await sync()).toBe(2);
  await stores.papers.update(bad.id, emptyPaper('Bad still'));
  expect(await sync()).toBe(1);
  expect(index.size).toBe(1);
  expect(index.search('good', { limit: 5 }).total).toBe(1);
  expect(log.events.map(({ event, fields }) => [event, fields['id']])).toEqual([
    ['paper_not_indexed', bad.id],
  ]);
});

it('handles other events after each paper, and stops between two of them', async () => {
  const { stores } = await openTestDatabase();
  for (let paper = 0; paper < 20; paper += 1) await stores.papers.insert(emptyPaper(`Paper ${paper}`));
  const index = createTestIndex();
  const stop = new AbortController();
  const sync = createIndexSync(stores, index, createSilentLog());
  const synced = sync(stop.signal);
  for (let turns = 0; turns < 12; turns += 1) await setImmediate();
  stop.abort();
  const put = await synced;
  expect(put).toBeGreaterThan(0);
  expect(put).toBeLessThan(20);
  expect(await sync()).toBe(20 - put);
  expect(index.size).toBe(20);
});

it('uses the space of changed papers again', async () => {
  const { stores, unitOfWork } = await openTestDatabase();
  const index = createTestIndex();
  const sync = createIndexSync(stores, index, createSilentLog());
  const spaces: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    await unitOfWork(async ({ papers }) => {
      for (let at = 1; at <= 100; at += 1) {
        const paper = emptyPaper(`Paper ${at}, changed ${round} times`);
        await (round === 0 ? papers.insert(paper) : papers.update(at, paper));
      }
    });
    await sync();
    spaces.push(index.save().texts.documents.capacity);
  }
  expect(index.size).toBe(100);
  // Those of up to 200 removed papers are kept until they are dropped together.
  expect(Math.max(...spaces.slice(3))).toBeLessThan(320);
});
