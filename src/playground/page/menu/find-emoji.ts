import type { EmojiGroup, NamedEmoji } from './named-emoji.ts';

/**
 * Returns the emoji for which every word of the text begins a word of the name or of the keywords; those found by the
 * name alone come first.
 */
export function findEmoji(text: string, groups: readonly EmojiGroup[]): readonly NamedEmoji[] {
  const terms = wordsOf(text);
  const all = groups.flatMap(group => group.emoji);
  const byName = new Set(all.filter(({ name }) => hasAll(terms, [name])));
  const byKeyword = all.filter(
    each => !byName.has(each) && hasAll(terms, [each.name, ...(each.keywords ?? [])]),
  );
  return [...byName, ...byKeyword];
}

function hasAll(terms: readonly string[], texts: readonly string[]): boolean {
  const words = texts.flatMap(wordsOf);
  return terms.every(term => words.some(word => word.startsWith(term)));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
