import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutDigest, type DigestLayoutInput } from '../../../src/core/schedule/digest-layout.ts';
import { groupByTheme, type ThemedPaper } from '../../../src/core/schedule/digest-themes.ts';
import { findNearDuplicates } from '../../../src/core/schedule/near-duplicates.ts';

/** A paper with these words, the first of most weight. */
const themed = (id: number, ...words: readonly string[]): ThemedPaper => ({
  id,
  words: words.map((word, place) => ({ stem: word.slice(0, 4), word, weight: 10 - place })),
});

const STEMS = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox', 'gnu', 'hen'];

const near = () => 0.3;
const far = () => 0;
/** Papers whose numbers make six say the same. */
const nearIfSix = (a: number, b: number) => (a + b === 6 ? 1.3 : 0.2);

/** A paper about something of its own, that mentions the way. */
const weak = (id: number): ThemedPaper => ({
  id,
  words: [
    { stem: `own${id}`, word: `own${id}`, weight: 10 },
    { stem: 'way', word: 'way', weight: 3 },
  ],
});

describe('the groups of a digest', () => {
  it('are the papers that share a telling word, under that word, in the order of their first papers', () => {
    const papers = [
      themed(1, 'ferns', 'spores'),
      themed(2, 'whales'),
      themed(3, 'ferns', 'spores'),
      themed(4, 'knots'),
      themed(5, 'whale', 'songs'),
      themed(6, 'fern', 'spore', 'shade'),
    ];
    expect(groupByTheme(papers, near)).toEqual([
      { words: ['ferns'], paperIds: [1, 3, 6] },
      { words: ['whales'], paperIds: [2, 5] },
      { words: [], paperIds: [4] },
    ]);
  });

  it('are none by a word that nearly all papers share, or that few are about', () => {
    const papers = Array.from({ length: 6 }, (_, id) => themed(id + 1, 'ferns', `other${id}`.slice(-4)));
    expect(groupByTheme(papers, near)).toEqual([{ words: [], paperIds: [1, 2, 3, 4, 5, 6] }]);
    expect(groupByTheme([weak(1), weak(2), themed(3, 'knots')], near)).toHaveLength(1);
  });

  it('are none of papers that share a word and little else', () => {
    const papers = [
      themed(1, 'cells'),
      themed(2, 'cells'),
      themed(3, 'cells'),
      themed(4, 'knots'),
      themed(5, 'ropes'),
    ];
    const biology = new Set([1, 3]);
    const nearness = (a: number, b: number) => (biology.has(a) && biology.has(b) ? 0.4 : 0.01);
    expect(groupByTheme(papers, nearness)).toEqual([
      { words: ['cells'], paperIds: [1, 3] },
      { words: [], paperIds: [2, 4, 5] },
    ]);
  });

  it('have each paper once, at most four themes, and do not depend on anything but the papers', () => {
    const paper = fc.record({
      words: fc.uniqueArray(
        fc.record({ stem: fc.constantFrom(...STEMS), weight: fc.integer({ min: 1, max: 9 }) }),
        { selector: ({ stem }) => stem, maxLength: 6 },
      ),
    });
    fc.assert(
      fc.property(fc.array(paper, { minLength: 1, maxLength: 10 }), fc.nat(100), (drawn, seed) => {
        const papers = drawn.map(({ words }, at) => ({
          id: at + 1,
          words: words.map(each => ({ ...each, word: each.stem })),
        }));
        const nearness = (a: number, b: number) => ((a * b * (seed + 1)) % 7) / 10;
        const groups = groupByTheme(papers, nearness);
        const ids = groups.flatMap(({ paperIds }) => paperIds);
        expect(ids.toSorted((a, b) => a - b)).toEqual(papers.map(({ id }) => id));
        const themes = groups.filter(({ words }) => words.length > 0);
        expect(themes.length).toBeLessThanOrEqual(4);
        expect(themes.every(({ paperIds }) => paperIds.length >= 2)).toBe(true);
        expect(groups.slice(0, -1).every(({ words }) => words.length > 0)).toBe(true);
        expect(groupByTheme(papers, nearness)).toEqual(groups);
      }),
    );
  });
});

describe('near-duplicates', () => {
  it('are papers that have nearly the same title, or are very near with words of it in common', () => {
    const papers = [
      { id: 1, title: 'Pruning Orchard Trees in a Cold Winter' },
      { id: 2, title: 'Songs of grey whales' },
      { id: 3, title: 'Pruning orchard trees in a cold winter, part II' },
      { id: 4, title: 'Songs of blue whales at sea' },
    ];
    expect(findNearDuplicates(papers, far)).toEqual(new Map([[3, 1]]));
    expect(findNearDuplicates(papers, nearIfSix)).toEqual(
      new Map([
        [3, 1],
        [4, 2],
      ]),
    );
  });

  it('are not papers with the same few words for a title', () => {
    const editorials = [1, 2].map(id => ({ id, title: 'Editorial: trees' }));
    expect(findNearDuplicates(editorials, far)).toEqual(new Map());
  });
});

describe('the layout of a digest', () => {
  const input: DigestLayoutInput = {
    papers: ['Ferns', 'Whales', 'On the knots of ropes', 'Songs', 'Moss', 'Knots of ropes and nets'].map(
      (title, at) => ({ id: at + 1, title }),
    ),
    words: new Map(
      [themed(1, 'ferns'), themed(2, 'whales'), themed(4, 'whales'), themed(5, 'ferns')].map(
        ({ id, words }) => [id, words],
      ),
    ),
    nearness: (a, b) => (a + b === 9 && a * b === 18 ? 1.3 : 0.3),
    nearestEarlier: new Map([
      [1, 0.4],
      [3, 0.05],
    ]),
    earlierPapers: 50,
    headingOf: ({ words }) => words.join(', ').toUpperCase(),
  };

  it('puts groups under headings, and a near-duplicate after the paper that it is like', () => {
    const { order, headings, collapsed } = layoutDigest(input);
    expect(order).toEqual([1, 5, 2, 4, 3, 6]);
    expect([...headings]).toEqual([
      [1, 'FERNS'],
      [2, 'WHALES'],
      [3, 'Others'],
    ]);
    expect([...collapsed]).toEqual([6]);
  });

  it('marks what is unlike the earlier papers of the server, once it has had fifty', () => {
    expect([...layoutDigest(input).unlike]).toEqual([3]);
    expect([...layoutDigest({ ...input, earlierPapers: 49 }).unlike]).toEqual([]);
  });

  it('keeps the order, without headings, if no themes are shared', () => {
    const { order, headings } = layoutDigest({ ...input, words: new Map(), nearness: () => 0 });
    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
    expect(headings.size).toBe(0);
  });
});
