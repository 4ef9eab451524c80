import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextIndex, type TextIndex } from '../../../src/search/documents/text-index.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { paper } from '../starter-papers.ts';
import { textIndexOf } from '../text-index.ts';

const words = fc
  .array(
    fc.constantFrom(
      'red',
      'reds',
      'the',
      'of',
      'pre-training',
      'qwen2.5',
      'Llama 3',
      'C++',
      'trams.',
      '漢字',
    ),
    {
      maxLength: 6,
    },
  )
  .map(list => list.join(' '));

/** One of a few papers, so that versions of the same one follow each other. */
const anyPaper: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.integer({ min: 1, max: 5 }),
    title: words,
    tldr: fc.option(words),
    keywords: fc.array(words, { maxLength: 2 }),
    abstract: fc.option(words),
    authors: fc.subarray(['Song Han', 'Wei Li', 'Han Li', 'Wei Li']),
    organization: fc.option(fc.constantFrom('Tree Labs', 'Labs')),
    categories: fc.subarray(['cs.LG', 'cs.CL']),
    upvotes: fc.option(fc.nat(9)),
  })
  .map(paper);

/** Returns all that can be said of the terms, words and papers in use, by their texts. */
function contentOf({ terms, words: table, documents }: TextIndex) {
  const used = Array.from({ length: terms.size }, (_, term) => term).filter(
    term => terms.papersWith(term) !== 0,
  );
  const postings = (term: number) => {
    const found: string[] = [];
    terms.scan(term, (list, from, to) => {
      for (const posting of list.subarray(from, to)) {
        const id = documents.columns.ids[posting >>> 8] ?? 0;
        if (id !== 0) found.push(`${id}:${posting & 0xff}`);
      }
    });
    return found.toSorted();
  };
  return {
    size: documents.size,
    lengths: [documents.meanTitleLength, documents.meanTextLength],
    terms: Object.fromEntries(
      used.map(term => [
        terms.textOf(term),
        [terms.papersWith(term), terms.titlesWith(term), postings(term)],
      ]),
    ),
    words: Object.fromEntries(
      Array.from(
        { length: table.size },
        (_, word) => [table.textOf(word), table.papersWith(word)] as const,
      ).filter(([, papers]) => papers !== 0),
    ),
  };
}

describe('a text index', () => {
  it('after any changes has the counts and postings of a fresh one', () => {
    const change = fc.oneof({ weight: 3, arbitrary: anyPaper }, fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), changes => {
        const index = createTextIndex();
        const papers = new Map<number, Paper>();
        for (const each of changes) {
          if (typeof each === 'number') {
            index.remove(each);
            papers.delete(each);
          } else {
            index.put(each);
            papers.set(each.id, each);
          }
        }
        const fresh = createTextIndex();
        for (const each of papers.values()) fresh.put(each);
        expect(contentOf(index)).toEqual(contentOf(fresh));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the document of a paper whose texts are the same, with its new figures', () => {
    const index = textIndexOf({ title: 'Red trams', upvotes: 1 });
    expect(
      index.put(paper({ id: 1, title: 'Red trams', upvotes: 7, publishedAt: '2024-05' })),
    ).toBeUndefined();
    expect(index.documents.columns.votes[0]).toBe(8);
    expect(index.documents.columns.days[0]).toBe(20_240_500);
    expect(index.put(paper({ id: 1, title: 'Red tram' }))).toEqual({ removed: 0, added: 1 });
  });
});

describe('tidying', () => {
  const TERM = 's:tram';

  it('drops the postings of removed papers, and gives their numbers to new ones', () => {
    const index = textIndexOf(...Array.from({ length: 250 }, (_, at) => ({ title: `Trams of line ${at}` })));
    for (let id = 1; id <= 220; id += 1) index.remove(id);
    const term = index.terms.find(TERM);
    expect([index.terms.papersWith(term), index.terms.postingCount(term)]).toEqual([30, 250]);
    while (index.tidy());
    expect([index.terms.papersWith(term), index.terms.postingCount(term)]).toEqual([30, 30]);
    expect(index.documents.removedCount).toBe(0);
    for (let id = 1; id <= 220; id += 1) index.put(paper({ id, title: `Trams of line ${id - 1}` }));
    expect(index.documents.capacity).toBe(250);
    index.put(paper({ id: 999, title: 'One more' }));
    expect(index.documents.capacity).toBe(251);
  });

  it('waits until enough papers were removed', () => {
    const index = textIndexOf(...Array.from({ length: 150 }, () => ({ title: 'Trams' })));
    for (let id = 1; id <= 100; id += 1) index.remove(id);
    expect(index.tidy()).toBe(false);
    expect(index.documents.removedCount).toBe(100);
    const before = index.documents.capacity;
    index.put(paper({ id: 1, title: 'Trams' }));
    expect(index.documents.capacity).toBe(before + 1);
  });

  it('in several steps keeps papers that are added between them, and not those that are removed', () => {
    // More postings than one step looks at.
    const abstract = Array.from({ length: 700 }, (_, at) => `w${at}`).join(' ');
    const index = textIndexOf(...Array.from({ length: 300 }, () => ({ title: 'Trams', abstract })));
    for (let id = 1; id <= 200; id += 1) index.remove(id);
    expect(index.tidy()).toBe(true);
    index.remove(201);
    index.put(paper({ id: 1000, title: 'Late trams' }));
    while (index.tidy());
    const term = index.terms.find(TERM);
    expect(index.terms.papersWith(term)).toBe(100);
    const ids = new Set<number>();
    index.terms.scan(term, (list, from, to) => {
      for (const posting of list.subarray(from, to)) ids.add(index.documents.columns.ids[posting >>> 8] ?? 0);
    });
    ids.delete(0);
    expect([ids.size, ids.has(1000), ids.has(201)]).toEqual([100, true, false]);
  });
});
