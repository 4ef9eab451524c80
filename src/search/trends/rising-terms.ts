import type { PaperId } from '../../core/paper/paper.ts';
import type { RisingOptions, RisingTerm } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { Meanings } from '../meaning/meanings.ts';
import { tellingTerms } from '../ranking/shared-terms.ts';
import {
  countPairs,
  countStems,
  countTitles,
  havingTheme,
  PAPERS_PER_STEP,
  type PairCount,
} from './count-themes.ts';
import { risingScore } from './rising-score.ts';
import { placeOf, type Theme, type ThemePlace } from './theme-words.ts';

/** A term of fewer papers says nothing about a period. */
const MIN_PAPERS = 3;
/** A term that rises less surely may do so by chance: one in ten does. */
const MIN_SCORE = 1.28;
/** A single word is a theme only if so many titles of its papers have it: what texts alone mention can be vague, as `size`. */
const MIN_TITLES = 2;
/** Single words that are looked at closer. */
const MAX_CANDIDATES = 80;
/** Stems that are rated in one step, about a millisecond. */
const STEMS_PER_STEP = 100;
/** Pairs that are compared in one step, less than a millisecond. */
const PAIRS_PER_STEP = 5_000;
/** A pair of words stands for one of them if at least this share of the papers with that word have the pair. */
const PAIR_SHARE = 0.5;

export interface TrendContext {
  readonly index: TextIndex;
  readonly meanings: Pick<Meanings, 'weightOf'>;
}

/** A theme with how many of the recent and of the earlier papers have it. */
interface RatedTheme {
  readonly theme: Theme;
  readonly recent: number;
  readonly before: number;
  readonly score: number;
  /** The score by how much its words say about the subject of a text: `human` less than `mamba`. */
  readonly rank: number;
}

/** Finds the terms that recent papers have more often than earlier ones; see `PaperIndex.risingTerms`. */
export function* risingTerms(
  { recent, before, limit, examples }: RisingOptions,
  context: TrendContext,
): Generator<undefined, RisingTerm[]> {
  const { index } = context;
  const documentsOf = (ids: readonly PaperId[]) =>
    ids.map(index.documents.numberOf).filter(each => each !== -1);
  const [now, earlier] = [documentsOf(recent), documentsOf(before)];
  const recentStems = yield* countStems(now, index);
  const earlierStems = yield* countStems(earlier, index);
  const rate = rater(now.length, earlier.length, context);
  const rising: RatedTheme[] = [];
  const frequent = [...recentStems.keys()].filter(stem => (recentStems.get(stem) ?? 0) >= MIN_PAPERS);
  for (let from = 0; from < frequent.length; from += STEMS_PER_STEP) {
    yield;
    const rated = tellingWords(frequent.slice(from, from + STEMS_PER_STEP), context).map(stem =>
      rate([stem], recentStems.get(stem) ?? 0, earlierStems.get(stem) ?? 0),
    );
    for (const each of rated) if (isRising(each)) rising.push(each);
  }
  const words = rising.toSorted(bySurest).slice(0, MAX_CANDIDATES);

  const wanted = new Set(words.map(({ theme }) => theme[0]));
  const says = (stem: number) => wanted.has(stem) || tellsSubject(stem, context);
  const isWanted = (a: number, b: number) => (wanted.has(a) && says(b)) || (wanted.has(b) && says(a));
  const recentPairs = yield* countPairs(now, isWanted, index);
  const earlierPairs = yield* countPairs(earlier, isWanted, index);
  const pairs = yield* mostFrequentPairs(wanted, recentPairs);
  const themes = words.map(word => {
    const pair = pairFor(word, pairs);
    if (pair === undefined) return word;
    const whole = rate(
      pair,
      havingTheme(pair, recentStems, recentPairs),
      havingTheme(pair, earlierStems, earlierPairs),
    );
    return isRising(whole) ? whole : word;
  });
  const titles = countTitles(now, index);
  const named = themes.filter(({ theme }) => theme.length === 2 || (titles.get(theme[0]) ?? 0) >= MIN_TITLES);
  const chosen = distinct(named.toSorted(bySurest)).slice(0, limit);
  return yield* describe(chosen, now, examples, index);
}

/** Returns the stems that say something about a paper, and are words. */
function tellingWords(stems: readonly number[], context: TrendContext): number[] {
  const telling = tellingTerms(
    stems.map(term => ({ term, weight: 1 })),
    context,
  );
  return telling
    .map(({ term }) => term)
    .filter(stem => /\p{L}{2}/u.test(context.index.terms.textOf(stem).slice(2)));
}

