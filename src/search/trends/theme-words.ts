import type { TextIndex } from '../documents/text-index.ts';

/** What papers are about: the stem of a word, or those of two words in a row, as terms. */
export type Theme = readonly [number] | readonly [number, number];

/** Returns a text that identifies a theme. */
export const themeKey = (theme: Theme): string => theme.join(' ');

/** A content word of a text. */
export interface ContentWord {
  readonly word: number;
  /** The content word before it, and what is between them: nothing, or `of` as in `mixture of experts`; -1 for none. */
  readonly previous: number;
  readonly between: number;
  readonly isInTitle: boolean;
}

/** The stop word that phrases have inside; the words around others, as in `routing and experts`, do not belong together. */
const JOINING_WORD = 'of';

/** Calls `visit` with each content word of a document's texts, in order; words are numbers. */
export function eachContentWord(
  document: number,
  { documents, words }: TextIndex,
  visit: (word: ContentWord) => void,
): void {
  const joining = words.find(JOINING_WORD);
  let previous = -1;
  let between = -1;
  const read = (word: number, isInTitle: boolean): void => {
    if (words.stemOf(word) !== -1) {
      visit({ word, previous, between, isInTitle });
      previous = word;
      between = -1;
    } else if (between === -1 && word === joining) {
      between = word;
    } else {
      previous = -1;
    }
  };
  const { title, text } = documents.record(document);
  for (const word of title) read(word, true);
  // The text has numbers + 1, and 0 between two texts.
  for (const entry of [0, ...text]) {
    if (entry > 0) read(entry - 1, false);
    else previous = -1;
  }
}

/** Where a document has a theme. */
export interface ThemePlace {
  /** The words of the theme as the document has them first, folded. */
  readonly words: readonly string[];
  readonly isInTitle: boolean;
}

/** Returns where a document has a theme; `undefined` if it lacks it. */
export function placeOf(theme: Theme, document: number, index: TextIndex): ThemePlace | undefined {
  const { words } = index;
  const [first, second] = theme;
  let found: ThemePlace | undefined;
  eachContentWord(document, index, ({ word, previous, between, isInTitle }) => {
    if (found !== undefined) return;
    const stem = words.stemOf(word);
    if (second === undefined) {
      if (stem === first) found = { words: [words.textOf(word)], isInTitle };
    } else if (stem === second && previous !== -1 && words.stemOf(previous) === first) {
      const all = [previous, between, word].filter(each => each !== -1);
      found = { words: all.map(each => words.textOf(each)), isInTitle };
    }
  });
  return found;
}
