/**
 * Where a key leads in a menu that begins with a row of emoji (ARIA, "menu"): Up and Down go from entry to entry, of which
 * the row is one; Left and Right go along the row.
 * @param at index of what has the focus @param row how many emoji the row has @param count of all, the row's too
 * @returns the index; undefined when the key leads nowhere
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
