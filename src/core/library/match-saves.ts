import type { Paper } from '../paper/paper.ts';
import { readableText } from '../text/latex/readable-text.ts';
import type { LibraryItem } from './library-item.ts';

/** A letter of a script that is written without spaces: a word may be anywhere in a text. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Shorter words are within too many others. */
const MIN_INNER_LENGTH = 3;

type SearchedItem = Pick<LibraryItem, 'tags' | 'note'>;

/**
 * Returns a function that says whether a saved paper has all words of a query, whole or begun, in its title, authors,
 * organization, arXiv id, tags or note; a word of `MIN_INNER_LENGTH` letters may also be within a word of its title, as
 * `moe` in OpenMoE. Case and accents are ignored. A query without words matches no paper.
 *
 * The index of the corpus is not used: it has neither notes nor tags, and in some thousand papers that a user chose, a
 * plain match is quick, and shows what was typed rather than the most relevant.
 */
export function createSaveMatcher(query: string): (paper: Paper, item: SearchedItem) => boolean {
  const words = wordsOf(query);
  return (paper, item) => {
    const text = ` ${wordsOf(searchedText(paper, item)).join(' ')}`;
    const title = wordsOf(readableText(paper.title)).join(' ');
    const isIn = (word: string) =>
      text.includes(UNSPACED.test(word) ? word : ` ${word}`) ||
      (word.length >= MIN_INNER_LENGTH && title.includes(word));
    return words.length > 0 && words.every(isIn);
  };
}

function searchedText(
  { title, authors, organization, arxivId }: Paper,
  { tags, note }: SearchedItem,
): string {
  return [readableText(title), ...authors, organization ?? '', arxivId ?? '', ...tags, note ?? ''].join(' ');
}

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return folded.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '');
}
