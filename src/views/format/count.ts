/** Returns a number with its noun: `1 author`, `1,234 authors`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

/** The numbers of a page of papers. */
export interface CountedPage {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  readonly found?: number;
}

/**
 * Returns which items of a list a page shows: `6–10 of 1,234 papers`, or `3 papers` for a single page. If more were
 * `found` than its pages hold: `6–10 of the first 200 of 1,234 papers`.
 */
export function countOnPage(page: CountedPage): string {
  const { offset, shown, total, found = total } = page;
  const all = count(Math.max(found, total), 'paper');
  const kept = found > total ? `the first ${total.toLocaleString('en-GB')} of ${all}` : all;
  return shown < total ? `${offset + 1}–${offset + shown} of ${kept}` : kept;
}

/**
 * Returns which papers of a search a page shows: of those that have all its words and come first, `1–5 of 12 papers with
 * all words, 340 more with some`; with others, `11–15 of 352 papers: 12 with all words, 340 with some`. Of several
 * alternatives, a paper has all words of one: `12 papers with all words of an alternative, …`.
 */
export function countWithAllWords(
  page: CountedPage & { readonly withAllWords: number; readonly isOfAlternative?: boolean },
): string {
  const { offset, shown, total, found = total, withAllWords, isOfAlternative = false } = page;
  const allWords = isOfAlternative ? 'all words of an alternative' : 'all words';
  const some = (found - withAllWords).toLocaleString('en-GB');
  if (withAllWords === 0 || withAllWords >= found) return countOnPage(page);
  const isPart = shown < total;
  if (isPart && offset + shown > withAllWords)
    return `${countOnPage(page)}: ${withAllWords.toLocaleString('en-GB')} with ${allWords}, ${some} with some`;
  const range = isPart ? `${offset + 1}–${offset + shown} of ` : '';
  const first = withAllWords > total ? `the first ${total.toLocaleString('en-GB')} of ` : '';
  return `${range}${first}${count(withAllWords, 'paper')} with ${allWords}, ${some} more with some`;
}
