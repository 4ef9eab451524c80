import { alphabetOf, eachOneEdit, type Edit } from './one-edit.ts';

/** A word of a query, folded, and how it was typed. */
export interface TypedWord {
  readonly text: string;
  /** As `LoRA` and `iPhone` have. */
  readonly hasInnerCapitals: boolean;
  /** Two to six capitals. */
  readonly isAcronymLike: boolean;
}

/** What the corpus knows of words; all of them folded. */
export interface SpellingContext {
  /** Number of papers of the corpus. */
  readonly paperCount: number;
  /** Returns how many papers have the word as it is written; 0 if none has. */
  papersWith(word: string): number;
  /** Returns how many papers have the word in any form: `pruning` for `prunes`. */
  papersWithForm(word: string): number;
  /** Returns true for a word of an author's or an organization's name. */
  isName(word: string): boolean;
  /** Returns true for two words that papers write as one: `pretraining`, `gpt4`. */
  isJoinedForm(word: string): boolean;
  /** Returns true for a word that science uses often, whether a paper of the corpus has it or not. */
  isUsual(word: string): boolean;
  /** Returns how many papers have both words. */
  sharedPapers(word: string, other: string): number;
}

/** A word to search for, and how much it counts: 1 for the word itself or its most likely correction, less for others. */
export interface Reading {
  readonly word: string;
  readonly weight: number;
}

/** What a query word may mean. */
export interface Respelling {
  /** Words to search for, those with the largest weight first; empty for an unknown word that resembles none. */
  readonly readings: readonly Reading[];
  /** Words of papers and names that are not searched for but may have been meant, the most likely first. */
  readonly suggestions: readonly string[];
}

/** Almost every word of three letters is one edit away from several others. */
const MIN_LETTERS = 4;
/** Longer strings are not words; also limits the time, which grows with the letters. */
const MAX_LETTERS = 32;
/** From this length on, words one edit apart are hardly ever different words: few papers are evidence enough. */
const LONG_WORD_LETTERS = 8;
/** In a shorter word, an edit leads to another word so often that only a common word is likely to have been meant. */
const MIN_PAPERS_OF_SHORT_WORD = 20;
/** A word of a single paper may itself be misspelt. */
const MIN_PAPERS = 2;
/** The bounds were measured on corpora from this size on; in smaller ones the number of papers falls in proportion. */
const FULL_BOUNDS_PAPERS = 5_000;

/** A word in so few papers may be a spelling mistake of their authors, … */
const MAX_PAPERS_OF_MISTAKE = 2;
/** … if it is not short, … */
const MIN_LETTERS_OF_MISTAKE = 6;
/** … and a resembling word is so many times as frequent. */
const MISTAKE_RATIO = 30;
/** It is a word of the corpus, and counts more than what else may be meant. */
const MAX_WEIGHT_BESIDE_KNOWN = 0.5;

/** A word that names a new model is most often one substitution away from another; typing swaps letters. */
const EDIT_SCORES: Readonly<Record<Edit, number>> = {
  deletion: 0,
  insertion: 0,
  substitution: -0.7,
  swap: 0.5,
};
/** The weight of a reading is e^(0.7 · its distance in score to the best one). */
const WEIGHT_EXPONENT = 0.7;
const MIN_WEIGHT = 0.15;
const MAX_READINGS = 3;
const MAX_SUGGESTIONS = 3;
/** In a large corpus, almost every shorter word is one edit away from some author's name. */
const MIN_LETTERS_OF_NAME = 5;

interface Candidate {
  readonly word: string;
  readonly edit: Edit;
  readonly papers: number;
  readonly score: number;
}

/**
 * Returns the words to search for instead of an unknown word, or beside a rare one, and those to suggest. Known words,
 * names and joined forms are searched as they are, and so is what was typed as a name: in capitals, or with a digit; and a
 * word that science uses often, for which others are only suggested. Candidates are one edit away (`eachOneEdit`); how many
 * papers must have one depends on the word's length: for four letters only a swap is corrected. A name is suggested, never
 * searched for instead.
 *
 * Measured on the starter corpus of 394 papers, with 2,879 title words with one mistake: 86% of those that two papers or
 * more have are put right (8 letters and more: 97%; 5–7: 87%; 4: 42%), and 97% of all are put right or suggested; 3 of 79
 * names of models that the corpus lacks are taken for another word (`imagen` for `image`).
 * @param rarestOther of the query's other words the one that the fewest papers have, but at least five: papers with it
 *   have the word that is meant more often than chance has it
 */
