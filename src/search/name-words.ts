import { isNameSuffix } from '../core/paper/person-name.ts';
import { wordsOf } from './words.ts';

/** Returns true for a folded word of one letter, in a script that has initials. */
export const isInitial = (word: string): boolean => word.length === 1 && word !== word.toUpperCase();

/** Returns the words of a person's name, folded, given names first: `geoffrey e hinton` for `Hinton, Geoffrey E.`. */
export function nameWordsOf(name: string): readonly string[] {
  const comma = name.indexOf(',');
  const inOrder = comma === -1 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
  return wordsOf(inOrder).parts.filter(word => !isNameSuffix(word));
}

/**
 * Returns true if a typed name matches this name: the same words in any order (initials may be missing on either side,
 * hyphens equal spaces), the surname by itself, or with initials (`S. Han` matches Song Han). A given name by itself does
 * not match.
 */
export function matchesName(query: readonly string[], name: readonly string[]): boolean {
  const wanted = query.filter(word => !isInitial(word));
  const full = name.filter(word => !isInitial(word));
  if (wanted.length === 0) return false;
  // Names with initials behind, such as `Navaneet K L`, have nothing to abbreviate.
  if (isSame(query.toSorted(), name.toSorted())) return true;
  if (wanted.length > 1 && (isSame(wanted.toSorted(), full.toSorted()) || hasLettersOf(wanted, full)))
    return true;
  return wanted.length === query.length ? endsWith(full, wanted) : isAbbreviation(givenFirst(query), name);
}

/** Returns true if a rotation of the words has the same letters as the name: `kim minjun` and `min jun kim`. */
function hasLettersOf(wanted: readonly string[], full: readonly string[]): boolean {
  const letters = full.join('');
  return wanted.some((_, i) => [...wanted.slice(i), ...wanted.slice(0, i)].join('') === letters);
}

/** Moves initials to the front: `s han` for `han s`. */
function givenFirst(query: readonly string[]): readonly string[] {
  const surname = query.slice(0, query.findLastIndex(word => !isInitial(word)) + 1);
  return [...query.slice(surname.length), ...surname];
}

/** Returns true if words with initials abbreviate the name. */
function isAbbreviation(query: readonly string[], name: readonly string[]): boolean {
  const surname = query.slice(query.findLastIndex(isInitial) + 1);
  if (!endsWith(name, surname)) return false;
  const given = name.slice(0, name.length - surname.length);
  const short = query.slice(0, query.length - surname.length);
  return (
    given.length > 0 &&
    given.every((word, i) => {
      const letter = short[i];
      return letter === undefined || letter === word || (isInitial(letter) && word.startsWith(letter));
    })
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

function endsWith(words: readonly string[], end: readonly string[]): boolean {
  return words.length >= end.length && isSame(words.slice(words.length - end.length), end);
}
