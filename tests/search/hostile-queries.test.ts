import { describe, expect, inject, it } from 'vitest';
import type { PaperIndex, SearchResult } from '../../src/core/search/search.ts';
import { parseSearchRequest } from '../../src/core/search/parse-request.ts';
import { plainAlternative, type SearchAlternative } from '../../src/core/search/search-request.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { hostileQueries } from './hostile-queries.ts';
import { indexOf, paper, starterPapers } from './starter-papers.ts';

const LIMIT = 20;
const QUERY_COUNT = inject('hostileQueries');
/** A sample of the queries is shorter, and each is used in one way. */
const IS_SAMPLE = QUERY_COUNT < 10_000;
const MAX_LENGTH = IS_SAMPLE ? 1_000 : 10_000;

const papers = [
  ...starterPapers.slice(0, IS_SAMPLE ? 100 : undefined),
  ...[
    '机器学习方法',
    'เครือข่ายประสาทเทียม',
    'обучение сетей',
    'Νευρωνικά δίκτυα',
    'C++ and 😀',
    'الشبكات العصبية',
  ].map((title, at) => paper({ id: 100_000 + at, title, authors: ['Ødegård', '张伟', "Miles O'Brien"] })),
];

const searchAny = (index: PaperIndex, ...alternatives: readonly SearchAlternative[]): SearchResult =>
  searchPapers({ alternatives, sort: 'relevance' }, { limit: LIMIT }, index);

/** Everything that a member can do with a text. */
const USES: readonly ((text: string, index: PaperIndex) => SearchResult | undefined)[] = [
  (text, index) => {
    for (const complete of [index.completeAuthors, index.completeOrganizations, index.completeCategories])
      complete(text, LIMIT);
    index.complete(text, LIMIT);
    return undefined;
  },
  (text, index) => {
    const parsed = parseSearchRequest({ query: text });
    return 'problem' in parsed
      ? undefined
      : searchPapers(parsed.request, { limit: LIMIT, explain: true }, index);
  },
  (text, index) => searchAny(index, { ...plainAlternative('learning'), authors: [text] }),
  (text, index) => {
    const alternatives = [{ ...plainAlternative(''), organizations: [text] }];
    return searchPapers({ alternatives, sort: 'newest' }, { limit: LIMIT }, index);
  },
  (text, index) =>
    searchAny(index, {
      ...plainAlternative('learning'),
      phrases: [text],
      excludedWords: [text],
      excludedPhrases: [text],
    }),
  (text, index) => searchAny(index, plainAlternative('learning'), plainAlternative(text)),
  (text, index) => index.search(text, { limit: LIMIT }),
  (text, index) => index.search(text, { limit: LIMIT, order: 'newest' }),
];

function checkResult({ hits, total, totalWithAll = 0 }: SearchResult): void {
  const ids = hits.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error('a paper was found twice');
  if (hits.length > LIMIT || hits.length > total) throw new Error(`${hits.length} hits of ${total}`);
  if (totalWithAll > total) throw new Error(`${totalWithAll} with all words of ${total}`);
  if (hits.some(({ score }) => !Number.isFinite(score))) throw new Error('a score is no number');
}

describe('hostile queries', () => {
  it(`are answered without an exception: ${QUERY_COUNT}`, () => {
    const index = indexOf(papers);
    const failures: string[] = [];
    for (const [number, query] of hostileQueries(QUERY_COUNT, MAX_LENGTH).entries()) {
      for (const [at, use] of USES.entries()) {
        if (IS_SAMPLE && number % USES.length !== at) continue;
        try {
          const result = use(query, index);
          if (result) checkResult(result);
        } catch (error) {
          failures.push(`use ${at} of ${JSON.stringify(query.slice(0, 200))}: ${String(error)}`);
        }
      }
    }
    expect(failures.slice(0, 10)).toEqual([]);
  });
});
