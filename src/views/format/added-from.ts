/** Returns the sentence, as plain text, that a paper was just added to the corpus from a source. */
export function addedFrom(source: string): string {
  return `Added from ${source}.`;
}
