/** Returns a 32-bit hash of words written without spaces: equal titles have equal hashes; 0 for no words. */
export function hashOfWords(words: readonly string[]): number {
  if (words.length === 0) return 0;
  // FNV-1a over UTF-16 code units.
  let hash = 0x811c9dc5;
  for (const word of words)
    for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  // 0 means no words.
  return hash >>> 0 || 1;
}

/** What ends the head of a title: `Mamba: …`, `Mamba - …`, `What is attention? …`. */
const HEAD_END = /[:：]| [-–—] |\? /u;

/** Returns the text before the first colon, dash or question mark of a title, or `undefined` if there is none. */
export function headOf(title: string): string | undefined {
  const end = title.search(HEAD_END);
  return end > 0 ? title.slice(0, end) : undefined;
}
