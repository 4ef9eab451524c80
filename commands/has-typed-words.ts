/** Returns true if a name has every word of a typed text, or a word that begins like it, ignoring case. */
export function hasTypedWords(name: string, typed: string): boolean {
  const words = wordsOf(name);
  return wordsOf(typed).every(begun => words.some(word => word.startsWith(begun)));
}

/** Splits a text into words in lower case; a time of day is one. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}:]+/gu) ?? [];
}
