import { describe, expect, it } from 'vitest';
import { chooseCandidates, type CandidateContext } from '../../../src/search/ranking/candidates.ts';
import { createDocumentScorer } from '../../../src/search/ranking/score-documents.ts';
import { createTitleMatcher } from '../../../src/search/ranking/title-features.ts';
import { planOf, textIndexOf } from '../text-index.ts';

function choose(
  query: string,
  index: ReturnType<typeof textIndexOf>,
  context: Partial<Pick<CandidateContext, 'accepts' | 'hasAll' | 'limit'>> = {},
) {
  const plan = planOf(query, index);
  return chooseCandidates(plan, createDocumentScorer(index)(plan), {
    index,
    titles: createTitleMatcher(plan.tokens, index),
    accepts: () => true,
    hasAll: undefined,
    limit: 10,
    ...context,
  });
}

describe('candidates', () => {
  /** 300 papers with the words of a query in their text, one of them with a long text and the words in its title. */
  const many = textIndexOf(
    ...Array.from({ length: 300 }, (_, at) => ({ title: `Line ${at}`, abstract: 'Red trams, red trams.' })),
    { title: 'On red and on other trams', abstract: 'A long text about other things. '.repeat(40) },
  );

  it('are the best by score, and by title; the others follow as far as a result may show them', () => {
    const { documents, others, total } = choose('red trams', many, { limit: 200 });
    expect(documents.size).toBeLessThan(205);
    expect(documents).toContain(300);
    expect(total).toBe(301);
    expect(others.filter(document => documents.has(document))).toEqual([]);
    expect(documents.size + others.length).toBeGreaterThanOrEqual(200);
  });

  it('are accepted documents alone, which are counted', () => {
    const { documents, others, total } = choose('red trams', many, {
      accepts: document => document % 100 === 0,
    });
    expect([...documents].toSorted((a, b) => a - b)).toEqual([0, 100, 200, 300]);
    expect([others, total]).toEqual([[], 4]);
  });

  it('are those with all words first', () => {
    const { documents, totalWithAll } = choose('red trams', many, { hasAll: document => document === 299 });
    expect(documents).toContain(299);
    expect(totalWithAll).toBe(1);
  });

  it('are none for words that no paper has', () => {
    const { documents, others, total, totalWithAll } = choose('qzx', many);
    expect([documents.size, others.length, total, totalWithAll]).toEqual([0, 0, 0, 0]);
  });

  it('hold titles with the words in the order of the query before shorter ones', () => {
    const index = textIndexOf(
      ...Array.from({ length: 60 }, (_, at) => ({ title: `Trams red ${at}` })),
      ...Array.from({ length: 200 }, () => ({ title: 'Bridges', abstract: 'Red trams red trams red trams' })),
      { title: 'Some of the many red trams of a town', abstract: 'Bridges and rivers. '.repeat(50) },
    );
    expect(choose('red trams', index).documents).toContain(260);
  });
});
