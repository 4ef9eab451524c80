import type { Paper, PaperId } from '../../../../src/core/paper/paper.ts';
import type { BenchCorpus } from '../bench-corpus.ts';
import { acronymPairsOf, type AcronymPair } from './acronym-pairs.ts';
import { possibleMrr } from './containing-titles.ts';
import { itemsOf, type ItemKind, type KnownItem } from './known-items.ts';
import { completionsOf, searchesOf, type CompletionKind, type SearchKind } from './timed-queries.ts';

/** All queries of a corpus: the same for each contender. */
export interface Queries {
  readonly searches: Readonly<Partial<Record<SearchKind, readonly string[]>>>;
  readonly completions: Readonly<Partial<Record<CompletionKind, readonly string[]>>>;
  readonly similar: readonly PaperId[];
  readonly items: Readonly<Partial<Record<ItemKind, readonly KnownItem[]>>>;
  /** MRR of fragments for a search that finds each title with these words in a row, in any order. */
  readonly possible: number;
}

const QUERIES_PER_KIND = 400;
const SIMILAR_QUERIES = 100;
/** Rare kinds need many papers to be drawn from. */
const SAMPLED_PAPERS = 8_000;
/** Acronyms that a corpus gives in fewer papers are not known to it. */
const MIN_PAIR_PAPERS = 2;
/** An acronym with other usual readings may mean one of them where its paper does not say. */
const MIN_PAIR_SHARE = 0.8;

/** Makes the queries of a corpus, from papers that are spread over it. Reads all its papers once. */
export function makeQueries(corpus: BenchCorpus): Queries {
  const sample = samplePapers(corpus);
  const pairs = findPairs(corpus);
  const items: Partial<Record<ItemKind, KnownItem[]>> = {};
  const searches: Partial<Record<SearchKind, string[]>> = {};
  const completions: Partial<Record<CompletionKind, string[]>> = {};
  for (const paper of sample) {
    const known = pairsIn(paper, pairs);
    for (const [kind, query] of itemsOf(paper, known)) push(items, kind, { query, id: paper.id });
    for (const [kind, query] of searchesOf(paper)) push(searches, kind, query);
    for (const [kind, query] of completionsOf(paper)) push(completions, kind, query);
  }
  const fragments = (items.fragment ?? []).map(({ query }) => query);
  const similar = sample.slice(0, SIMILAR_QUERIES).map(({ id }) => id);
  return { searches, completions, similar, items, possible: possibleMrr(fragments, corpus) };
}

/** Draws papers in an order in which the first ones are spread over the corpus too. */
function samplePapers(corpus: BenchCorpus): Paper[] {
  const count = Math.min(SAMPLED_PAPERS, corpus.size);
  // A step without a common divisor with the size reaches every place once.
  const step = coprimeStep(corpus.size);
  return Array.from({ length: count }, (_, i) => corpus.paperAt((i * step) % corpus.size)).filter(
    paper => paper !== undefined,
  );
}

function coprimeStep(size: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  for (let step = Math.floor(size * 0.618) || 1; ; step += 1) if (divisor(step, size) === 1) return step;
}

/** Acronyms by long form, and long forms by acronym. */
type PairsByName = ReadonlyMap<string, readonly AcronymPair[]>;

function findPairs(corpus: BenchCorpus): PairsByName {
  const paperCounts = new Map<string, { readonly pair: AcronymPair; papers: number }>();
  for (const { abstract } of corpus.papers()) {
    for (const pair of acronymPairsOf(abstract ?? '')) {
      const key = `${pair.acronym} ${pair.longForm}`;
      const known = paperCounts.get(key);
      if (known === undefined) paperCounts.set(key, { pair, papers: 1 });
      else known.papers += 1;
    }
  }
  const totals = new Map<string, number>();
  for (const { pair, papers } of paperCounts.values())
    totals.set(pair.acronym, (totals.get(pair.acronym) ?? 0) + papers);
  const byName = new Map<string, AcronymPair[]>();
  for (const { pair, papers } of paperCounts.values()) {
    const share = papers / (totals.get(pair.acronym) ?? papers);
    if (papers < MIN_PAIR_PAPERS || share < MIN_PAIR_SHARE) continue;
    for (const name of [pair.acronym, firstWords(pair.longForm)])
      byName.set(name, [...(byName.get(name) ?? []), pair]);
  }
  return byName;
}

const firstWords = (text: string): string => text.split(' ').slice(0, 2).join(' ');

/** Returns the pairs that a title has one side of. */
function pairsIn({ title }: Paper, pairs: PairsByName): AcronymPair[] {
  const words = title.split(/[^\p{L}\p{N}]+/u);
  return words.flatMap((word, place) => [
    ...(pairs.get(word) ?? []),
    ...(pairs.get(`${word} ${words[place + 1] ?? ''}`.toLowerCase()) ?? []),
  ]);
}

function push<Kind extends string, T>(lists: Partial<Record<Kind, T[]>>, kind: Kind, item: T): void {
  const list: T[] = lists[kind] ?? [];
  if (list.length < QUERIES_PER_KIND) list.push(item);
  lists[kind] = list;
}
