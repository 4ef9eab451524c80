/** A publication date as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (UTC day of arXiv's first version). */
export type PartialDate = string;

const SHAPE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names a real year, month or day. */
export function isPartialDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = SHAPE.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // Some engines roll `02-30` over into March instead of refusing it; then the text is not what was asked for.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** Whether a text is a real calendar day `YYYY-MM-DD`. */
export function isFullDate(text: string): boolean {
  return text.length === 10 && isPartialDate(text);
}

/**
 * Orders dates by what they are worth when sources disagree: year, month and day in turn, earlier first; where one
 * ends and the other goes on (`2024-03`, `2024-03-26`), the one that goes on is first. Negative if `a` is first.
 */
export function comparePartial(a: PartialDate, b: PartialDate): number {
  if (a === b) return 0;
  if (a.startsWith(b)) return -1;
  if (b.startsWith(a)) return 1;
  return a < b ? -1 : 1;
}

/** The date to keep of two: the first by `comparePartial`. */
export function earlierOf(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null || b === null) return a ?? b;
  return comparePartial(a, b) <= 0 ? a : b;
}
