import { describe, expect, it } from 'vitest';
import { createCorpus } from './corpus.ts';
import { otherSpelling } from './spellings.ts';

const corpus = createCorpus(1);
const papers = [...corpus.papers(60)];

function wordCounts(texts: readonly (string | null)[]): number[] {
  return texts.map(text => text?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0).toSorted((a, b) => a - b);
}

describe('the generated corpus', () => {
  it('is the same for the same seed, whichever paper is made first', () => {
    const again = createCorpus(1);
    expect(again.paperAt(40)).toEqual(papers[40]);
    expect([...again.papers(3)]).toEqual(papers.slice(0, 3));
    expect(createCorpus(2).paperAt(0).title).not.toBe(papers[0]?.title);
  });

  it('has titles and abstracts of the usual length', () => {
    expect(wordCounts(papers.map(({ title }) => title))[30]).toBeGreaterThan(7);
    expect(wordCounts(papers.map(({ title }) => title))[30]).toBeLessThan(14);
    expect(wordCounts(papers.map(({ abstract }) => abstract))[30]).toBeGreaterThan(120);
  });

  it('has what queries are about: heads, acronyms with their long form, authors, both spellings', () => {
    expect(papers.filter(({ title }) => title.includes(': ')).length).toBeGreaterThan(15);
    expect(papers.filter(({ abstract }) => /\([A-Z]{3,5}s?\)/u.test(abstract ?? '')).length).toBeGreaterThan(
      15,
    );
    expect(papers.every(({ authors }) => authors.length > 0)).toBe(true);
    expect(otherSpelling('optimisation')).toBe('optimization');
  });
});
