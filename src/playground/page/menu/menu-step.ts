/**
 * Returns the index that a key leads to in a menu that begins with a row of emoji (ARIA, "menu"), or undefined. Up and Down
 * move between entries, of which the row is one; Left and Right move along the row.
 * @param at index of the focused item @param row number of emoji in the row @param count number of all items
 */
export function menuStep(key: string, at: number, row: number, count: number): number | undefined {
  const isInRow = at >= 0 && at < row;
  switch (key) {
    case 'ArrowDown':
      return Math.max(at + 1, isInRow ? row : 0) % count;
    case 'ArrowUp':
      if (isInRow || at <= 0) return count - 1;
      return at === row ? 0 : at - 1;
    case 'ArrowRight':
      return isInRow ? (at + 1) % row : undefined;
    case 'ArrowLeft':
      return isInRow ? (at - 1 + row) % row : undefined;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
