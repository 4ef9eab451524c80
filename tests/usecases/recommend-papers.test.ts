import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommendPapers } from '../../src/usecases/recommend-papers.ts';
import { indexOf, starterPapers } from '../search/starter-papers.ts';

const corpus = starterPapers.slice(0, 60);
const index = indexOf(corpus);
const ids = corpus.map(({ id }) => id);

/** What recommendations read for a library, over the first papers of the starter corpus. */
function contextOf(saved: readonly number[], dismissed: readonly number[]) {
  const entries = saved.map(paperId => ({ paperId, savedAt: 0 }));
  return {
    index,
    papers: { getMany: async (wanted: readonly number[]) => corpus.filter(({ id }) => wanted.includes(id)) },
    library: { list: async () => entries, entries: async () => [] },
    dismissedPapers: { ids: async () => new Set(dismissed) },
  };
}

describe('recommended papers', () => {
  it('were never saved, dismissed or left out, are different, and have a saved paper as their reason', async () => {
    const some = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 3, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        some,
        some,
        some,
        fc.integer({ min: 1, max: 10 }),
        async (saved, dismissed, sent, count) => {
          const options = { count, except: new Set(sent) };
          const result = await recommendPapers('ada', options, contextOf(saved, dismissed));
          const recommended = result.kind === 'recommended' ? result.recommendations : [];
          expect(result.kind).toBe('recommended');
          expect(recommended.length).toBeLessThanOrEqual(count);
          const chosen = recommended.map(({ paper }) => paper.id);
          expect(new Set(chosen).size).toBe(chosen.length);
          for (const id of chosen) expect([...saved, ...dismissed, ...sent]).not.toContain(id);
          for (const { near } of recommended) expect(saved).toContain(near.id);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are the same, whatever the order of the same saves', async () => {
    const saved = ids.slice(0, 9);
    const [first, second] = await Promise.all(
      [saved, saved.toReversed()].map(library =>
        recommendPapers('ada', { count: 5 }, contextOf(library, [])),
      ),
    );
    const chosenOf = (result: typeof first) =>
      result?.kind === 'recommended' ? result.recommendations.map(({ paper }) => paper.id) : [];
    expect(chosenOf(first).length).toBe(5);
    expect(chosenOf(second).toSorted((a, b) => a - b)).toEqual(chosenOf(first).toSorted((a, b) => a - b));
  });
});
