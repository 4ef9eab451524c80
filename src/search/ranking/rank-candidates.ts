import type { ScorePart } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import { MATCH_BITS, type QueryPlan } from '../query/query-plan.ts';
import { MAX_TERM_SCORE, MAX_TITLE_LIST_TOKENS, type DocumentScores } from './score-documents.ts';
import { aliasScore, pairScore, pairsOf } from './text-features.ts';
import { NO_TITLE_MATCH, type TitleMatcher } from './title-features.ts';
import { createTitledTest } from './titled-documents.ts';

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
/** A title that is the query but for stop words and word forms. */
const SAME_BY_STEMS = 0.9;

type Feature = keyof typeof WEIGHTS;
type Features = Readonly<Record<Feature, number>>;

/** Returns the parts of a score, which add up to it. */
export const partsOf = (features: Features): readonly ScorePart[] =>
  FEATURES.map(part => ({ part, value: WEIGHTS[part] * features[part] }));

/** Scores a candidate. */
export type CandidateRanker = (document: number, scores: DocumentScores) => ScoredCandidate;

export interface ScoredCandidate {
  readonly document: number;
  readonly score: number;
  /** `undefined` for a document that was not looked at closer. */
  readonly features: Features | undefined;
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
  const { documents } = index;
  const { words } = plan;
  const { stemOf } = index.words;
  const pairs = pairsOf(plan);
  const meanLength = documents.meanTitleLength + documents.meanTextLength;
  const nameIdfOf = createNameIdf(plan);
  const { columns } = documents;
  const wholeNames = new Set(plan.wholeNames);

  const hasPairs = (matched: number): boolean =>
    pairs.idfs.size > 0 && (words.length > MATCH_BITS || hasTwoBits(matched));
  const isTitled = createTitledTest(plan, columns);
  const needsRecord =
    plan.aliases.length + wholeNames.size > 0 || words.some(({ names }) => names.length > 0);

  const hasTitleScores = plan.tokens.length <= MAX_TITLE_LIST_TOKENS;

  return (document, { scores, titleScores, matched }) => {
    const length = (columns.titleLengths[document] ?? 0) + (columns.textLengths[document] ?? 0);
    const lengthFactor = 0.5 + (0.5 * length) / meanLength;
    const mayHavePairs = hasPairs(matched[document] ?? 0);
    // Most of a record is its text, which few candidates need.
    const record = mayHavePairs || needsRecord ? documents.record(document) : undefined;
    const mayMatchTitle = !hasTitleScores || (titleScores[document] ?? 0) > 0;
    const title = mayMatchTitle
      ? titles.compare(document, record?.title ?? documents.title(document))
      : NO_TITLE_MATCH;
    const pairsFound = record && mayHavePairs ? pairScore(pairs, record, stemOf, lengthFactor) : 0;
    const aliasFound = record ? aliasScore(plan.aliases, record, stemOf) : 0;
    const names = record ? nameIdfOf(record.labels) : 0;
    const features: Features = {
      bm25: (scores[document] ?? 0) / (MAX_TERM_SCORE * plan.norm),
      pairs: pairsFound / plan.norm,
      meaning: meaning(document),
      adjacency: title.adjacency ** 3,
      coverage: title.coverage ** 4,
      head: isTitled(document) ? 1 : title.isSameByStems ? SAME_BY_STEMS : 0,
      start: title.start,
      alias: aliasFound / plan.norm,
      author: names === 0 ? 0 : names / Math.max(plan.norm, names),
      name: Number(wholeNames.size > 0 && record?.labels.some(label => wholeNames.has(label)) === true),
    };
    return { document, score: weightedSum(features), features };
  };
}

/** Adds up the weighted features: written out, since a loop over their names takes several times as long. */
const weightedSum = (features: Features): number =>
  WEIGHTS.bm25 * features.bm25 +
  WEIGHTS.pairs * features.pairs +
  WEIGHTS.meaning * features.meaning +
  WEIGHTS.adjacency * features.adjacency +
  WEIGHTS.coverage * features.coverage +
  WEIGHTS.head * features.head +
  WEIGHTS.start * features.start +
  WEIGHTS.alias * features.alias +
  WEIGHTS.author * features.author +
  WEIGHTS.name * features.name;

const hasTwoBits = (bits: number): boolean => (bits & (bits - 1)) !== 0;

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
function createNameIdf({ words }: QueryPlan): (labels: Uint32Array) => number {
  const idfs = new Map(
    words.flatMap(({ names, nameIdf }, i) => names.map(({ term }) => [term, { i, nameIdf }])),
  );
  if (idfs.size === 0) return () => 0;
  return labels => {
    const found = new Map<number, number>();
    for (const label of labels) {
      const name = idfs.get(label);
      if (name !== undefined) found.set(name.i, name.nameIdf);
    }
    return [...found.values()].reduce((sum, idf) => sum + idf, 0);
  };
}
