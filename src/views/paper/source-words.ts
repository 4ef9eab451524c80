/** Says, as plain text, that a paper was not here and where it comes from. */
export function foundWords(source: string): string {
  return `It was not here: found at ${source}, and kept from now on.`;
}
