import { describe, expect, it } from 'vitest';
import type { SearchFilter } from '../../../src/core/search/search.ts';
import { createDocumentFilter } from '../../../src/search/ranking/filter-documents.ts';
import { textIndexOf } from '../text-index.ts';

const index = textIndexOf(
  {
    title: 'Red trams',
    authors: ['Song Han', 'Wei Li'],
    categories: ['cs.LG', 'cs.CV'],
    organization: 'Tree Labs',
    publishedAt: '2024-05-17',
    upvotes: 3,
  },
  {
    title: 'Pruning trees',
    abstract: 'Trees that are red.',
    authors: ['Wei Li'],
    categories: ['cs.LG'],
    organization: 'Labs of the Tree of Life',
    publishedAt: '2024-05',
    upvotes: 0,
  },
  { title: 'Pre-training', authors: ['Han Song Lee'], publishedAt: '2024', upvotes: 9 },
  { title: 'Undated trams' },
  { title: 'Removed red trams', authors: ['Song Han'], publishedAt: '2024-05-17', upvotes: 9 },
);
index.remove(5);

/** The numbers of the papers that a filter accepts. */
function accepted(filter: SearchFilter, among?: ReadonlySet<number>): number[] {
  const accepts = createDocumentFilter(filter, among, index);
  return Array.from({ length: index.documents.capacity }, (_, document) => document)
    .filter(accepts)
    .map(document => document + 1);
}

describe('a filter', () => {
  it.each<[SearchFilter, number[]]>([
    [{}, [1, 2, 3, 4]],
    [{ authors: ['Han, S.'] }, [1]],
    [{ authors: ['Nobody'] }, []],
    [{ categories: ['CS.lg'] }, [1, 2]],
    [{ organizations: ['tree labs'] }, [1, 2]],
    [{ organizations: ['life'] }, [2]],
    [{ organizations: ['…'] }, []],
    [{ minVotes: 1 }, [1, 3]],
    [{ minVotes: 0 }, [1, 2, 3, 4]],
    [{ from: '2024' }, [1, 2, 3]],
    [{ from: '2024-05' }, [1, 2]],
    [{ from: '2024-05-02' }, [1]],
    [{ to: '2024-04' }, [3]],
    [{ to: '2024-05-16' }, [2, 3]],
    [{ from: '2024-05-17', to: '2024-05-17' }, [1]],
    [{ from: '2025' }, []],
    [{ excludedWords: ['tram'] }, [2, 3]],
    [{ excludedWords: ['pretraining'] }, [1, 2, 4]],
    [{ excludedWords: ['qzx'] }, [1, 2, 3, 4]],
    [{ excludedPhrases: ['red trams'] }, [2, 3, 4]],
    [{ excludedPhrases: ['trams red'] }, [1, 2, 3, 4]],
    [
      {
        authors: ['Wei Li'],
        categories: ['cs.LG'],
        organizations: ['tree'],
        from: '2024-05-02',
        minVotes: 3,
      },
      [1],
    ],
    [{ authors: ['Wei Li'], excludedWords: ['trams'] }, [2]],
  ])('%j accepts the papers %j', (filter, papers) => {
    expect(accepted(filter)).toEqual(papers);
  });

  it('accepts papers of a set only', () => {
    expect(accepted({}, new Set([2, 4, 5, 99]))).toEqual([2, 4]);
    expect(accepted({ categories: ['cs.LG'] }, new Set([2, 4]))).toEqual([2]);
  });
});
