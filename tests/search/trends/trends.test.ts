import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';
import { risingScore } from '../../../src/search/trends/rising-score.ts';
import { createTestIndex } from '../../support/paper-index.ts';

/** Returns an index of papers whose ids are 1, 2, …. */
function indexOf(papers: readonly (Partial<PaperFields> & { title: string })[]) {
  const index = createTestIndex();
  for (const [i, paper] of papers.entries())
    index.put({ ...emptyPaper(paper.title), ...paper, id: i + 1, rev: i + 1 });
  return index;
}

/** Runs a generator to its end. */
function runAll<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('papers a month', () => {
  const index = indexOf([
    { title: 'Sparse attention for long texts', publishedAt: '2026-01-05', categories: ['cs.CL'] },
    { title: 'Attention that is sparse', publishedAt: '2026-01', categories: ['cs.LG'] },
    { title: 'Dense attention', publishedAt: '2026-03-31', categories: ['cs.CL'] },
    { title: 'Sparse attention, again', publishedAt: '2025' },
    { title: 'Tabular data' },
  ]);
  const count = (...queries: Parameters<typeof index.countByMonth>[0][number]) =>
    runAll(index.countByMonth([queries]))[0];

  it('count a paper that has all words, and one whose month is not known apart', () => {
    expect(count({ words: 'sparse attention' })).toMatchObject({
      months: new Map([['2026-01', 2]]),
      undated: 1,
    });
  });

  it('count a paper once that fits several queries of a topic', () => {
    const counts = count({ words: 'sparse' }, { words: 'attention' });
    expect(counts?.months).toEqual(
      new Map([
        ['2026-01', 2],
        ['2026-03', 1],
      ]),
    );
  });

  it('respect phrases, filters and exclusions', () => {
    expect(count({ words: 'sparse attention', phrases: ['sparse attention'] })?.months.get('2026-01')).toBe(
      1,
    );
    expect(count({ words: '', filter: { categories: ['cs.CL'] } })?.months.size).toBe(2);
    expect(count({ words: 'attention', filter: { excludedWords: ['dense'] } })?.months.has('2026-03')).toBe(
      false,
    );
  });

  it('are those of the whole corpus without a query', () => {
    expect(count()).toMatchObject({ undated: 2 });
  });

  it('are none for a word that no paper has, which is named', () => {
    expect(count({ words: 'sparse qwzxjk' })).toMatchObject({
      months: new Map(),
      undated: 0,
      ignored: ['qwzxjk'],
    });
  });

  it('leave out papers that were removed', () => {
    const changing = indexOf([{ title: 'Sparse attention', publishedAt: '2026-01-05' }]);
    changing.remove(1);
    expect(runAll(changing.countByMonth([[{ words: 'sparse' }], []]))).toMatchObject([
      { months: new Map(), undated: 0 },
      { months: new Map(), undated: 0 },
    ]);
  });
});

describe('papers a month of a large corpus', () => {
  const SIZE = 5_200;
  const titles = Array.from({ length: SIZE }, (_, at) => ({
    title: at % 2 === 0 ? 'Sparse attention' : 'Dense attention',
    publishedAt: '2026-01-05',
  }));

  it('are counted in several steps, between which other searches change nothing', () => {
    const index = indexOf(titles);
    const steps = index.countByMonth([[{ words: 'sparse attention' }], [{ words: 'attention' }]]);
    let step = steps.next();
    let taken = 0;
    for (; step.done !== true; step = steps.next()) {
      taken += 1;
      index.search('dense', { limit: 1 });
    }
    expect(step.value.map(({ months }) => months.get('2026-01'))).toEqual([SIZE / 2, SIZE]);
    // Two topics, each with its documents and their months in two steps.
    expect(taken).toBeGreaterThanOrEqual(12);
  });
});

/** Returns the whole numbers of a range, both ends included. */
const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('rising terms', () => {
  const OLD = ['gradient boosting for tables', 'speech translation', 'graph coloring', 'protein folding'];
  const earlier = Array.from({ length: 40 }, (_, i) => ({ title: `${OLD[i % 4]} study` }));
  const recent = [
    { title: 'A mixture of experts for speech', upvotes: 3 },
    { title: 'Routing in a mixture of experts', upvotes: 9 },
    { title: 'Speech translation at night', abstract: 'We train a mixture of experts.', upvotes: 50 },
    { title: 'Protein folding study' },
    { title: 'Graph coloring study' },
  ];
  const index = indexOf([...earlier, ...recent]);
  const find = (options: { limit?: number; recent?: number[]; before?: number[] } = {}) =>
    runAll(index.risingTerms({ recent: ids(41, 45), before: ids(1, 40), limit: 5, examples: 2, ...options }));

  it('are what recent papers have and earlier ones had not, as words in a row', () => {
    expect(find()[0]).toEqual({
      words: ['mixture', 'of', 'experts'],
      recent: 3,
      before: 0,
      examples: [42, 41],
    });
  });

  it('name no word twice, and none that is as frequent as before', () => {
    const words = find().flatMap(each => each.words);
    expect(new Set(words).size).toBe(words.length);
    expect(words).not.toContain('folding');
  });

  it('are no single words that only texts mention', () => {
    const noisy = ['kites', 'anchors', 'lanterns', 'bridges'].map(title => ({
      title: `On ${title}`,
      abstract: 'Measured by tolerance.',
    }));
    const inTexts = indexOf([...earlier, ...noisy]);
    const options = { recent: ids(41, 44), before: ids(1, 40), limit: 5, examples: 1 };
    expect(runAll(inTexts.risingTerms(options))).toEqual([]);
    const named = noisy.map(each => ({ ...each, title: `${each.title} with tolerance` }));
    expect(runAll(indexOf([...earlier, ...named]).risingTerms(options))[0]?.words).toEqual(['tolerance']);
  });

  it('are none without recent papers, and ignore papers that the index lacks', () => {
    expect(find({ recent: [] })).toEqual([]);
    expect(find({ recent: [...ids(41, 45), 999] })).toEqual(find());
  });

  it('are found in steps that let others run', () => {
    const many = indexOf(Array.from({ length: 450 }, (_, i) => ({ title: `paper ${i} about tokens` })));
    const steps = many.risingTerms({ recent: ids(1, 450), before: [], limit: 5, examples: 1 });
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThanOrEqual(10);
  });
});

describe('the score of a rising term', () => {
  const corpus = { having: 50, papers: 10_000 };

  it('is above zero for a share that rises, more so the more papers have it, and below for one that falls', () => {
    const share = fc.integer({ min: 0, max: 499 });
    fc.assert(
      fc.property(share, share, (recent, before) => {
        const score = (having: number) =>
          risingScore({ having, papers: 500 }, { having: before, papers: 500 }, corpus);
        expect(Math.sign(score(recent))).toBe(Math.sign(recent - before));
        expect(recent <= before || score(recent + 1) > score(recent)).toBe(true);
      }),
    );
  });

  it('puts a clear rise before a word of two papers that nobody had before', () => {
    const clear = risingScore({ having: 40, papers: 500 }, { having: 20, papers: 1000 }, corpus);
    const rare = risingScore(
      { having: 2, papers: 500 },
      { having: 0, papers: 1000 },
      { having: 2, papers: 10_000 },
    );
    expect(clear).toBeGreaterThan(rare);
  });

  it('is finite for groups without papers', () => {
    const none = { having: 0, papers: 0 };
    expect(risingScore(none, none, none)).toBe(0);
  });
});
