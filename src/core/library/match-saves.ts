import type { Paper } from '../paper/paper.ts';
import type { SearchAlternative, SearchRequest } from '../search/search-request.ts';
import { readableText } from '../text/latex/readable-text.ts';
import { foldedText, foldedWords, hasBegun, hasWhole } from './folded-words.ts';
import type { LibraryItem } from './library-item.ts';
import { createFilterMatcher } from './match-filters.ts';

/** Shorter words are within, and begin, too many others. */
const MIN_PART_LENGTH = 3;

type SearchedItem = Pick<LibraryItem, 'tags' | 'note'>;

/**
 * Returns a function that says whether a saved paper fits one of the alternatives of a search. It fits one if it fits its
 * filters (`createFilterMatcher`) and has, in its title, authors, organization, arXiv id, tags or note:
 *
 * - all words, whole or begun; a word of `MIN_PART_LENGTH` letters may also be within a word of the title, as `moe` in OpenMoE;
 * - the words of each phrase, whole, in a row;
 * - no excluded word, whole or, with so many letters, begun: one with a hyphen is its parts in a row, or joined;
 * - no excluded phrase.
 *
 * Case and accents are ignored. An alternative whose text has neither letters nor digits fits no paper.
 *
 * The index of the corpus is not used: it has neither notes nor tags, and in some thousand papers that a user chose, a
 * plain match is quick, and shows what was typed rather than the most relevant.
 */
export function createSaveMatcher({
  alternatives,
}: Pick<SearchRequest, 'alternatives'>): (paper: Paper, item: SearchedItem) => boolean {
  const matchers = alternatives.map(createAlternativeMatcher);
  return (paper, item) => {
    const save = foldSave(paper, item);
    return matchers.some(matches => matches(save));
  };
}

interface FoldedSave {
  readonly paper: Paper;
  readonly title: string;
  readonly authors: readonly string[];
  /** All that is searched; no row of words goes from one part to the next. */
  readonly text: string;
}

function foldSave(paper: Paper, { tags, note }: SearchedItem): FoldedSave {
  const { organization, arxivId } = paper;
  const title = foldedText(readableText(paper.title));
  const authors = paper.authors.map(foldedText);
  const others = [organization ?? '', arxivId ?? '', ...tags, note ?? ''].map(foldedText);
  return { paper, title, authors, text: [title, ...authors, ...others].join('\n') };
}

function createAlternativeMatcher(alternative: SearchAlternative): (save: FoldedSave) => boolean {
  const words = foldedWords(alternative.words);
  const phrases = rowsOf(alternative.phrases);
  const excludedPhrases = rowsOf(alternative.excludedPhrases);
  const excludedWords = alternative.excludedWords.map(foldedWords).filter(parts => parts.length > 0);
  const fitsFilters = createFilterMatcher(alternative);
  if (words.length === 0 && alternative.words !== '') return () => false;
  return ({ paper, title, authors, text }) =>
    words.every(word => hasBegun(word, text) || (word.length >= MIN_PART_LENGTH && title.includes(word))) &&
    phrases.every(phrase => hasWhole(phrase, text)) &&
    !excludedWords.some(parts => hasExcluded(parts, text)) &&
    !excludedPhrases.some(phrase => hasWhole(phrase, text)) &&
    fitsFilters(paper, authors);
}

/** Returns phrases as folded texts, without those that have no words, such as `ﾞ`. */
function rowsOf(phrases: readonly string[]): string[] {
  return phrases.map(phrase => foldedWords(phrase).join(' ')).filter(row => row !== '');
}

function hasExcluded(parts: readonly string[], text: string): boolean {
  const joined = parts.join('');
  const has = joined.length < MIN_PART_LENGTH ? hasWhole : hasBegun;
  // Two numbers are never one word: `2:4` is not 24.
  return has(parts.join(' '), text) || (/\p{L}/u.test(joined) && has(joined, text));
}
