import { matchesAll, wordsOf } from '../word-match.ts';
import type { EmojiGroup, NamedEmoji } from './named-emoji.ts';

/**
 * Returns the emoji for which every word of the text begins a word of the name or of the keywords; those found by the
 * name alone come first.
 */
export function findEmoji(text: string, groups: readonly EmojiGroup[]): readonly NamedEmoji[] {
  const terms = wordsOf(text);
  const all = groups.flatMap(group => group.emoji);
  const byName = new Set(all.filter(({ name }) => matchesAll(wordsOf(name), terms)));
  const byKeyword = all.filter(
    each => !byName.has(each) && matchesAll([each.name, ...(each.keywords ?? [])].flatMap(wordsOf), terms),
  );
  return [...byName, ...byKeyword];
}
