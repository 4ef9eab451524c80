import { wordsOf } from './words.ts';

/** What follows a surname without being one. */
const generations: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Whether a folded word is one letter, of a script that has initials. */
export const isInitial = (word: string): boolean => word.length === 1 && word !== word.toUpperCase();

/** The words of one person's name, folded, given names first: `Hinton, Geoffrey E.` is `geoffrey e hinton`. */
export function nameWordsOf(name: string): readonly string[] {
  const comma = name.indexOf(',');
  const inOrder = comma === -1 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
  return wordsOf(inOrder).parts.filter(word => !generations.has(word));
}

/**
 * Whether a name as somebody asks for it means this name: the same words in any order (initials may be left out on
 * either side, hyphens and spaces are one), the surname alone, or initials before it (`S. Han` is Song Han). A given
 * name alone means nobody.
 */
export function meansName(asked: readonly string[], name: readonly string[]): boolean {
  const wanted = asked.filter(word => !isInitial(word));
  const full = name.filter(word => !isInitial(word));
  if (wanted.length === 0) return false;
  if (wanted.length > 1 && (isSame(wanted.toSorted(), full.toSorted()) || hasLettersOf(wanted, full)))
    return true;
  return wanted.length === asked.length ? endsWith(full, wanted) : isAbbreviation(givenFirst(asked), name);
}

/** Whether the words, begun with any of them and then in their order, are written as the name is: `kim minjun` as `min jun kim`. */
function hasLettersOf(wanted: readonly string[], full: readonly string[]): boolean {
  const letters = full.join('');
  return wanted.some((_, i) => [...wanted.slice(i), ...wanted.slice(0, i)].join('') === letters);
}

/** `han s` as `s han`. */
function givenFirst(asked: readonly string[]): readonly string[] {
  const surname = asked.slice(0, asked.findLastIndex(word => !isInitial(word)) + 1);
  return [...asked.slice(surname.length), ...surname];
}

/** Whether words with initials among them begin and end as the name does. */
function isAbbreviation(asked: readonly string[], name: readonly string[]): boolean {
  const surname = asked.slice(asked.findLastIndex(isInitial) + 1);
  if (!endsWith(name, surname)) return false;
  const given = name.slice(0, name.length - surname.length);
  const short = asked.slice(0, asked.length - surname.length);
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
