import { isNameSuffix } from '../../core/paper/person-name.ts';
import { isInitial, nameTokens, spellingsOf, type NameWord } from './fold-name.ts';
import { partsOf } from './word-spellings.ts';

/** One way to read a typed name. */
export interface NameReading {
  readonly given: readonly NameWord[];
  readonly family: readonly NameWord[];
}

/** A name as a person types it. Words are without hyphens. */
export interface TypedName {
  /** Given names first if there is a comma. */
  readonly words: readonly NameWord[];
  readonly inOrder: readonly NameWord[];
  /** Where its family name can be: at the end, at the beginning, before a comma. */
  readonly readings: readonly NameReading[];
  /** Readings in which two or three capitals are initials: `GE Hinton`, `Hinton GE`. */
  readonly guesses: readonly NameReading[];
}

/** A typed name with more words is cut: no author's name is as long. */
const MAX_WORDS = 12;
/** UTF-16 code units read of a typed name, the limit of the option `author` twice. */
const MAX_LENGTH = 200;

const ET_AL = /[\s,]+(?:et\.?\s*al\b\.?|and others|u\.\s?a\.).*$/iu;

/** Parses a typed name; a name without words, or of initials alone, has no readings. */
export function parseTypedName(text: string): TypedName {
  const typed = text.slice(0, MAX_LENGTH).replace(ET_AL, '');
  const comma = typed.indexOf(',');
  const last = comma === -1 ? [] : wordsOf(typed.slice(0, comma));
  const first = wordsOf(typed.slice(comma + 1));
  const words = [...first, ...last];
  const isInverted = last.length > 0 && first.length > 0;
  return {
    words,
    inOrder: wordsOf(typed),
    readings: (isInverted ? [{ given: first, family: last }] : readingsOf(words)).filter(hasFamilyName),
    guesses: (isInverted ? [] : readingsOf(withInitialsApart(typed))).filter(hasFamilyName),
  };
}

function wordsOf(text: string): NameWord[] {
  return nameTokens(text)
    .filter(token => !isNameSuffix(token))
    .flatMap(token => partsOf(spellingsOf(token)))
    .slice(0, MAX_WORDS);
}

const CAPITALS = /(?<![\p{L}\p{N}.-])\p{Lu}{2,3}(?![\p{L}\p{N}-])/gu;

/** Returns the words with two or three capitals as initials; none if there are no such capitals beside other letters. */
function withInitialsApart(typed: string): NameWord[] {
  const apart = typed.replaceAll(CAPITALS, capitals => Array.from(capitals).join(' '));
  return apart === typed || !/\p{Ll}/u.test(typed) ? [] : wordsOf(apart);
}

/** An initial is no family name. */
const hasFamilyName = ({ family }: NameReading): boolean =>
  !family.some(([spelling = '']) => isInitial(spelling));

/** Returns all ways to split words in given names and a family name. */
function readingsOf(words: readonly NameWord[]): NameReading[] {
  const readings: NameReading[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const [before, behind] = [words.slice(0, at), words.slice(at)];
    readings.push({ given: before, family: behind }, { given: behind, family: before });
  }
  return readings;
}
