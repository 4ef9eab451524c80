/** Index for no row. */
export const NO_ROW = -1;

/**
 * Returns the row that an arrow key leads to in a list of `count` rows above the box, wrapping around at its ends as in
 * Discord's client; `NO_ROW` for any other key or an empty list. Home, End, Space and letters edit the text, unlike in the
 * list of a select.
 */
export function listStep(key: string, active: number, count: number): number {
  if (count === 0) return NO_ROW;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return (Math.max(active, 0) - 1 + count) % count;
  return NO_ROW;
}
