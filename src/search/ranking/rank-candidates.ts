import type { ScorePart } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { MAX_TERM_SCORE } from './score-documents.ts';
import { aliasScore, pairScore, pairsOf } from './text-features.ts';
import type { TitleMatcher } from './title-features.ts';

/**
 * The weights of the second stage. Features of the title are raised to a power, so that they count only where a title
 * nearly holds the whole query, which long questions hardly ever do: no switch between kinds of query is needed.
 */
const WEIGHTS = {
  bm25: 1,
  pairs: 0.25,
  meaning: 0.2,
  adjacency: 2.4,
  coverage: 0.8,
  head: 0.8,
  start: 0.2,
  alias: 0.3,
  author: 0.4,
  // More than all title features together: a title may have the words of a name too.
  name: 5,
} as const;
const ADJACENCY_POWER = 3;
const COVERAGE_POWER = 4;
/** A title that is the query but for stop words and word forms. */
const SAME_BY_STEMS = 0.9;

type Feature = keyof typeof WEIGHTS;

/** Scores a candidate; with each part, which add up to the score. */
export type CandidateRanker = (document: number, score: number) => ScoredCandidate;

export interface ScoredCandidate {
  readonly document: number;
  readonly score: number;
  readonly parts: readonly ScorePart[];
}

/**
 * Creates the second stage for a query: a weighted sum of features, each about from 0 to 1. `meaning` is how near the query
 * is to a document.
 */
export function createCandidateRanker(
  plan: QueryPlan,
  index: TextIndex,
  { meaning, titles }: { meaning: (document: number) => number; titles: TitleMatcher },
): CandidateRanker {
  const { documents, words } = index;
  const pairs = pairsOf(plan);
  const meanLength = documents.meanTitleLength + documents.meanTextLength;
  const authorsOf = createNameIdf(plan, index);
  const { columns } = documents;
  const wholeNames = new Set(plan.wholeNames);

  return (document, score) => {
    const length = (columns.titleLengths[document] ?? 0) + (columns.textLengths[document] ?? 0);
    const record = documents.record(document);
    const lengthFactor = 0.5 + (0.5 * length) / meanLength;
    const pairsFound = pairScore(pairs, record, words.stemOf, lengthFactor);
    const aliasFound = aliasScore(plan.aliases, record, words.stemOf);
    const names = authorsOf(document);
    const title = titles.compare(document, record.title);
    const isTitled =
      plan.hash !== 0 &&
      (columns.titleHashes[document] === plan.hash || columns.headHashes[document] === plan.hash);
    const features: Record<Feature, number> = {
      bm25: score / (MAX_TERM_SCORE * plan.norm),
      pairs: pairsFound / plan.norm,
      meaning: meaning(document),
      adjacency: title.adjacency ** ADJACENCY_POWER,
      coverage: title.coverage ** COVERAGE_POWER,
      head: isTitled ? 1 : title.isSameByStems ? SAME_BY_STEMS : 0,
      start: title.start,
      alias: aliasFound / plan.norm,
      author: names === 0 ? 0 : names / Math.max(plan.norm, names),
      name: Number(wholeNames.size > 0 && record.labels.some(label => wholeNames.has(label))),
    };
    const parts = FEATURES.map(part => ({ part, value: WEIGHTS[part] * features[part] }));
    return { document, score: parts.reduce((sum, { value }) => sum + value, 0), parts };
  };
}

const FEATURES: readonly Feature[] = [
  'bm25',
  'pairs',
  'meaning',
  'adjacency',
  'coverage',
  'head',
  'start',
  'alias',
  'author',
  'name',
];

/** Returns a function that adds up the inverse document frequencies of the query's words in a document's names. */
function createNameIdf({ words }: QueryPlan, { documents }: TextIndex): (document: number) => number {
  const idfs = new Map(
    words.flatMap(({ names, nameIdf }, i) => names.map(({ term }) => [term, { i, nameIdf }])),
  );
  if (idfs.size === 0) return () => 0;
  return document => {
    const found = new Map<number, number>();
    for (const label of documents.record(document).labels) {
      const name = idfs.get(label);
      if (name !== undefined) found.set(name.i, name.nameIdf);
    }
    return [...found.values()].reduce((sum, idf) => sum + idf, 0);
  };
}
