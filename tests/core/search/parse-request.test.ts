import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuery } from '../../../src/core/search/format-query.ts';
import { parseSearchRequest, type TypedSearch } from '../../../src/core/search/parse-request.ts';
import {
  haveSameFilters,
  isFiltered,
  plainRequest,
  plainWordsOf,
  type SearchAlternative,
  type SearchRequest,
} from '../../../src/core/search/search-request.ts';

function requestOf(typed: TypedSearch): SearchRequest {
  const parsed = parseSearchRequest(typed);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.request;
}

/** Returns the only alternative of a search. */
function alternativeOf(typed: TypedSearch): SearchAlternative {
  const [first, ...others] = requestOf(typed).alternatives;
  if (!first || others.length > 0) throw new Error(JSON.stringify(typed));
  return first;
}

const problemOf = (typed: TypedSearch) => {
  const parsed = parseSearchRequest(typed);
  return 'problem' in parsed ? parsed.problem : undefined;
};

describe('a search request', () => {
  it('may only leave something out where that is allowed', () => {
    const parsed = parseSearchRequest({ query: '-a OR -"b c"' }, { mayOnlyExclude: true });
    expect(parsed).toMatchObject({
      request: { alternatives: [{ excludedWords: ['a'] }, { excludedPhrases: ['b c'] }] },
    });
    expect(parseSearchRequest({ query: 'OR' }, { mayOnlyExclude: true })).toMatchObject({
      problem: { wrong: 'nothing' },
    });
  });

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
    expect(requestOf(typed).sort).toBe('newest');
    expect(alternativeOf(typed)).toEqual({
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
    });
  });

  it.each<[TypedSearch, Partial<SearchAlternative>]>([
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
    expect(alternativeOf(typed)).toMatchObject(part);
  });

  it.each<[TypedSearch, object]>([
    [{}, { wrong: 'nothing', excluded: '' }],
    [{ query: ' -a -"b c"' }, { wrong: 'nothing', excluded: '-a -"b c"' }],
    [{ query: 'a -author:b' }, { wrong: 'excludedFilter', text: '-author:b' }],
    [{ query: 'a OR -b' }, { wrong: 'nothing', excluded: '-b' }],
    [{ query: 'OR' }, { wrong: 'nothing', excluded: '' }],
    [{ query: 'a OR b -author:c' }, { wrong: 'excludedFilter', text: '-author:c' }],
    [{ query: Array.from({ length: 9 }, (_, at) => `w${at}`).join(' OR ') }, { wrong: 'alternatives' }],
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
    expect(plainWordsOf(requestOf({ query: 'trams at night' }))).toBe('trams at night');
    expect(plainWordsOf(plainRequest('trams "at" -night OR day'))).toBe('trams "at" -night OR day');
    for (const typed of [
      { query: '"a"' },
      { query: 'a -b' },
      { query: 'a', to: '2024' },
      { query: 'a OR b' },
    ])
      expect(plainWordsOf(requestOf(typed))).toBeUndefined();
    expect(isFiltered(alternativeOf({ query: 'a -b' }))).toBe(false);
  });

  it('has alternatives, each with its own filters and all options', () => {
    const { alternatives } = requestOf({
      query: '"a b" -c OR author:"Ada Byron"',
      category: 'cs.LG',
      minVotes: '5',
    });
    expect(alternatives).toMatchObject([
      { words: 'a b', excludedWords: ['c'], authors: [], categories: ['cs.LG'], minVotes: 5 },
      { words: '', authors: ['Ada Byron'], categories: ['cs.LG'], minVotes: 5 },
    ]);
    expect(haveSameFilters(alternatives)).toBe(false);
    expect(haveSameFilters(requestOf({ query: 'a OR b -c', category: 'cs.LG' }).alternatives)).toBe(true);
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
  'OR',
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
        const hasSeveral = again.alternatives.length > 1;
        const comparable = (alternatives: readonly SearchAlternative[]) =>
          alternatives.map(({ text, words, ...each }) => ({
            ...each,
            authors: each.authors.toSorted(),
            // Quote marks without a partner are no part of a word.
            texts: [text, words].map(some => (hasSeveral ? some.replaceAll(/["“″]/g, '″') : some)),
          }));
        expect(comparable(again.alternatives)).toEqual(comparable(parsed.request.alternatives));
      }),
      { numRuns: 400 },
    );
  });
});
