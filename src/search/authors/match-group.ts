import type { NameWord } from './fold-name.ts';
import type { TypedName } from './typed-name.ts';
import { isSameWord, joinings, partsOf } from './word-spellings.ts';

/** Words that many groups have in their names, and that name none. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  'the of for and in at team collaboration consortium group project community initiative alliance lab labs laboratory institute university research inc ltd llc foundation ai'.split(
    ' ',
  ),
);

const isArticle = ([spelling = '']: NameWord): boolean => spelling === 'the';

/** Creates a function that returns true for the words of a group's name if a typed name means it. */
export function createGroupMatcher({ inOrder }: TypedName): (group: readonly NameWord[]) => boolean {
  const typed = inOrder.filter(word => !isArticle(word));
  const letters = new Set(joinings(typed));
  const namesGroup = typed.some(([spelling = '']) => !COMMON_WORDS.has(spelling));
  return group => {
    const words = group.filter(word => !isArticle(word));
    if (joinings(words).some(name => letters.has(name))) return true;
    const parts = words.flatMap(partsOf);
    return haveSameWords(parts, typed) || (namesGroup && hasInRow(parts, typed));
  };
}

/** Returns true for the same words in any order. */
function haveSameWords(words: readonly NameWord[], others: readonly NameWord[]): boolean {
  return (
    words.length === others.length &&
    words.every(word => hasWord(others, word)) &&
    others.every(word => hasWord(words, word))
  );
}

function hasWord(words: readonly NameWord[], word: NameWord): boolean {
  return words.some(other => isSameWord(word, other));
}

function hasInRow(words: readonly NameWord[], row: readonly NameWord[]): boolean {
  for (let start = 0; start + row.length <= words.length; start += 1)
    if (row.every((word, i) => isSameWord(word, words[start + i] ?? []))) return true;
  return false;
}
