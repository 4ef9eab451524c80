import { describe, expect, it } from 'vitest';
import { emptyPaper, type Paper } from '../../src/core/paper/paper.ts';
import { WATCH_DEFAULTS } from '../../src/core/watch/watch.ts';
import { previewWatch } from '../../src/usecases/preview-watch.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
/** Each word has as many papers. */
const PAPERS_OF_WORD = 600;

const paper = (id: number): Paper => ({
  ...emptyPaper(`Trams no ${id}`),
  publishedAt: '2026-11-20',
  id,
  rev: id,
});

/** A corpus in which each word of one letter has papers of its own, and a matcher that all of them fit. */
function openPapers() {
  let [parsed, inStep, longestStep, compared] = [0, 0, 0, 0];
  const turn = () => {
    longestStep = Math.max(longestStep, inStep);
    inStep = 0;
    turning = setImmediate(turn);
  };
  let turning = setImmediate(turn);
  return {
    context: {
      papers: {
        idsSince: () => Promise.resolve([]),
        getMany: (ids: readonly number[]) => Promise.resolve(ids.map(paper)),
      },
      index: {
        search: (word: string, { limit }: { limit: number }) => {
          const first = word.charCodeAt(0) * PAPERS_OF_WORD;
          const hits = Array.from({ length: Math.min(limit, PAPERS_OF_WORD) }, (_, at) => ({
            id: first + at,
            score: 1,
          }));
          return { hits, total: PAPERS_OF_WORD, corrections: [], ignored: [] };
        },
      },
      watchMatcher: {
        predicateOf: () => {
          parsed += 1;
          return () => {
            inStep += 1;
            compared += 1;
            return true;
          };
        },
      },
      now: NOW,
    },
    measured() {
      clearImmediate(turning);
      return { parsed, compared, longestStep: Math.max(longestStep, inStep) };
    },
  };
}

describe('previewWatch', () => {
  it.each(['b', 'b OR c OR d OR e OR f OR g OR h OR j'])(
    'compares at most 500 papers for %s, ten between two turns of the loop',
    async words => {
      const { context, measured } = openPapers();
      const { found, isComplete } = await previewWatch({ ...WATCH_DEFAULTS, words }, context);
      const { parsed, compared, longestStep } = measured();
      expect(compared).toBeLessThanOrEqual(500);
      expect(compared).toBeGreaterThan(480);
      expect(longestStep).toBeLessThanOrEqual(10);
      expect(parsed).toBe(1);
      expect(found).toHaveLength(compared);
      expect(isComplete).toBe(false);
    },
  );
});
