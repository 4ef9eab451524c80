import { fold } from './fold.ts';

/** The words of a text, folded, in order, with repetitions. */
export interface Words {
  /** The words between spaces and punctuation; runs of Chinese, Japanese and Korean letters as pairs of letters. */
  readonly parts: readonly string[];
  /** Compounds as one word: `onceforall` for `once-for-all`, `gpt4` for `GPT-4`, `nm` for `N:M`. */
  readonly compounds: readonly string[];
}

/** Longer strings of letters are data, not words; only their beginning is indexed. */
const MAX_WORD_LENGTH = 64;
/** Longer compounds are lists (`and/or/not/…`) or addresses. */
export const MAX_COMPOUND_PARTS = 4;

// A point between two digits belongs to the number: `4.5` is one part.
const PART = String.raw`[\p{L}\p{M}\p{N}]+(?:(?<=\p{N})\.(?=\p{N})[\p{L}\p{M}\p{N}]+)*`;
const COMPOUND = new RegExp(`${PART}(?:[-‐‑‒–−_/:.&+]${PART})*`, 'gu');
const PART_OF_COMPOUND = new RegExp(PART, 'gu');

const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]`;
const UNSPACED_LETTER = new RegExp(UNSPACED, 'u');
const RUNS = new RegExp(String.raw`(?:(?=[\p{L}\p{M}\p{N}])${UNSPACED})+|(?:(?!${UNSPACED}).)+`, 'gu');

/** Splits scripts without spaces between words into overlapping pairs of letters. */
function splitUnspaced(text: string): string[] {
  if (!UNSPACED_LETTER.test(text)) return [text.slice(0, MAX_WORD_LENGTH)];
  return (text.match(RUNS) ?? []).flatMap(run => {
    if (!UNSPACED_LETTER.test(run)) return [run.slice(0, MAX_WORD_LENGTH)];
    const letters = Array.from(run);
    return letters.length === 1 ? [run] : letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`);
  });
}

/** Returns a compound as one word; `undefined` if it is not one. */
function compoundWord(whole: string, parts: readonly string[]): string | undefined {
  if (parts.length < 2 || parts.length > MAX_COMPOUND_PARTS || UNSPACED_LETTER.test(whole)) return undefined;
  // Numbers keep their separator: `2:4` is not 24.
  if (parts.every(part => /^[\p{N}.]+$/u.test(part))) return whole;
  const hyphenated = !/[/:.&+]/u.test(whole.replaceAll(/(?<=\p{N})\.(?=\p{N})/gu, ''));
  // Other marks than hyphens join abbreviations (`N:M`, `I/O`, `R&D`) and separate words (`sensor/actuator`).
  if (!hyphenated && parts.some(part => part.length > 3)) return undefined;
  const joined = parts.join('');
  return joined.length > MAX_WORD_LENGTH ? undefined : joined;
}

/** Splits a text or a query into its words; papers and queries must both use it. */
export function wordsOf(text: string): Words {
  const parts: string[] = [];
  const compounds: string[] = [];
  for (const [whole] of fold(text).matchAll(COMPOUND)) {
    const partsOfWord = whole.match(PART_OF_COMPOUND) ?? [];
    for (const part of partsOfWord) for (const word of splitUnspaced(part)) parts.push(word);
    const compound = compoundWord(whole, partsOfWord);
    if (compound !== undefined) compounds.push(compound);
  }
  return { parts, compounds };
}
