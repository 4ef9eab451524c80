import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type Paper, type PaperFields } from '../../../src/core/paper/paper.ts';
import type { Watch, WatchCriteria } from '../../../src/core/watch/watch.ts';
import { createWatchIndex } from '../../../src/search/watches/watch-index.ts';

const NOTHING: WatchCriteria = {
  words: null,
  author: null,
  organization: null,
  category: null,
  minVotes: null,
};

const openIndex = () => createWatchIndex({ papersWith: () => 0 });

function paperOf(fields: Partial<PaperFields>, id = 1): Paper {
  return { ...emptyPaper('Untitled'), ...fields, id, rev: id };
}

function fits(fields: Partial<PaperFields>, criteria: Partial<WatchCriteria>): boolean {
  return openIndex().predicateOf({ ...NOTHING, ...criteria })(paperOf(fields));
}

function watchOf(id: number, criteria: Partial<WatchCriteria>, changes: Partial<Watch> = {}): Watch {
  return {
    ...NOTHING,
    ...criteria,
    id,
    userId: 'ada',
    deliver: 'at_once',
    where: { kind: 'dm' },
    timezone: null,
    createdAt: 0,
    pausedReason: null,
    sinceRev: 0,
    rev: id,
    ...changes,
  };
}

const PAPER: Partial<PaperFields> = {
  title: 'Pruning recurrent layers with pre-training',
  tldr: 'Smaller networks.',
  abstract: 'We compare Qwen2.5 and C++ kernels. The state of the art is reached.',
  keywords: ['low-rank adapters'],
  authors: ['Laurens van der Maaten', 'Núria García-Márquez'],
  organization: 'Institute of Quiet Machines',
  categories: ['cs.LG', 'stat.ML'],
  upvotes: 12,
  publishedAt: '2026-11-03',
};

describe('the words of a watch', () => {
  it.each([
    ['prune', true],
    ['PRUNED layer', true],
    ['pruning attention', false],
    ['smaller kernels', true],
    ['pretraining', true],
    ['pre training', true],
    ['adapter', true],
    ['maaten pruning', true],
    ['quiet machines', true],
    ['qwen', true],
    ['qwen2.5', true],
    ['qwen2.1', false],
    ['c++', true],
    ['c#', false],
    ['the of', false],
    ['state of the art', true],
    ['networks of the', true],
  ])('%s: %s', (words, expected) => {
    expect(fits(PAPER, { words })).toBe(expected);
  });

  it('wants the words of a phrase in a row within one text, unstemmed', () => {
    expect(fits(PAPER, { words: '"recurrent layers"' })).toBe(true);
    expect(fits(PAPER, { words: '"recurrent layer"' })).toBe(false);
    expect(fits(PAPER, { words: '"layers recurrent"' })).toBe(false);
    expect(fits(PAPER, { words: '"state of the art"' })).toBe(true);
    // The end of the title and the beginning of the summary.
    expect(fits(PAPER, { words: '"training smaller"' })).toBe(false);
  });

  it('leaves out what has an excluded word or phrase', () => {
    expect(fits(PAPER, { words: 'pruning -survey' })).toBe(true);
    expect(fits(PAPER, { words: 'pruning -network' })).toBe(false);
    expect(fits(PAPER, { words: 'pruning -"recurrent layers"' })).toBe(false);
    expect(fits(PAPER, { words: 'pruning -"recurrent kernels"' })).toBe(true);
    expect(fits(PAPER, { words: 'pruning -pre-training' })).toBe(false);
  });

  it('is met by one of the alternatives', () => {
    expect(fits(PAPER, { words: 'diffusion OR pruning' })).toBe(true);
    expect(fits(PAPER, { words: 'diffusion OR speech' })).toBe(false);
    expect(fits(PAPER, { words: 'diffusion OR pruning', category: 'cs.CV' })).toBe(false);
  });
});