export function respellings(
  word: TypedWord,
  rarestOther: string | undefined,
  context: SpellingContext,
): Respelling {
  const { text } = word;
  const papers = context.papersWithForm(text);
  const itself = papers === 0 ? [] : [{ word: text, weight: 1 }];
  const letters = alphabetOf(text);
  if (papers > MAX_PAPERS_OF_MISTAKE || letters === undefined || !isRespelt(text, context))
    return { readings: itself, suggestions: [] };

  const candidates = findCandidates(text, letters, papers, context);
  const isWrittenAsName = word.hasInnerCapitals || word.isAcronymLike;
  const accepted =
    isWrittenAsName || context.isUsual(text)
      ? []
      : candidates
          .filter(candidate => isLikely(candidate, text, papers, context))
          .map(candidate => withSharedPapers(candidate, rarestOther, context));
  const readings = weighted(accepted, papers === 0 ? 1 : MAX_WEIGHT_BESIDE_KNOWN);
  const searched = new Set(readings.map(reading => reading.word));
  return {
    readings: [...itself, ...readings],
    suggestions: candidates
      .filter(candidate => !searched.has(candidate.word))
      .toSorted(byScore)
      .slice(0, MAX_SUGGESTIONS)
      .map(candidate => candidate.word),
  };
}

const isRespelt = (text: string, context: SpellingContext): boolean =>
  text.length >= MIN_LETTERS &&
  text.length <= MAX_LETTERS &&
  !context.isName(text) &&
  !context.isJoinedForm(text);

/** Returns the words one edit away that more papers have; for a word that no paper has, also names. */
function findCandidates(
  text: string,
  letters: string,
  papersOfText: number,
  context: SpellingContext,
): Candidate[] {
  const found: Candidate[] = [];
  const canBeName = papersOfText === 0 && text.length >= MIN_LETTERS_OF_NAME;
  eachOneEdit(text, letters, (word, edit) => {
    const papers = context.papersWith(word);
    if (papers > papersOfText) found.push({ word, edit, papers, score: scoreOf(papers, edit) });
    // A name counts as one paper: the author of many is not more likely to be misspelt.
    else if (canBeName && context.isName(word))
      found.push({ word, edit, papers: 0, score: scoreOf(1, edit) });
  });
  return found;
}

const scoreOf = (papers: number, edit: Edit): number => Math.log(1 + papers) + EDIT_SCORES[edit];

/** Returns true if so many papers have the candidate that it was meant rather than a word that no paper has. */
function isLikely(
  { edit, papers }: Candidate,
  text: string,
  papersOfText: number,
  { paperCount }: SpellingContext,
): boolean {
  if (text.length < LONG_WORD_LETTERS && papers < minPapersOfShortWord(paperCount)) return false;
  if (text.length === MIN_LETTERS && edit !== 'swap') return false;
  if (papersOfText === 0) return papers >= MIN_PAPERS;
  return text.length >= MIN_LETTERS_OF_MISTAKE && papers >= MISTAKE_RATIO * papersOfText;
}

const minPapersOfShortWord = (paperCount: number): number =>
  Math.max(MIN_PAPERS, MIN_PAPERS_OF_SHORT_WORD * Math.min(1, paperCount / FULL_BOUNDS_PAPERS));

function withSharedPapers(
  candidate: Candidate,
  other: string | undefined,
  context: SpellingContext,
): Candidate {
  if (other === undefined) return candidate;
  return { ...candidate, score: candidate.score + Math.log(1 + context.sharedPapers(candidate.word, other)) };
}

/** Returns the best candidates with weights up to `maxWeight`; those far behind the best are left out. */
function weighted(candidates: readonly Candidate[], maxWeight: number): Reading[] {
  const best = candidates.toSorted(byScore).slice(0, MAX_READINGS);
  const bestScore = best[0]?.score ?? 0;
  return best
    .map(({ word, score }) => ({ word, weight: Math.exp(WEIGHT_EXPONENT * (score - bestScore)) }))
    .filter(({ weight }) => weight >= MIN_WEIGHT)
    .map(({ word, weight }) => ({ word, weight: weight * maxWeight }));
}

/** The highest score first, then by word, so that the order is always the same. */
const byScore = (a: Candidate, b: Candidate): number => b.score - a.score || (a.word < b.word ? -1 : 1);
