/** An acronym that a text gives in brackets after its long form. */
export interface AcronymPair {
  readonly acronym: string;
  /** In lower case, as written. */
  readonly longForm: string;
}

const DEFINITION = /((?:[\p{L}\p{N}]+[ -]){2,6})\(([A-Z]{2,6})s?\)/gu;

/** Returns the pairs of a text whose acronym is the first letters of the words before it: the plain ones, to be sure. */
export function acronymPairsOf(text: string): AcronymPair[] {
  return [...text.matchAll(DEFINITION)].flatMap(([, before = '', acronym = '']) => {
    const words = before.trim().toLowerCase().split(/[ -]/u).slice(-acronym.length);
    const initials = words.map(word => word.slice(0, 1)).join('');
    return initials === acronym.toLowerCase() ? [{ acronym, longForm: words.join(' ') }] : [];
  });
}
