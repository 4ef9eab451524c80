import { describe, expect, it } from 'vitest';
import { aliasScore, pairScore, pairsOf } from '../../../src/search/ranking/text-features.ts';
import { planOf, textIndexOf } from '../text-index.ts';

/** The score of a query for one paper, in units of the pair's weight. */
function scoreOf(query: string, title: string, abstract: string, lengthFactor = 1): number {
  const index = textIndexOf({ title, abstract }, { title: 'Red trams sleep' });
  const plan = planOf(query, index);
  const pairs = pairsOf(plan);
  const [idf = 1] = pairs.idfs.values();
  return pairScore(pairs, index.documents.record(0), index.words.stemOf, lengthFactor) / idf;
}

describe('pairs of neighbouring words', () => {
  it('count in title and text by their stems, in order, and saturate', () => {
    expect(scoreOf('red trams', 'The red tram', '')).toBeCloseTo(1 / 2.2);
    expect(scoreOf('red trams', 'The red tram', 'A red tram. Red trams.')).toBeCloseTo(3 / 4.2);
    expect(scoreOf('red trams', 'Trams red', 'Trams that are red.')).toBe(0);
  });

  it('skip stop words in the query and in the text', () => {
    expect(scoreOf('red of trams', 'A', 'red and the trams')).toBeCloseTo(1 / 2.2);
  });

  it('do not reach from one text into the next', () => {
    expect(scoreOf('red trams', 'A red', 'trams')).toBe(0);
  });

  it('count less in a longer text', () => {
    expect(scoreOf('red trams', 'Red trams', '', 2)).toBeLessThan(scoreOf('red trams', 'Red trams', '', 1));
  });

  it('of one word do not exist', () => {
    expect(scoreOf('red red', 'Red red trams', '')).toBe(0);
  });
});

describe('the long form of an acronym', () => {
  it.each([
    ['Red trams run', '', 1],
    ['Red electric trams', '', 0.3],
    ['Bridges', 'Trams that are red.', 0.4],
    ['Red', 'Trams', 0],
    ['Bridges', '', 0],
  ])('in the title %j with the text %j counts %d of share and weight', (title, abstract, value) => {
    const index = textIndexOf({ title, abstract }, { title: 'red trams' });
    const stems = ['s:red', 's:tram'].map(term => index.terms.find(term));
    const score = aliasScore([{ stems, share: 0.5, idf: 4 }], index.documents.record(0), index.words.stemOf);
    expect(score).toBeCloseTo(2 * value);
  });

  it('counts once, in its best reading', () => {
    const index = textIndexOf({ title: 'Red trams' });
    const stems = [index.terms.find('s:red')];
    const aliases = [0.2, 0.9, 0.5].map(share => ({ stems, share, idf: 1 }));
    expect(aliasScore(aliases, index.documents.record(0), index.words.stemOf)).toBe(0.9);
    expect(aliasScore([], index.documents.record(0), index.words.stemOf)).toBe(0);
  });
});
