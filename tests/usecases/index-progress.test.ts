import { expect, it } from 'vitest';
import { emptyPaper, type Paper } from '../../src/core/paper/paper.ts';
import { indexProgress, MAX_CHANGES_BEHIND } from '../../src/usecases/index-progress.ts';
import { createIndexSync } from '../../src/usecases/index-sync.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { createSilentLog } from '../support/silent-log.ts';

const progressOf = (corpus: { lastRev: number; count: number }, index: { rev: number; size: number }) =>
  indexProgress({
    papers: { lastRev: () => Promise.resolve(corpus.lastRev), count: () => Promise.resolve(corpus.count) },
    index,
  });

it.each([
  ['it has all changes', { rev: 9_000, size: 7_000 }, undefined],
  ['it lacks the changes of the last seconds', { rev: 7_000, size: 6_900 }, undefined],
  ['it has all papers, some as they were before', { rev: 4_000, size: 7_000 }, undefined],
  ['it lacks much', { rev: 4_000, size: 3_500 }, { indexed: 3_500, papers: 7_000 }],
  ['it is empty', { rev: 0, size: 0 }, { indexed: 0, papers: 7_000 }],
])('an index is complete or not if %s', async (_, index, progress) => {
  expect(await progressOf({ lastRev: 9_000, count: 7_000 }, index)).toEqual(progress);
});

/** A corpus of papers that are made when they are read. */
function createCorpus(count: number) {
  return {
    count: () => Promise.resolve(count),
    lastRev: () => Promise.resolve(count),
    goneBetween: () => Promise.resolve([]),
    changedSince: (rev: number, limit: number) =>
      Promise.resolve(
        Array.from({ length: Math.min(limit, count - rev) }, (_, at): Paper => {
          const id = rev + at + 1;
          return { ...emptyPaper(`Tram ${id}`), id, rev: id };
        }),
      ),
  };
}

it('an index can be searched while it is filled, says how far it is, and stores its size now and then', async () => {
  const papers = createCorpus(MAX_CHANGES_BEHIND + 1_500);
  const index = createTestIndex();
  const sizes: number[] = [];
  const metadata = {
    get: () => Promise.resolve(sizes.length === 0 ? '90000' : String(sizes.at(-1))),
    delete: async () => undefined,
    set: (_: string, size: string) => Promise.resolve(void sizes.push(Number(size))),
  };
  const sync = createIndexSync({ papers, metadata }, index, createSilentLog());
  const stopping = new AbortController();
  const changedSince = papers.changedSince;
  papers.changedSince = (rev, limit) => {
    if (rev >= 1_200) stopping.abort();
    return changedSince(rev, limit);
  };

  const stopped = sync(stopping.signal);
  expect(index.search('tram', { limit: 1 }).total).toBe(0);
  await stopped;
  expect(index.search('tram', { limit: 1 }).total).toBe(1_208);
  expect(await indexProgress({ papers, index })).toEqual({ indexed: 1_208, papers: 3_500 });
  expect(sizes).toEqual([8, 1_008, 1_208]);

  papers.changedSince = changedSince;
  await sync();
  expect(index.search('tram', { limit: 1 }).total).toBe(3_500);
  expect(await indexProgress({ papers, index })).toBeUndefined();
  expect(sizes.at(-1)).toBe(3_500);
});
