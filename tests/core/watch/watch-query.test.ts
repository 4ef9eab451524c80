import { describe, expect, it } from 'vitest';
import { parseWatchCriteria } from '../../../src/core/watch/watch-query.ts';
import type { WatchCriteria } from '../../../src/core/watch/watch.ts';

const NOTHING: WatchCriteria = {
  words: null,
  author: null,
  organization: null,
  category: null,
  minVotes: null,
};

describe('parseWatchCriteria', () => {
  it('reads each alternative as a search, with all other criteria', () => {
    const parsed = parseWatchCriteria({
      ...NOTHING,
      words: '"sparse attention" -survey OR author:"Ada Byron" ',
      category: 'cs.LG',
      minVotes: 5,
    });
    expect(parsed).toMatchObject({
      request: {
        alternatives: [
          { words: 'sparse attention', excludedWords: ['survey'], categories: ['cs.LG'], minVotes: 5 },
          { words: '', authors: ['Ada Byron'], categories: ['cs.LG'], minVotes: 5 },
        ],
      },
    });
  });

  it.each<[Partial<WatchCriteria>, string]>([
    [{ words: '-survey' }, 'nothing'],
    [{ words: '  ' }, 'nothing'],
    [{ words: Array.from({ length: 9 }, (_, i) => `word${i}`).join(' OR ') }, 'alternatives'],
    [{ category: 'no such' }, 'category'],
  ])('refuses what a search refuses: %j', (criteria, wrong) => {
    expect(parseWatchCriteria({ ...NOTHING, ...criteria })).toMatchObject({ problem: { wrong } });
  });
});
