/** Returns a number with its noun: `1 author`, `1,234 authors`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

/**
 * Returns which items of a list a page shows: `6–10 of 1,234 papers`, or `3 papers` for a single page. If more were
 * `found` than its pages hold: `6–10 of the first 200 of 1,234 papers`.
 */
export function countOnPage(page: {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  readonly found?: number;
}): string {
  const { offset, shown, total, found = total } = page;
  const all = count(Math.max(found, total), 'paper');
  const kept = found > total ? `the first ${total.toLocaleString('en-GB')} of ${all}` : all;
  return shown < total ? `${offset + 1}–${offset + shown} of ${kept}` : kept;
}
