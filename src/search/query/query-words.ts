import { authorWordTerm, organizationWordTerm } from '../documents/label-terms.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { Reading, Respelling } from '../spelling/respelling.ts';
import type { QueryToken as TypedToken } from '../text/query-tokens.ts';
import { stemOf } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { inverseFrequency } from './inverse-frequency.ts';
import type { QueryWord, TermReading } from './query-plan.ts';

/** Returns the words to search for instead of, or beside, a rare or unknown word. */
export type Respell = (word: TypedToken, rarestOther: string | undefined) => Respelling;

/** A different content word of a query, as it was typed first, and what was found for it. */
export interface PlannedWord extends QueryWord {
  readonly typed: TypedToken;
  /** The words that are searched for, itself included. */
  readonly spellings: readonly Reading[];
  readonly suggestions: readonly string[];
}

/** Words in so few papers may be misspelt, if the corpus is so large that most words are in more. */
const MAX_PAPERS_OF_RESPELT = 2;
const MIN_CORPUS = 1_000;
/** A word's joined form (`pre-training` for `pretraining`), and what it is a part of (`qwen2` for `qwen`). */
const JOINED_FORM_WEIGHT = 0.8;
/** Fewer papers say nothing about which words go together. */
const MIN_PAPERS_OF_OTHER = 5;

/** How words are corrected. */
export interface Spelling {
  readonly respell: Respell;
  /** How many rare words of the query are looked at, the first ones. */
  readonly maxRespelt: number;
}

/** Returns the different content words of a query in order, each with the terms that it is looked up by. */
export function planWords(
  tokens: readonly TypedToken[],
  index: TextIndex,
  { respell, maxRespelt }: Spelling,
): PlannedWord[] {
  const counts = new Map<string, { readonly typed: TypedToken; readonly count: number }>();
  for (const typed of tokens) {
    if (STOP_WORDS.has(typed.token)) continue;
    const known = counts.get(typed.token);
    counts.set(typed.token, { typed: known?.typed ?? typed, count: (known?.count ?? 0) + 1 });
  }
  const rarest = rarestTwo([...counts.keys()], index);
  const maxPapers = index.documents.size < MIN_CORPUS ? 0 : MAX_PAPERS_OF_RESPELT;
  let respelt = 0;
  return [...counts.values()].map(({ typed, count }) => {
    const text = typed.token;
    const isRare = papersWithStem(text, index) <= maxPapers && respelt < maxRespelt;
    if (isRare) respelt += 1;
    const { readings, suggestions } = isRare
      ? respell(
          typed,
          rarest.find(word => word !== text),
        )
      : { readings: [{ word: text, weight: 1 }], suggestions: [] };
    return { typed, count, spellings: readings, suggestions, ...termsOf(text, readings, index) };
  });
}

/** Returns the term of a word's stem, -1 if no paper has it. */
export function stemTermOf(word: string, { terms, words }: TextIndex): number {
  // The index has the stem of each of its words: stemming again would cost more than all else here.
  const known = words.find(word);
  const term = known === -1 ? -1 : words.stemOf(known);
  if (term !== -1) return terms.papersWith(term) > 0 ? term : -1;
  return livingTerm(`s:${stemOf(word)}`, terms);
}

/** Returns the number of a term that a paper has now; else -1. */
export function livingTerm(term: string, terms: TextIndex['terms']): number {
  const number = terms.find(term);
  return number !== -1 && terms.papersWith(number) > 0 ? number : -1;
}

/** Returns the terms that exist, with a weight. */
export const readingsOf = (names: readonly string[], weight: number, { terms }: TextIndex): TermReading[] =>
  names
    .map(name => livingTerm(name, terms))
    .filter(term => term !== -1)
    .map(term => ({ term, weight }));

function papersWithStem(word: string, index: TextIndex): number {
  const term = stemTermOf(word, index);
  return term === -1 ? 0 : index.terms.papersWith(term);
}

/** Returns the two words that the fewest papers have, but at least five. */
function rarestTwo(words: readonly string[], index: TextIndex): readonly string[] {
  return words
    .map(word => ({ word, papers: papersWithStem(word, index) }))
    .filter(({ papers }) => papers >= MIN_PAPERS_OF_OTHER)
    .toSorted((a, b) => a.papers - b.papers)
    .slice(0, 2)
    .map(({ word }) => word);
}

function termsOf(
  text: string,
  spellings: readonly Reading[],
  index: TextIndex,
): Pick<QueryWord, 'readings' | 'names' | 'idf' | 'nameIdf'> {
  const weights = new Map<number, number>();
  for (const { word, weight } of spellings) {
    const term = stemTermOf(word, index);
    // Two spellings may have the same stem.
    if (term !== -1) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  const readings = [
    ...[...weights].map(([term, weight]) => ({ term, weight })),
    ...readingsOf([`j:${text}`, `m:${text}`], JOINED_FORM_WEIGHT, index),
  ];
  const names = readingsOf([authorWordTerm(text), organizationWordTerm(text)], 1, index);
  return { readings, names, idf: idfOf(readings, index), nameIdf: idfOf(names, index) };
}

/** Returns the inverse document frequency of readings: that of the most frequent one, 0 without any. */
export function idfOf(readings: readonly TermReading[], { terms, documents }: TextIndex): number {
  if (readings.length === 0) return 0;
  const papers = readings.reduce((most, { term }) => Math.max(most, terms.papersWith(term)), 0);
  return inverseFrequency(papers, documents.size);
}
