/** Returns a number with its noun: `1 author`, `1,234 authors`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

/** Returns which items of a list a page shows: `6–10 of 1,234 papers`, or `3 papers` for a single page. */
export function countOnPage(page: {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
}): string {
  const all = count(page.total, 'paper');
  return page.shown < page.total ? `${page.offset + 1}–${page.offset + page.shown} of ${all}` : all;
}
