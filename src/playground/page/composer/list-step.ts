/** No row is active. */
export const NONE = -1;

/**
 * Where an arrow key leads in a list of `count` rows above the box, round its ends: the list begins at the box and closes
 * behind itself, as in Discord's client. Home, End, Space and letters are the text's, unlike in a select's list.
 * @returns the row's index; `NONE` when the key is no arrow up or down, or there are no rows
 */
export function listStep(key: string, active: number, count: number): number {
  if (count === 0) return NONE;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return (Math.max(active, 0) - 1 + count) % count;
  return NONE;
}
