/** Returns the items with a label, else those whose label starts with it, ignoring case and surrounding symbols. */
export function findByLabel<T extends { readonly label: string }>(items: readonly T[], wanted: string): T[] {
  const [lowerCase, words] = [wanted.toLowerCase(), labelText(wanted)];
  if (lowerCase === '') return [];
  const isWhole = ({ label }: T): boolean =>
    label.toLowerCase() === lowerCase || (words !== '' && labelText(label) === words);
  const begins = ({ label }: T): boolean =>
    label.toLowerCase().startsWith(lowerCase) || (words !== '' && labelText(label).startsWith(words));
  const whole = items.filter(isWhole);
  return whole.length > 0 ? whole : items.filter(begins);
}

/** Returns `🔖 Saved ✓` as `saved`. */
function labelText(label: string): string {
  return label.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
