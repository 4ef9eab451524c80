import { describe, expect, it } from 'vitest';
import { indexOf, paper } from '../starter-papers.ts';

describe('a title that is written apart', () => {
  const index = indexOf([
    paper({ id: 1, title: 'Tram Atlas' }),
    paper({ id: 2, title: 'Tram Atlas of the north' }),
    paper({ id: 3, title: 'Night Bread: on rye', upvotes: 1 }),
    paper({ id: 4, title: 'Removed Bread' }),
  ]);
  index.remove(4);

  it.each([
    ['tramatlas', 1],
    ['TramAtlas', 1],
    ['nightbread', 3],
    ['nightbreadonrye', 3],
  ])('is found by %s, as the paper with this title', (query, id) => {
    const found = index.search(query, { limit: 5, allWordsFirst: true });
    expect(found).toMatchObject({ hits: [{ id }], total: 1, titled: id, ignored: [] });
    expect(index.search(query, { limit: 5, order: 'newest' }).hits.map(hit => hit.id)).toEqual([id]);
  });

  it('is not found against a filter, nor after its paper was removed', () => {
    const filter = { minVotes: 1 };
    expect(index.search('tramatlas', { limit: 5, filter })).toMatchObject({
      hits: [],
      ignored: ['tramatlas'],
    });
    expect(index.search('nightbread', { limit: 5, filter }).hits.map(hit => hit.id)).toEqual([3]);
    expect(index.search('removedbread', { limit: 5 }).hits).toEqual([]);
  });
});
