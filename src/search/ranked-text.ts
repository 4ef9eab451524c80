import MiniSearch, {
  type Query,
  type QueryCombination,
  type SearchResult as MiniSearchResult,
} from 'minisearch';
import type { PaperId } from '../core/paper/paper.ts';
import type { SearchResult, SearchHit, SearchOptions } from '../core/search/search.ts';
import { createTopK } from './top-k.ts';
import { createRelevantHits } from './relevant-hits.ts';
import type { PaperOrder } from './paper-orders.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The terms of one paper, a list for each field. */
export interface PaperTerms {
  readonly id: PaperId;
  /** The words of title (twice), summary, keywords and abstract, unstemmed, stop words included. */
  readonly text: readonly string[];
  /** See `authorTermsOf` and `shortNameOf`. */
  readonly names: readonly string[];
  /** The stop words of the title. */
  readonly titleStopWords: readonly string[];
}

/** A hit with the matched stems. */
export interface NearestHit extends SearchHit {
  readonly stems: readonly string[];
}

/** BM25 search over the papers' terms. */
export interface RankedText {
  add(paper: PaperTerms): void;
  /** Removes a paper; needs the same terms that were added. */
  remove(paper: PaperTerms): void;
  /** Returns the first papers for a query and the number of all; see `SearchOptions`. Without `order`, by relevance. */
  search(
    terms: QueryTerms,
    options: Pick<SearchOptions, 'limit' | 'among'> & { readonly order: PaperOrder | undefined },
  ): Pick<SearchResult, 'hits' | 'total'>;
  /** Returns the papers that match these weighted stems best, without one paper. */
  nearest(stems: ReadonlyMap<string, number>, limit: number, exclude: PaperId): readonly NearestHit[];
}

/**
 * A full name weighs more than any two words of text can (each at most 2.2 times its inverse document frequency), so
 * that the author's papers, or the work of that name, rank before papers that have the words in their text.
 */
const FULL_NAME_BOOST = 10;

/** Joins terms for MiniSearch, which takes strings, one term a line. */
const lines = (terms: readonly string[]): string => terms.join('\n');

const documentOf = ({ id, text, names, titleStopWords }: PaperTerms) => ({
  id,
  text: lines(text),
  names: lines(names),
  titleStopWords: lines(titleStopWords),
});

/**
 * Creates an empty MiniSearch index with the parameters that were measured best on judged collections of abstracts: one
 * text field, stems, `k` 1.2, `b` 0.7, no `d`, any word may match, and no bonus for the number of matched words. The
 * other fields are searched by other terms and do not affect the figures of the text.
 *
 * Papers are removed by their terms, never by `discard`, which leaves wrong document frequencies until a vacuum; and a
 * vacuum blocks the event loop.
 */
export function createRankedText(vocabulary: Pick<Vocabulary, 'stemOf'>): RankedText {
  const index = new MiniSearch<ReturnType<typeof documentOf>>({
    fields: ['text', 'names', 'titleStopWords'],
    tokenize: field => (field === '' ? [] : field.split('\n')),
    processTerm: (term, field) => (field === 'text' ? vocabulary.stemOf(term) : term),
    autoVacuum: false,
  });

  /**
   * Visits each hit with its score as soon as it is found. If MiniSearch collected and sorted the hits of a frequent word,
   * it would create an object for nearly every paper.
   */
  function eachHit(
    query: Query,
    among: ReadonlySet<PaperId> | undefined,
    visit: (hit: MiniSearchResult, score: number) => void,
  ): void {
    index.search(query, {
      tokenize: term => [term],
      processTerm: term => term,
      bm25: { k: 1.2, b: 0.7, d: 0 },
      // MiniSearch skips documents with boost 0 before it creates a hit.
      ...(among === undefined ? {} : { boostDocument: (id: PaperId) => (among.has(id) ? 1 : 0) }),
      filter(hit) {
        visit(hit, hit.score / hit.queryTerms.length);
        return false;
      },
    });
  }

  return {
    add: paper => index.add(documentOf(paper)),
    remove: paper => index.remove(documentOf(paper)),
    search(terms, { limit, among, order }) {
      if (order !== undefined) {
        const relevant = createRelevantHits(terms.needed, limit, order);
        eachHit(queryOf(terms), among, ({ id, queryTerms }, score) =>
          relevant.offer({ id, score }, queryTerms),
        );
        return relevant.found();
      }
      const best = createTopK<SearchHit>(limit, byScore);
      let total = 0;
      eachHit(queryOf(terms), among, ({ id }, score) => {
        total += 1;
        best.offer({ id, score });
      });
      return { hits: best.items, total };
    },
    nearest(stems, limit, exclude) {
      const best = createTopK<NearestHit>(limit, byScore);
      eachHit(textQuery(stems), undefined, ({ id, queryTerms }, score) => {
        if (id !== exclude) best.offer({ id, score, stems: queryTerms });
      });
      return best.items;
    },
  };
}

const byScore = (a: SearchHit, b: SearchHit): number => b.score - a.score || a.id - b.id;

function textQuery(stems: ReadonlyMap<string, number>): QueryCombination {
  return { fields: ['text'], queries: [...stems.keys()], boostTerm: term => stems.get(term) ?? 1 };
}

function queryOf({ text, names, wholeNames, titleStopWords }: QueryTerms): Query {
  const branches: QueryCombination[] = [
    textQuery(text),
    { fields: ['names'], queries: [...names] },
    { fields: ['names'], queries: [...wholeNames], boostTerm: () => FULL_NAME_BOOST },
    // Stop words are so frequent that a title must have them all.
    { fields: ['titleStopWords'], queries: [...titleStopWords], combineWith: 'AND' },
  ];
  const used = branches.filter(({ queries }) => queries.length > 0);
  // Combining branches costs another pass; most queries have only one.
  const [only, ...others] = used;
  return only !== undefined && others.length === 0 ? only : { combineWith: 'OR', queries: used };
}
