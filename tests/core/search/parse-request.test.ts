import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuery } from '../../../src/core/search/format-query.ts';
import { parseSearchRequest, type TypedSearch } from '../../../src/core/search/parse-request.ts';
import {
  isFiltered,
  isPlain,
  plainRequest,
  type SearchRequest,
} from '../../../src/core/search/search-request.ts';

function requestOf(typed: TypedSearch): SearchRequest {
  const parsed = parseSearchRequest(typed);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.request;
}

const problemOf = (typed: TypedSearch) => {
  const parsed = parseSearchRequest(typed);
  return 'problem' in parsed ? parsed.problem : undefined;
};

describe('a search request', () => {
  it('has the filters of the query and of the options', () => {
    const typed = {
      query: 'mamba author:Gu org:CMU category:cs.lg from:2024 to:2024-06 min_votes:5 -vision "state space"',
      author: ' Dao ',
      organization: 'Princeton',
      category: 'cs.CL',
      from: '2024-02',
      to: '2025',
      minVotes: '7',
      sort: 'newest',
    } as const;
    expect(requestOf(typed)).toEqual({
      text: 'mamba -vision "state space"',
      words: 'mamba state space',
      phrases: ['state space'],
      excludedWords: ['vision'],
      excludedPhrases: [],
      authors: ['Gu', 'Dao'],
      organizations: ['CMU', 'Princeton'],
      categories: ['cs.LG', 'cs.CL'],
      from: '2024-02',
      to: '2024-06',
      minVotes: 7,
      sort: 'newest',
    });
  });

  it.each<[TypedSearch, Partial<SearchRequest>]>([
    [{ query: 'a from:2024 from:2024-02' }, { from: '2024-02' }],
    [{ query: 'a from:2025 from:2024-02' }, { from: '2025' }],
    [{ query: 'a to:2024 to:2024-05' }, { to: '2024-05' }],
    [{ query: 'a to:2024-05-31 to:2024-05' }, { to: '2024-05-31' }],
    [{ query: 'a to:2023 to:2024-05' }, { to: '2023' }],
    [
      { query: 'author:Gu', author: 'Gu' },
      { authors: ['Gu'], words: '' },
    ],
    [
      { author: 'Gu', category: '  ' },
      { authors: ['Gu'], categories: [], words: '' },
    ],
  ])('of %j', (typed, part) => {
    expect(requestOf(typed)).toMatchObject(part);
  });

  it.each<[TypedSearch, object]>([
    [{}, { wrong: 'nothing', excluded: '' }],
    [{ query: ' -a -"b c"' }, { wrong: 'nothing', excluded: '-a -"b c"' }],
    [{ query: 'a -author:b' }, { wrong: 'excludedFilter', text: '-author:b' }],
    [{ query: 'a category:1' }, { wrong: 'category', text: '1' }],
    [
      { query: 'a', category: 'machine learning' },
      { wrong: 'category', text: 'machine learning' },
    ],
    [{ query: 'a from:yesterday' }, { wrong: 'date', name: 'from', text: 'yesterday' }],
    [
      { query: 'a', to: '2024-02-30' },
      { wrong: 'date', name: 'to', text: '2024-02-30' },
    ],
    [
      { query: 'a to:2023', from: '2024' },
      { wrong: 'order', from: '2024', to: '2023' },
    ],
    [
      { query: 'a', minVotes: '-1' },
      { wrong: 'votes', text: '-1' },
    ],
  ])('is refused: %j', (typed, problem) => {
    expect(problemOf(typed)).toEqual(problem);
  });

  it('may be a title if it has words alone', () => {
    expect(isPlain(requestOf({ query: 'trams at night' }))).toBe(true);
    expect(isPlain(plainRequest('trams "at" -night'))).toBe(true);
    for (const typed of [{ query: '"a"' }, { query: 'a -b' }, { query: 'a', to: '2024' }])
      expect(isPlain(requestOf(typed))).toBe(false);
    expect(isFiltered(requestOf({ query: 'a -b' }))).toBe(false);
  });
});

const word = fc.stringMatching(/^[a-zé]{1,6}$/);
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join(' '));
const mark = fc.constantFrom(
  '"',
  '“',
  '-',
  ' ',
  'author:',
  'from:2024',
  'org:"a b"',
  'word',
  '-x',
  '"a b"',
  '(',
);
const anyTyped: fc.Arbitrary<TypedSearch> = fc.record(
  {
    query: fc.array(mark, { maxLength: 12 }).map(marks => marks.join(' ')),
    author: name,
    organization: name,
    category: fc.constantFrom('cs.LG', 'math'),
    from: fc.constantFrom('2020', '2020-05'),
    to: fc.constantFrom('2024', '2024-05-06'),
    minVotes: fc.nat(1000).map(String),
  },
  { requiredKeys: [] },
);

describe('a formatted request', () => {
  it('is parsed as the same request', () => {
    fc.assert(
      fc.property(anyTyped, typed => {
        const parsed = parseSearchRequest(typed);
        if ('problem' in parsed) return;
        const again = requestOf({ query: formatQuery(parsed.request) });
        expect({ ...again, authors: again.authors.toSorted() }).toEqual({
          ...parsed.request,
          authors: parsed.request.authors.toSorted(),
        });
      }),
      { numRuns: 300 },
    );
  });
});
