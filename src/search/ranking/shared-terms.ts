import type { TextIndex } from '../documents/text-index.ts';
import type { Meanings } from '../meaning/meanings.ts';
import type { WeightedTerm } from './weighted-terms.ts';

const MAX_SHARED_TERMS = 5;
/**
 * Words that more papers have say nothing about what two of them share. Measured on the starter corpus: above an eighth
 * are words like model, train, use, task, efficient; experts and mixture, its most frequent subject, have 11 %. In
 * abstracts, propose, show and result are in a third or more.
 */
const MAX_SHARE_OF_SHARED = 1 / 8;
/** In a corpus of few papers a share says nothing: a word of so many papers, or fewer, may be shown. */
const MIN_PAPERS_OF_FILLER = 20;
/**
 * Words of less weight for the subject of a text, as the stem vectors have learned it, say nothing either, however rare
 * they are in short summaries: show 0.12, give 0.17, way 0.20, whether 0.28, three 0.34; but space 0.35, tool 0.37.
 */
const MIN_SUBJECT_WEIGHT = 0.35;

/** Returns the terms that say something about a paper, the most telling first. */
export function tellingTerms(
  terms: readonly WeightedTerm[],
  { index, meanings }: { readonly index: TextIndex; readonly meanings: Pick<Meanings, 'weightOf'> },
): WeightedTerm[] {
  const maxPapers = Math.max(MIN_PAPERS_OF_FILLER, MAX_SHARE_OF_SHARED * index.documents.size);
  return terms
    .filter(({ term }) => index.terms.papersWith(term) <= maxPapers)
    .map(each => ({ each, subject: meanings.weightOf(each.term) }))
    .filter(({ subject }) => subject >= MIN_SUBJECT_WEIGHT)
    .toSorted((a, b) => b.subject * b.each.weight - a.subject * a.each.weight)
    .map(({ each }) => each);
}

/** Returns the first terms that both papers have, as words of the first paper. */
export function sharedTerms(
  paper: number,
  other: number,
  terms: readonly WeightedTerm[],
  index: TextIndex,
): string[] {
  const spellings = spellingsOf(paper, index);
  const others = spellingsOf(other, index);
  return terms
    .flatMap(({ term }) => {
      const ours = spellings.get(term) ?? [];
      const both = ours.find(word => others.get(term)?.includes(word));
      const word = others.has(term) ? (both ?? ours[0]) : undefined;
      return word === undefined ? [] : [index.words.textOf(word)];
    })
    .filter(word => /\p{L}{2}/u.test(word))
    .slice(0, MAX_SHARED_TERMS);
}

/** Returns the words, folded, by which a paper has some terms: of several forms, the most frequent one of the corpus. */
export function wordsOfTerms(
  document: number,
  wanted: ReadonlySet<number>,
  { documents, words }: TextIndex,
): ReadonlyMap<number, string> {
  const best = new Map<number, number>();
  const { title, text } = documents.record(document);
  const look = (word: number): void => {
    const stem = words.stemOf(word);
    if (!wanted.has(stem)) return;
    const other = best.get(stem);
    if (other === undefined || words.papersWith(word) > words.papersWith(other)) best.set(stem, word);
  };
  for (const word of title) look(word);
  for (const entry of text) if (entry !== 0) look(entry - 1);
  return new Map([...best].map(([stem, word]) => [stem, words.textOf(word)]));
}

/** Returns the words of a paper by their stems' terms, those of the most papers first. */
function spellingsOf(document: number, { documents, words }: TextIndex): Map<number, number[]> {
  const { title, text } = documents.record(document);
  const distinct = new Set([
    ...title,
    ...Array.from(
      text.filter(entry => entry !== 0),
      entry => entry - 1,
    ),
  ]);
  const spellings = new Map<number, number[]>();
  for (const word of distinct) {
    const stem = words.stemOf(word);
    if (stem !== -1) spellings.set(stem, [...(spellings.get(stem) ?? []), word]);
  }
  for (const same of spellings.values()) same.sort((a, b) => words.papersWith(b) - words.papersWith(a));
  return spellings;
}
