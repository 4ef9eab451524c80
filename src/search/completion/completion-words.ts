import type { Paper } from '../../core/paper/paper.ts';
import { readTokens } from '../text/tokens.ts';

/**
 * Where a word occurs in a paper, best first. `NAME`: the typed text is the name of the work (`Mamba: …`); `START`: it
 * begins the title.
 */
export const PLACE = { NAME: 0, START: 1, TITLE: 2, AUTHOR: 3, ORGANIZATION: 4, KEYWORD: 5 } as const;

/** What completion indexes of a paper. */
export interface CompletionWords {
  /** Each word with the best place in which it occurs; a word of the title is at its `START` or elsewhere in the `TITLE`. */
  readonly places: ReadonlyMap<string, number>;
  /** The words of the title, in order, with repetitions. */
  readonly title: readonly string[];
  /** Letters of the name before the title's colon, without spaces; 0 without a name. */
  readonly nameLength: number;
}

/** The name of a work has a few words; a longer text before a colon is a sentence. */
const MAX_NAME_WORDS = 4;
/** Of the authors of a large collaboration the first ones: each takes some 10 µs, and a step may take 50 ms in all. */
const MAX_AUTHORS = 1_500;
/** Words of one paper; those after them complete nothing. */
const MAX_WORDS = 5_000;

/** Further index words that people type as words: `pretraining` for pre-training, `qwen` for Qwen2. */
const TYPED_TERM = /^[jm]:/;

/** Returns the words of a text and its further index words, without prefix. */
function wordsOf(text: string): readonly string[] {
  const { tokens, extraTerms } = readTokens(text);
  return [...tokens, ...extraTerms.filter(term => TYPED_TERM.test(term)).map(term => term.slice(2))];
}

/** Returns the words of names or keywords. Those without LaTeX are read at once, which takes a fraction of the time. */
const wordsOfAll = (texts: readonly string[]): readonly string[] =>
  texts.some(text => /[\\${}]/.test(text)) ? texts.flatMap(wordsOf) : wordsOf(texts.join(' ; '));

/** Returns the words of the name at the start of a title (`PanGu-π: …`); none if there is no such name. */
function nameWordsOf(title: string): readonly string[] {
  const colon = title.search(/[:：]/);
  const words = colon === -1 ? [] : readTokens(title.slice(0, colon)).tokens;
  return words.length > MAX_NAME_WORDS ? [] : words;
}

/** Returns what completion indexes of a paper. */
export function completionWordsOf(paper: Paper): CompletionWords {
  const { tokens: title } = readTokens(paper.title);
  const start = title.join('');
  // A name in several words may be typed as one: `onceforall`.
  const name = nameWordsOf(paper.title).join('');
  const places = new Map<string, number>();
  const add = (words: readonly string[], place: number): void => {
    for (const word of words) if (!places.has(word) && places.size < MAX_WORDS) places.set(word, place);
  };
  const titleWords = name === '' ? wordsOf(paper.title) : [...wordsOf(paper.title), name];
  add(
    titleWords.filter(word => start.startsWith(word)),
    PLACE.START,
  );
  add(titleWords, PLACE.TITLE);
  add(wordsOfAll(paper.authors.slice(0, MAX_AUTHORS)), PLACE.AUTHOR);
  if (paper.organization !== null) add(wordsOf(paper.organization), PLACE.ORGANIZATION);
  add(wordsOfAll(paper.keywords), PLACE.KEYWORD);
  return { places, title, nameLength: name.length };
}
