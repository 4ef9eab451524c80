import { readableText } from '../../core/text/latex/readable-text.ts';
import { readTokens } from '../text/tokens.ts';

/** An acronym with what a text says it stands for. */
export interface AcronymPair {
  /** The acronym as one folded word, in the singular: `llm` for `LLMs`, `rcnn` for `R-CNN`. */
  readonly acronym: string;
  /** The folded words of the long form, with blanks between them: `mixture of experts`. */
  readonly longForm: string;
}

/** What follows an opening bracket up to the closing one, or to a comma or semicolon before a reference. */
const BRACKETED = /\(([^(),;]{2,12})(?=[),;])/g;
/** Two to ten letters, digits, dots and hyphens in at most two words, with a capital, as Schwartz and Hearst have it. */
const SHORT_FORM = /^(?=.{2,10}$)(?=.*\p{Lu})[\p{L}\p{N}][\p{L}\p{N}.&/+'’-]*(?: [\p{L}\p{N}.&/+'’-]+)?$/u;
const PLURAL_S = /(?<=[\p{Lu}\p{N}])['’]?s$/u;
/** What a long form does not extend over: the end of a sentence or clause, and other brackets. */
const BOUNDARY = /[()[\]:;!?]|\.(?=\s)/g;

/** Long forms are at most 15 words; more letters than that are no words. */
const MAX_LONG_FORM_LENGTH = 300;

/**
 * Returns the acronyms that a text defines, each pair once: those in brackets behind their long form, as in "mixture of
 * experts (MoE)", found by the algorithm of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions
 * in biomedical text" (2003). Takes time proportional to the length. A title and an abstract are two texts.
 */
export function acronymPairs(text: string): readonly AcronymPair[] {
  const readable = readableText(text);
  const pairs = new Map<string, AcronymPair>();
  let end = 0;
  for (const { 0: bracketed, 1: content = '', index } of readable.matchAll(BRACKETED)) {
    const before = readable.slice(Math.max(end, index - MAX_LONG_FORM_LENGTH), index);
    end = index + bracketed.length;
    const pair = pairOf(content.trim(), before);
    if (pair !== undefined) pairs.set(`${pair.acronym} ${pair.longForm}`, pair);
  }
  return [...pairs.values()];
}

function pairOf(content: string, before: string): AcronymPair | undefined {
  if (!SHORT_FORM.test(content)) return undefined;
  const shortForm = content.replace(PLURAL_S, '');
  const longForm = findLongForm(shortForm, lastClause(before));
  if (longForm === undefined) return undefined;
  const acronym = readTokens(shortForm).tokens.join('');
  const words = readTokens(longForm).tokens;
  const isDefinition =
    acronym.length >= 2 && words.join('').length > acronym.length && !words.includes(acronym);
  return isDefinition ? { acronym, longForm: words.join(' ') } : undefined;
}

/** Returns what follows the last boundary, with single blanks. */
function lastClause(before: string): string {
  let start = 0;
  for (const { index } of before.matchAll(BOUNDARY)) start = index + 1;
  return before.slice(start).replaceAll(/\s+/g, ' ').trim();
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/**
 * Returns the shortest end of the text that contains the letters of the short form in order, the first one at the beginning
 * of a word, and has at most min(n + 5, 2 n) words for n letters; `undefined` if there is none.
 */
function findLongForm(shortForm: string, text: string): string | undefined {
  const letters = Array.from(shortForm.toLowerCase()).filter(isWordCharacter);
  const lower = text.toLowerCase();
  // A few letters have another length in lower case.
  if (lower.length !== text.length) return undefined;
  let position = lower.length;
  for (const letter of letters.slice(1).toReversed()) {
    position = lastIndexBefore(lower, letter, position);
    if (position === -1) return undefined;
  }
  do position = lastIndexBefore(lower, letters[0] ?? '', position);
  while (isWordCharacter(lower[position - 1]));
  if (position === -1) return undefined;
  const longForm = text.slice(text.lastIndexOf(' ', position) + 1);
  const maxWords = Math.min(letters.length + 5, letters.length * 2);
  return longForm.split(/\s+/).length <= maxWords ? longForm : undefined;
}

/** Returns the last index of the character before the position, -1 if there is none. */
const lastIndexBefore = (text: string, character: string, position: number): number =>
  position < 1 ? -1 : text.lastIndexOf(character, position - 1);