describe('the other criteria of a watch', () => {
  it('wants an author for certain', () => {
    expect(fits(PAPER, { author: 'van der Maaten' })).toBe(true);
    expect(fits(PAPER, { author: 'L. Maaten' })).toBe(true);
    expect(fits(PAPER, { author: 'garcia marquez' })).toBe(true);
    expect(fits(PAPER, { author: 'Laurens' })).toBe(false);
    expect(fits(PAPER, { author: 'Laurens Müller' })).toBe(false);
    expect(fits(PAPER, { author: '…' })).toBe(false);
  });

  it('wants organization, category, votes and dates', () => {
    expect(fits(PAPER, { organization: 'quiet machines' })).toBe(true);
    expect(fits(PAPER, { organization: 'loud machines' })).toBe(false);
    expect(fits(PAPER, { category: 'CS.lg' })).toBe(true);
    expect(fits(PAPER, { category: 'cs.CV' })).toBe(false);
    expect(fits(PAPER, { minVotes: 12 })).toBe(true);
    expect(fits(PAPER, { minVotes: 13 })).toBe(false);
    expect(fits({ ...PAPER, upvotes: null }, { minVotes: 1 })).toBe(false);
    expect(fits(PAPER, { words: 'pruning from:2026-11 to:2026-11' })).toBe(true);
    expect(fits(PAPER, { words: 'pruning to:2026-10' })).toBe(false);
    expect(fits({ ...PAPER, publishedAt: null }, { words: 'pruning to:2026-12' })).toBe(false);
  });

  it('fits nothing if it is invalid', () => {
    expect(fits(PAPER, {})).toBe(false);
    expect(fits(PAPER, { category: 'no such' })).toBe(false);
  });
});

describe('createWatchIndex', () => {
  it('finds the watches of a paper, each once, and no paused or removed ones', () => {
    const index = openIndex();
    index.put(watchOf(3, { words: 'pruning OR kernels OR adapters' }));
    index.put(watchOf(1, { minVotes: 10 }));
    index.put(watchOf(2, { category: 'cs.LG' }));
    index.put(watchOf(4, { words: 'pruning' }, { pausedReason: 'user' }));
    expect(index.match(paperOf(PAPER))).toEqual([1, 2, 3]);
    index.put(watchOf(2, { category: 'cs.CV' }));
    index.remove(3);
    expect(index.match(paperOf(PAPER))).toEqual([1]);
    expect(index.size).toBe(2);
    index.put(watchOf(1, { minVotes: 10 }, { pausedReason: 'dms_closed' }));
    expect(index.match(paperOf(PAPER))).toEqual([]);
    expect(index.size).toBe(1);
  });

  it('keeps what is asked of the watches of a word when another one of it is removed', () => {
    const index = openIndex();
    index.put(watchOf(1, { words: 'pruning attention' }));
    index.put(watchOf(2, { words: 'pruning recurrent', minVotes: 10 }));
    index.put(watchOf(3, { words: 'pruning' }));
    index.put(watchOf(4, { words: 'pruning gradients' }));
    index.remove(2);
    expect(index.match(paperOf(PAPER))).toEqual([3]);
    index.remove(1);
    expect(index.match(paperOf(PAPER))).toEqual([3]);
    expect(index.match(paperOf({ ...PAPER, abstract: 'Gradients.' }))).toEqual([3, 4]);
  });

  it('finds exactly the watches that fit, whatever the frequencies of terms', () => {
    const WORDS = [
      'graph',
      'graphs',
      'neural',
      'sparse',
      'of',
      'gpt-4',
      'c++',
      '-neural',
      '"sparse graph"',
      'OR',
    ];
    const words = fc.option(
      fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map(list => list.join(' ')),
      { nil: null },
    );
    const criteria = fc.record({
      words,
      author: fc.constantFrom(null, null, 'Gu', 'Ada Gu', 'A. Gu'),
      organization: fc.constantFrom(null, null, 'Quiet Lab'),
      category: fc.constantFrom(null, null, 'cs.LG'),
      minVotes: fc.constantFrom(null, null, 3),
    });
    const text = fc
      .array(fc.constantFrom('graph', 'neural', 'sparse', 'of', 'GPT-4', 'gpt', 'C++', 'graphs'), {
        maxLength: 6,
      })
      .map(list => list.join(' '));
    const paper = fc.record({
      title: text,
      abstract: text,
      authors: fc.subarray(['Ada Gu', 'Bo Chen']),
      organization: fc.constantFrom(null, 'The Quiet Lab'),
      categories: fc.subarray(['cs.LG', 'cs.CL']),
      upvotes: fc.constantFrom(null, 1, 5),
    });
    fc.assert(
      fc.property(
        fc.array(criteria, { maxLength: 8 }),
        fc.array(paper, { maxLength: 4 }),
        fc.func(fc.nat(100)),
        (all, papers, frequency) => {
          const index = createWatchIndex({ papersWith: term => frequency(term) });
          for (const [i, each] of all.entries()) index.put(watchOf(i + 1, each));
          for (const fields of papers) {
            const fitting = all.flatMap((each, i) =>
              index.predicateOf(each)(paperOf(fields)) ? [i + 1] : [],
            );
            expect(index.match(paperOf(fields))).toEqual(fitting);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
