import { describe, expect, it } from 'vitest';
import { starterIndex, starterPapers } from './starter-papers.ts';

const index = starterIndex();

/** Returns the place of each paper among the first five hits of its query, from 0; -1 if it is not among them. */
function places(queries: readonly { readonly id: number; readonly query: string }[]): readonly number[] {
  return queries.map(({ id, query }) =>
    index.search(query, { limit: 5 }).hits.findIndex(hit => hit.id === id),
  );
}

/** Returns the share of papers that are among the first `within` hits. */
function share(found: readonly number[], within: number): number {
  return found.filter(place => place >= 0 && place < within).length / found.length;
}

/** Replaces one letter in a word of the title with five letters or more, chosen by the paper's number. */
function withTypo(title: string, seed: number): string | undefined {
  const words = [...title.matchAll(/[A-Za-z]{5,}/gu)];
  const word = words[seed % Math.max(words.length, 1)];
  if (word === undefined) return undefined;
  const place = word.index + (seed % word[0].length);
  return `${title.slice(0, place)}${'abcdefghijklmnopqrstuvwxyz'.charAt((seed * 7) % 26)}${title.slice(place + 1)}`;
}

// Each floor is a little under what was measured on the 394 papers of the starter file.
describe('a known paper', () => {
  it('is found first by its title (measured 100%)', () => {
    const queries = starterPapers.map(({ id, title }) => ({ id, query: title }));
    expect(share(places(queries), 1)).toBeGreaterThan(0.99);
  });

  it('is found by six long words of its summary (measured 99.7% first, all among five)', () => {
    const queries = starterPapers.map(({ id, tldr }) => ({
      id,
      query: (tldr ?? '')
        .split(/\s+/u)
        .filter(word => word.length >= 7)
        .slice(0, 6)
        .join(' '),
    }));
    const found = places(queries);
    expect(share(found, 1)).toBeGreaterThan(0.98);
    expect(share(found, 5)).toBeGreaterThan(0.99);
  });

  it('is found by its title with one wrong letter (measured 99.7% first)', () => {
    const queries = starterPapers.flatMap(({ id, title }) => {
      const query = withTypo(title, id);
      return query === undefined ? [] : [{ id, query }];
    });
    expect(queries.length).toBeGreaterThan(390);
    expect(share(places(queries), 1)).toBeGreaterThan(0.98);
  });
});
