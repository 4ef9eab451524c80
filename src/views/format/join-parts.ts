/** Facts in one line, those that are absent or empty left out. */
export function joinParts(facts: readonly (string | undefined)[]): string {
  return facts.filter(fact => fact !== undefined && fact !== '').join(' · ');
}

/** `1 author`, `1,234 authors`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}
