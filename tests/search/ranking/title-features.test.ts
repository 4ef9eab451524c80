import { describe, expect, it } from 'vitest';
import { createTitleMatcher } from '../../../src/search/ranking/title-features.ts';
import { planOf, textIndexOf } from '../text-index.ts';

/** Compares a query with the title of one of several papers, whose words all are equally rare. */
function compare(query: string, title: string) {
  const index = textIndexOf({ title }, { title: 'Something else: pruned bridges of rivers' });
  return createTitleMatcher(planOf(query, index).tokens, index).compare(
    0,
    Uint32Array.from(index.documents.record(0).title),
  );
}

describe('adjacency', () => {
  it.each([
    ['red trams at night', 'All red trams at night stop', 1],
    ['night red', 'Red trams at night', 0],
    ['red trams', 'Red electric trams', 0],
    ['trams', 'Red trams', 0],
    // The same stem counts 0.8 for each word.
    ['red tram', 'Red trams', 0.8],
    ['timetable tram', 'Timetables trams', 0.64],
  ])('of %j in %j is %d', (query, title, value) => {
    expect(compare(query, title).adjacency).toBeCloseTo(value);
  });

  it('is the share of neighbours, by weight', () => {
    const half = compare('red trams quietly sleeping', 'Red trams sleeping quietly').adjacency;
    expect(half).toBeCloseTo(1 / 3);
  });

  it('leaves out words that no paper has', () => {
    expect(compare('red trams qzx', 'Red trams').adjacency).toBe(1);
  });

  it('is the same without the other features', () => {
    const index = textIndexOf({ title: 'Red trams at night' });
    const matcher = createTitleMatcher(planOf('trams at day', index).tokens, index);
    const title = Uint32Array.from(index.documents.record(0).title);
    expect(matcher.adjacency(title)).toBe(matcher.compare(0, title).adjacency);
  });
});

describe('coverage', () => {
  it.each([
    ['night red', 'Red trams at night', 1],
    ['red qzx', 'Red trams', 1],
    ['tram', 'Red trams', 0.8],
    ['bridges', 'Red trams', 0],
    ['red bridges', 'Red trams', 0.5],
  ])('of %j by %j is %d', (query, title, value) => {
    expect(compare(query, title).coverage).toBeCloseTo(value);
  });
});

describe('the acronym of a long form', () => {
  const title = 'Fast DC for trams';
  const query = 'deep red caves for trams';

  function compareWith(from: number, to: number) {
    const index = textIndexOf({ title }, { title: 'Deep red caves: DC' });
    const term = index.terms.find('s:dc');
    const alias = { stems: [term], from, to, titleReading: { term, weight: 0.8 }, share: 0.5, idf: 1 };
    const { tokens } = planOf(query, index, { aliases: () => [alias] });
    const matcher = createTitleMatcher(tokens, index);
    const compared = matcher.compare(0, Uint32Array.from(index.documents.record(0).title));
    return { tokens, compared };
  }

  it('in a title covers all its words, and is their neighbour to the words beside them', () => {
    const { tokens, compared } = compareWith(0, 3);
    const weights = tokens.map(({ titleIdf }) => titleIdf);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const longForm = weights.slice(0, 3).reduce((sum, weight) => sum + weight, 0);
    expect(compared.coverage).toBeCloseTo((0.8 * longForm + (total - longForm)) / total);
    const pairs = weights.slice(1).map((weight, i) => weight + (weights[i] ?? 0));
    const [first = 0, second = 0, third = 0, last = 0] = pairs;
    const found = 0.64 * (first + second) + 0.8 * third + last;
    expect(compared.adjacency).toBeCloseTo(found / (first + second + third + last));
  });

  it('stands for no other words', () => {
    const { compared } = compareWith(1, 3);
    expect(compared.adjacency).toBeLessThan(compareWith(0, 3).compared.adjacency);
    expect(compared.coverage).toBeLessThan(compareWith(0, 3).compared.coverage);
  });
});

describe('start', () => {
  it.each([
    ['red trams', 'Red trams at night', 1],
    ['red tram', 'Red trams at night', Math.sqrt(0.8)],
    ['trams at', 'Red trams at night', 0],
    ['red trams at night', 'Red trams', 0],
    ['', 'Red trams', 0],
  ])('of %j in %j is %d', (query, title, value) => {
    expect(compare(query, title).start).toBeCloseTo(value);
  });
});

describe('the query is the title or its head, but for stop words and word forms:', () => {
  it.each([
    ['the pruning of a tram', 'Pruned trams', true],
    ['pruned trams', 'Pruning of trams: a survey', true],
    ['pruned trams survey', 'Pruning of trams: a survey', true],
    ['pruned', 'Pruning of trams: a survey', false],
    ['trams pruned', 'Pruned trams', false],
    ['pruned trams at night', 'Pruned trams', true],
    ['the of', 'Pruned trams', false],
  ])('%j, %j: %s', (query, title, isSame) => {
    expect(compare(query, title).isSameByStems).toBe(isSame);
  });
});
