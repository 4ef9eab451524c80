import type { PaperId } from '../core/paper/paper.ts';
import type { SimilarHit } from '../core/search/search.ts';
import { topK } from './top-k.ts';
import type { NearestHit, RankedText } from './ranked-text.ts';
import type { KnownWord, Vocabulary } from './vocabulary.ts';

/** The words of a paper's text, by their numbers in the `Vocabulary`. */
export interface IndexedText {
  readonly words: Uint32Array;
  /** How many of them, from the first on, are words as written; the others are compounds. */
  readonly partCount: number;
}

/** The parts of the index that the search for similar papers uses. */
interface SimilarityContext {
  readonly indexed: ReadonlyMap<PaperId, IndexedText>;
  readonly vocabulary: Pick<Vocabulary, 'wordOf' | 'papersWith'>;
  readonly ranked: Pick<RankedText, 'nearest'>;
}

/** A stem of a paper with its BM25 weight. */
interface SignificantTerm {
  readonly stem: string;
  /** Saturated term frequency in the paper times inverse document frequency. */
  readonly weight: number;
  /** Saturated term frequency alone: the search multiplies it by the inverse document frequency. */
  readonly frequencyWeight: number;
}

/** The same limit as for a query. */
const MAX_TERMS = 32;
const MAX_SHARED_WORDS = 5;
/** BM25's k, the saturation of term frequency. */
const SATURATION = 1.2;

/** Finds the papers that match the most significant stems of one; see `PaperIndex.similar`. */
export function similarPapers(id: PaperId, limit: number, context: SimilarityContext): SimilarHit[] {
  const { indexed, vocabulary, ranked } = context;
  const paper = indexed.get(id);
  if (paper === undefined) return [];
  const terms = significantTerms(paper, context);
  const weights = new Map(terms.map(({ stem, frequencyWeight }) => [stem, frequencyWeight]));
  const nearest = ranked.nearest(weights, limit, id);
  const order = terms.map(({ stem }) => stem);
  const spellings = spellingsOf(paper, vocabulary);
  return nearest.map(hit => ({
    id: hit.id,
    score: hit.score,
    sharedTerms: sharedWords(hit, { order, spellings, other: indexed.get(hit.id) }),
  }));
}

/** Returns the stems with the highest weights, highest first. */
function significantTerms(
  { words }: IndexedText,
  { indexed, vocabulary }: SimilarityContext,
): readonly SignificantTerm[] {
  const frequencies = new Map<string, number>();
  for (const number of words) {
    const stem = vocabulary.wordOf(number)?.stem;
    if (stem !== undefined) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  }
  const terms = [...frequencies].flatMap(([stem, count]) => {
    const papers = vocabulary.papersWith(stem);
    // A stem that no other paper has matches none.
    if (papers < 2) return [];
    const frequencyWeight = (count * (SATURATION + 1)) / (count + SATURATION);
    const inverseFrequency = Math.log(1 + (indexed.size - papers + 0.5) / (papers + 0.5));
    return [{ stem, frequencyWeight, weight: frequencyWeight * inverseFrequency }];
  });
  return topK(terms, MAX_TERMS, (a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1));
}

interface Spelling extends KnownWord {
  readonly number: number;
}

/** Returns how a paper writes each of its stems, the forms that most papers use first. */
function spellingsOf(
  paper: IndexedText,
  vocabulary: SimilarityContext['vocabulary'],
): Map<string, Spelling[]> {
  const spellings = new Map<string, Spelling[]>();
  for (const number of new Set(paper.words.subarray(0, paper.partCount))) {
    const known = vocabulary.wordOf(number);
    // A number by itself is no use to a reader.
    if (known?.stem === undefined || !/\p{L}/u.test(known.word)) continue;
    const same = spellings.get(known.stem) ?? [];
    same.push({ ...known, number });
    spellings.set(known.stem, same);
  }
  for (const same of spellings.values())
    same.sort((a, b) => b.papers - a.papers || (a.word < b.word ? -1 : 1));
  return spellings;
}

/** Returns the words of the stems that a hit has too, in order, in a form that both papers use if there is one. */
function sharedWords(
  { stems }: NearestHit,
  {
    order,
    spellings,
    other,
  }: { order: readonly string[]; spellings: ReadonlyMap<string, Spelling[]>; other: IndexedText | undefined },
): string[] {
  const matched = new Set(stems);
  const wordsOfOther = new Set(other?.words);
  return order
    .flatMap(stem => {
      const forms = matched.has(stem) ? (spellings.get(stem) ?? []) : [];
      const form = forms.find(({ number }) => wordsOfOther.has(number)) ?? forms[0];
      return form === undefined ? [] : [form.word];
    })
    .slice(0, MAX_SHARED_WORDS);
}