/** Returns a function that rates a theme by its numbers of papers. */
function rater(recentPapers: number, earlierPapers: number, { index, meanings }: TrendContext) {
  const { terms, documents } = index;
  return (theme: Theme, recent: number, before: number): RatedTheme => {
    // Of a pair, the corpus has at least these.
    const corpus = theme.length === 1 ? terms.papersWith(theme[0]) : recent + before;
    const score = risingScore(
      { having: recent, papers: recentPapers },
      { having: before, papers: earlierPapers },
      { having: corpus, papers: documents.size },
    );
    const weights = theme.map(stem => meanings.weightOf(stem));
    const weight = weights.reduce((sum, each) => sum + each, 0) / weights.length;
    return { theme, recent, before, score, rank: score * weight };
  };
}

const isRising = ({ score, recent }: RatedTheme): boolean => score >= MIN_SCORE && recent >= MIN_PAPERS;

const bySurest = (a: RatedTheme, b: RatedTheme): number => b.rank - a.rank || b.recent - a.recent;

/** Finds the most frequent pair of each of some stems. Yields between its steps. */
function* mostFrequentPairs(
  stems: ReadonlySet<number>,
  pairs: ReadonlyMap<string, PairCount>,
): Generator<undefined, ReadonlyMap<number, PairCount>> {
  const found = new Map<number, PairCount>();
  let read = 0;
  for (const each of pairs.values()) {
    if (read % PAIRS_PER_STEP === 0) yield;
    read += 1;
    for (const stem of each.pair)
      if (stems.has(stem) && each.having > (found.get(stem)?.having ?? 0)) found.set(stem, each);
  }
  return found;
}

/** Returns whether a word beside another one says something, however frequent it is: not `using`, but `model`. */
function tellsSubject(stem: number, { meanings }: TrendContext): boolean {
  return meanings.weightOf(stem) >= MIN_NEIGHBOUR_WEIGHT;
}

/** Words of less weight for the subject of a text say little beside another one: time and model have 0.30, but way 0.20. */
const MIN_NEIGHBOUR_WEIGHT = 0.25;

/** Returns the pair that stands for a word: its most frequent one, if it is in most of its papers. */
function pairFor(
  { theme: [stem], recent }: RatedTheme,
  pairs: ReadonlyMap<number, PairCount>,
): Theme | undefined {
  const best = pairs.get(stem);
  return best !== undefined && best.having >= Math.max(MIN_PAPERS, PAIR_SHARE * recent)
    ? best.pair
    : undefined;
}

/** Leaves out themes that share a word with one before them. */
function distinct(themes: readonly RatedTheme[]): RatedTheme[] {
  const used = new Set<number>();
  return themes.filter(({ theme }) => {
    const isNew = theme.every(stem => !used.has(stem));
    if (isNew) for (const stem of theme) used.add(stem);
    return isNew;
  });
}

/** Adds the words of each theme as most papers have them, and the papers that have it. */
function* describe(
  themes: readonly RatedTheme[],
  papers: readonly number[],
  maxExamples: number,
  index: TextIndex,
): Generator<undefined, RisingTerm[]> {
  const found = themes.map((): { readonly document: number; readonly place: ThemePlace }[] => []);
  for (const [i, document] of papers.entries()) {
    if (i % PAPERS_PER_STEP === 0) yield;
    for (const [at, { theme }] of themes.entries()) {
      const place = placeOf(theme, document, index);
      if (place) found[at]?.push({ document, place });
    }
  }
  const { ids, votes } = index.documents.columns;
  return themes.map(({ recent, before }, at) => {
    const places = found[at] ?? [];
    const examples = places.toSorted(
      (a, b) =>
        Number(b.place.isInTitle) - Number(a.place.isInTitle) ||
        (votes[b.document] ?? 0) - (votes[a.document] ?? 0) ||
        (ids[b.document] ?? 0) - (ids[a.document] ?? 0),
    );
    return {
      words: mostFrequent(places.map(({ place }) => place.words)),
      recent,
      before,
      examples: examples.slice(0, maxExamples).map(({ document }) => ids[document] ?? 0),
    };
  });
}

/** Returns the words that come most often. */
function mostFrequent(all: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const words of all) counts.set(words.join(' '), (counts.get(words.join(' ')) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0].split(' ') ?? [];
}
