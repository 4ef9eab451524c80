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
  /** See `nameTermsOf` and `shortNameOf`. */
  readonly names: readonly string[];
  /** The stop words of the title. */
  readonly titleStopWords: readonly string[];
}

/** A paper and which of the stems asked for it has. */
export interface NearHit extends SearchHit {
  readonly stems: readonly string[];
}

/** BM25 over the papers' terms. */
export interface RankedText {
  add(paper: PaperTerms): void;
  /** Must be given the very terms that were added. */
  remove(paper: PaperTerms): void;
  /** The first papers for a query, and how many there are; see `SearchOptions`. `order` compares for one but relevance. */
  search(
    terms: QueryTerms,
    options: Pick<SearchOptions, 'limit' | 'among'> & { readonly order: PaperOrder | undefined },
  ): Pick<SearchResult, 'hits' | 'total'>;
  /** The papers with most of these stems in their text, each stem by its weight; all but one paper. */
  nearest(stems: ReadonlyMap<string, number>, limit: number, but: PaperId): readonly NearHit[];
}

/**
 * A full name weighs more than any two words of text can (each at most 2.2 times its inverse document frequency), so
 * that the author's papers, or the work of that name, stand before papers that have the words in their text.
 */
const wholeNameBoost = 10;

/** MiniSearch takes strings: terms are handed over a line each. */
const lines = (terms: readonly string[]): string => terms.join('\n');

const documentOf = ({ id, text, names, titleStopWords }: PaperTerms) => ({
  id,
  text: lines(text),
  names: lines(names),
  titleStopWords: lines(titleStopWords),
});

/**
 * MiniSearch with the parameters that were measured best on judged collections of abstracts: one text field, stems,
 * `k` 1.2, `b` 0.7, no `d`, any word may match, and no bonus for the number of words matched. The fields beside the
 * text are asked by other terms than the text and do not touch its figures.
 *
 * Papers are removed by their terms, at once, and never by `discard`: what `discard` leaves behind falsifies document
 * frequencies until a vacuum, and a vacuum takes the event loop.
 */
export function openRankedText(vocabulary: Pick<Vocabulary, 'stemOf'>): RankedText {
  const index = new MiniSearch<ReturnType<typeof documentOf>>({
    fields: ['text', 'names', 'titleStopWords'],
    tokenize: field => (field === '' ? [] : field.split('\n')),
    processTerm: (term, field) => (field === 'text' ? vocabulary.stemOf(term) : term),
    autoVacuum: false,
  });

  /**
   * Hands over each hit with its score as soon as it is found: kept and sorted by MiniSearch, those of a frequent word
   * would burden the garbage collector with an object for nearly every paper.
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
      // What is boosted by nothing is passed over before anything is made for it.
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
        const about = createRelevantHits(terms.needed, limit, order);
        eachHit(queryOf(terms), among, ({ id, queryTerms }, score) => about.offer({ id, score }, queryTerms));
        return about.found();
      }
      const best = createTopK<SearchHit>(limit, byScore);
      let total = 0;
      eachHit(queryOf(terms), among, ({ id }, score) => {
        total += 1;
        best.offer({ id, score });
      });
      return { hits: best.items, total };
    },
    nearest(stems, limit, but) {
      const best = createTopK<NearHit>(limit, byScore);
      eachHit(textQuery(stems), undefined, ({ id, queryTerms }, score) => {
        if (id !== but) best.offer({ id, score, stems: queryTerms });
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
    { fields: ['names'], queries: [...wholeNames], boostTerm: () => wholeNameBoost },
    // Such words tell so little that a title must have them all.
    { fields: ['titleStopWords'], queries: [...titleStopWords], combineWith: 'AND' },
  ];
  const asked = branches.filter(({ queries }) => queries.length > 0);
  // Each branch is gone through again to be combined with the others; most queries have one only.
  const [only, ...others] = asked;
  return only !== undefined && others.length === 0 ? only : { combineWith: 'OR', queries: asked };
}
