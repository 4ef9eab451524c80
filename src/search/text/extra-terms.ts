import { STOP_WORDS } from './stop-words.ts';
import { hasUnspacedScript } from './unspaced-scripts.ts';

/** Longer terms are lists (`and/or/not`), addresses or data. */
const MAX_TERM_LENGTH = 64;

const BINDING_MARK = /^[-_/+]$/;
const LETTER = /\p{L}/u;
const DECIMAL_POINT = /\.\p{N}/u;
const DIGIT = /\p{N}/u;
const SHORT_NUMBER = /^\p{N}{1,2}$/u;
const LETTER_RUN = /\p{L}{2,}/gu;

// Starts only where a run of digits starts, so that long runs take linear time.
const DECIMAL = /(?<!\p{N})\p{N}+(?:\.\p{N}+)+/gu;
const LETTERS_BEFORE_DECIMAL = /(\p{L}+)[\s_/+-]?$/u;
const SIGN = /[+#*]|\.net/;
const SIGN_WORD = /(?<![\p{L}\p{N}])(?:\p{L}(?:\+\+|#|\*)|\.net(?![\p{L}\p{N}]))/gu;

/**
 * Returns the further index words of a folded text, as `TextTokens.extraTerms` defines them. `pieces` are its words and the
 * gaps between them by turns, beginning with a word, which may be empty.
 */
export function extraTermsOf(folded: string, pieces: readonly string[]): string[] {
  const terms: string[] = [];
  let before = '';
  for (let i = 0; i < pieces.length; i += 2) {
    const word = pieces[i] ?? '';
    if (i > 0 && isBound(before, pieces[i - 1] ?? '', word)) addTerm('j', before + word, terms);
    before = word;
  }
  // Most texts have no signs and decimals, and many no digits.
  if (DIGIT.test(folded)) {
    for (let i = 0; i < pieces.length; i += 2) addMixedWordTerms(pieces[i] ?? '', terms);
  }
  if (DECIMAL_POINT.test(folded)) {
    for (const { 0: number, index } of folded.matchAll(DECIMAL))
      addDecimalTerms(folded, index, number, terms);
  }
  if (SIGN.test(folded)) for (const [word] of folded.matchAll(SIGN_WORD)) addTerm('g', word, terms);
  return terms;
}

/**
 * Returns `first` and `second` as one word, if a text may write them so: not two numbers (`2:4` is not 24), no letters of
 * a script without blanks, and no longer than an index word.
 */
export function joinWords(first: string, second: string): string | undefined {
  const joined = first + second;
  const isPossible = joined.length <= MAX_TERM_LENGTH && LETTER.test(joined) && first !== '' && second !== '';
  return isPossible && !hasUnspacedScript(joined) ? joined : undefined;
}

function addTerm(prefix: string, word: string, terms: string[]): void {
  if (word.length <= MAX_TERM_LENGTH) terms.push(`${prefix}:${word}`);
}

function addMixedWordTerms(word: string, terms: string[]): void {
  if (word.length > MAX_TERM_LENGTH || !DIGIT.test(word)) return;
  for (const [letters] of word.matchAll(LETTER_RUN)) addTerm('m', letters, terms);
}

/** Returns true if what is between two words makes one word of them. */
function isBound(first: string, gap: string, second: string): boolean {
  if (gap.length !== 1) return false;
  const isPossible =
    BINDING_MARK.test(gap) ||
    (second.length <= 2 &&
      SHORT_NUMBER.test(second) &&
      /\s/.test(gap) &&
      !DIGIT.test(first) &&
      !STOP_WORDS.has(first));
  return isPossible && joinWords(first, second) !== undefined;
}

function addDecimalTerms(folded: string, index: number, number: string, terms: string[]): void {
  addTerm('d', number, terms);
  const before = folded.slice(Math.max(0, index - MAX_TERM_LENGTH), index);
  const letters = LETTERS_BEFORE_DECIMAL.exec(before)?.[1];
  if (letters !== undefined) addTerm('d', letters + number, terms);
}
