import type { Paper } from '../paper/paper.ts';
import type { SearchAlternative, SearchRequest } from '../search/search-request.ts';
import { readableText } from '../text/latex/readable-text.ts';
import { foldedText, foldedWords, hasBegun, hasWhole } from './folded-words.ts';
import type { LibraryItem } from './library-item.ts';
import { createFilterMatcher } from './match-filters.ts';

/** Shorter words are within too many others. */
const MIN_PART_LENGTH = 3;

type SearchedItem = Pick<LibraryItem, 'tags' | 'note'>;

/**
 * Returns a function that says whether a saved paper fits one of the alternatives of a search. It fits one if it fits its
 * filters (`createFilterMatcher`) and has, in its title, authors, organization, arXiv id, tags or note:
 *
 * - all words, whole or begun; a word of `MIN_PART_LENGTH` letters may also be within a word of the title, as `moe` in OpenMoE;
 * - the words of each phrase, whole, in a row;
 * - none of the excluded words: whole, in singular or plural, but not in names of authors. One with a hyphen is its parts in a
 *   row, or joined; one with a sign, as `c++`, is only the word with its sign;
 * - none of the excluded phrases.
 *
 * Case and accents are ignored. An alternative whose words have neither letters nor digits fits no paper.
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
  /** The same without the authors. */
  readonly textOfNoAuthor: string;
  /** That as it is written, in lower case. */
  readonly written: string;
}

function foldSave(paper: Paper, { tags, note }: SearchedItem): FoldedSave {
  const { organization, arxivId } = paper;
  const title = foldedText(readableText(paper.title));
  const authors = paper.authors.map(foldedText);
  const others = [organization ?? '', arxivId ?? '', ...tags, note ?? ''];
  const textOfNoAuthor = [title, ...others.map(foldedText)].join('\n');
  const written = [readableText(paper.title), ...others].join('\n').toLowerCase();
  return { paper, title, authors, text: [textOfNoAuthor, ...authors].join('\n'), textOfNoAuthor, written };
}

function createAlternativeMatcher(alternative: SearchAlternative): (save: FoldedSave) => boolean {
  const words = foldedWords(alternative.words);
  const phrases = rowsOf(alternative.phrases);
  const excludedPhrases = rowsOf(alternative.excludedPhrases);
  const exclusions = alternative.excludedWords.map(createExclusion);
  const fitsFilters = createFilterMatcher(alternative);
  if (words.length === 0 && alternative.words !== '') return () => false;
  return save => {
    const { paper, title, authors, text, textOfNoAuthor } = save;
    return (
      words.every(word => hasBegun(word, text) || (word.length >= MIN_PART_LENGTH && title.includes(word))) &&
      phrases.every(phrase => hasWhole(phrase, text)) &&
      !exclusions.some(excludes => excludes(save)) &&
      !excludedPhrases.some(phrase => hasWhole(phrase, textOfNoAuthor)) &&
      fitsFilters(paper, authors)
    );
  };
}

/** Returns phrases as folded texts, without those that have no words, such as `ﾞ`. */
function rowsOf(phrases: readonly string[]): string[] {
  return phrases.map(phrase => foldedWords(phrase).join(' ')).filter(row => row !== '');
}

/** A word with a sign that makes it another one: `c++`, `c#`. */
const SIGN = /[+#]/;

function createExclusion(word: string): (save: FoldedSave) => boolean {
  if (SIGN.test(word)) return ({ written }) => written.includes(word.toLowerCase());
  const parts = foldedWords(word);
  const joined = parts.join('');
  // Two numbers are never one word: `2:4` is not 24.
  const words = /\p{L}/u.test(joined) ? [parts.join(' '), joined] : [parts.join(' ')];
  const forms = parts.length === 0 ? [] : [...new Set(words.flatMap(formsOf))];
  return ({ textOfNoAuthor }) => forms.some(form => hasWhole(form, textOfNoAuthor));
}

/** Returns a word with its singular and plural, as far as an `s` makes them. */
function formsOf(word: string): string[] {
  return [word, `${word}s`, `${word}es`, ...(/\p{L}{3}s$/u.test(word) ? [word.slice(0, -1)] : [])];
}
