import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { PaperIndex } from '../../src/core/search/search.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { indexOf, paper, starterIndex, starterPapers } from './starter-papers.ts';

const words = fc.constantFrom(
  'attention',
  'atention',
  'pruning',
  'GPT-4',
  'the',
  'network',
  'networks',
  'π',
  'Han',
  '学习模型',
  'once-for-all',
);
const text = fc.array(words, { maxLength: 6 }).map(each => each.join(' '));
const anyPaper: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    title: text,
    abstract: fc.option(text),
    keywords: fc.array(text, { maxLength: 2 }),
    authors: fc.array(fc.constantFrom('Song Han', 'Ada Byron', 'Li'), { maxLength: 2 }),
    publishedAt: fc.constantFrom(null, '2024', '2024-05-02'),
  })
  .map(paper);
const change = fc.oneof(
  anyPaper.map(put => ({ put, remove: undefined })),
  fc.integer({ min: 1, max: 6 }).map(remove => ({ put: undefined, remove })),
);
const queries = [
  'attention',
  'atention netwrok',
  'gpt 4',
  'song han',
  'the once',
  'pi 学习',
  'pruning network byron',
];

const resultsOf = (index: Omit<PaperIndex, 'put' | 'remove'>) => ({
  size: index.size,
  authors: ['song han', 'Han', 'byron', 'Li', 'S. Han'].map(name =>
    [...index.byAuthor(name)].toSorted((a, b) => a - b),
  ),
  similar: [1, 2, 3, 4, 5, 6].map(id => index.similar(id, 10)),
  completions: queries.map(query => index.complete(query, 10)),
  searches: queries.map(query => index.search(query, { limit: 10 })),
});

/** Allows scores to differ by rounding: the average length is updated from change to change. */
const closeTo = ({ searches, similar, ...others }: ReturnType<typeof resultsOf>) => ({
  ...others,
  searches: searches.map(({ hits, ...result }) => ({ ...result, hits: hits.map(closeScore) })),
  similar: similar.map(hits => hits.map(closeScore)),
});

const closeScore = <H extends { readonly score: number }>({ score, ...hit }: H) => ({
  ...hit,
  score: expect.closeTo(score, 6),
});

it('an index after any changes returns the same results as a new one', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), changes => {
      const index = createTestIndex();
      const left = new Map<number, Paper>();
      for (const { put, remove } of changes) {
        if (put !== undefined) {
          index.put(put);
          left.set(put.id, put);
        } else {
          index.remove(remove);
          left.delete(remove);
        }
      }
      expect(resultsOf(index)).toEqual(closeTo(resultsOf(indexOf([...left.values()]))));
    }),
    { numRuns: 50 },
  );
});

it('replacing the starter papers twice changes nothing', () => {
  const index = createTestIndex();
  for (let round = 0; round < 2; round += 1) for (const each of starterPapers) index.put(each);
  expect(resultsOf(index)).toEqual(closeTo(resultsOf(starterIndex())));
});

it('the order in which papers are added does not matter, nor removed papers, for a word that the stem vectors lack', () => {
  const papers = starterPapers.slice(0, 120).map(each => ({ ...each, title: `${each.title} Zorbex` }));
  const index = indexOf(papers.toReversed());
  for (const { id } of papers.slice(0, 20)) index.remove(id);
  const left = indexOf(papers.slice(20));
  const { hits } = index.search('zorbex', { limit: 20 });
  expect(hits).toEqual(left.search('zorbex', { limit: 20 }).hits.map(closeScore));
});
