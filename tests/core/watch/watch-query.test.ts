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

/** Returns the words of the alternatives. */
function wordsOf(words: string): string[] | string {
  const parsed = parseWatchCriteria({ ...NOTHING, words });
  return 'problem' in parsed ? parsed.problem.wrong : parsed.alternatives.map(({ text }) => text);
}

describe('parseWatchCriteria', () => {
  it('separates alternatives by OR in capitals', () => {
    expect(wordsOf('state space OR mamba')).toEqual(['state space', 'mamba']);
    expect(wordsOf('OR mamba OR OR linear attention OR')).toEqual(['mamba', 'linear attention']);
    expect(wordsOf('state or space')).toEqual(['state or space']);
    expect(wordsOf('ORB slam')).toEqual(['ORB slam']);
    expect(wordsOf('"this OR that" OR other')).toEqual(['"this OR that"', 'other']);
  });

  it('reads each alternative as a search, with all other criteria', () => {
    const parsed = parseWatchCriteria({
      ...NOTHING,
      words: '"sparse attention" -survey OR author:"Ada Byron" ',
      category: 'cs.LG',
      minVotes: 5,
    });
    expect(parsed).toMatchObject({
      alternatives: [
        { words: 'sparse attention', excludedWords: ['survey'], categories: ['cs.LG'], minVotes: 5 },
        { words: '', authors: ['Ada Byron'], categories: ['cs.LG'], minVotes: 5 },
      ],
    });
  });

  it('refuses what a search refuses, and more than eight alternatives', () => {
    expect(wordsOf('-survey')).toBe('nothing');
    expect(wordsOf('  ')).toBe('nothing');
    expect(wordsOf(Array.from({ length: 9 }, (_, i) => `word${i}`).join(' OR '))).toBe('alternatives');
    expect(parseWatchCriteria({ ...NOTHING, category: 'no such' })).toMatchObject({
      problem: { wrong: 'category' },
    });
  });
});
