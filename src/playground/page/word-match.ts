/** Returns the words of a text in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Returns true if every term is the beginning of one of the words. */
export function matchesAll(words: readonly string[], terms: readonly string[]): boolean {
  return terms.every(term => words.some(word => word.startsWith(term)));
}
