/**
 * Returns the index that a key leads to in a grid, or undefined if it leads nowhere. Up and Down skip rows that are too
 * short to have the column.
 * @param rows number of cells in each row; cells are numbered row by row
 */
export function gridStep(key: string, index: number, rows: readonly number[]): number | undefined {
  const count = rows.reduce((sum, length) => sum + length, 0);
  const target = targetOf(key, index, count, rows);
  return target === undefined || target < 0 || target >= count ? undefined : target;
}

function targetOf(key: string, index: number, count: number, rows: readonly number[]): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return index + 1;
    case 'ArrowLeft':
      return index - 1;
    case 'ArrowDown':
      return columnOf(index, rows).find(each => each > index);
    case 'ArrowUp':
      return columnOf(index, rows).findLast(each => each < index);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Returns the indexes of all cells in the column of a cell, from top to bottom. */
function columnOf(index: number, rows: readonly number[]): readonly number[] {
  let next = 0;
  const starts = rows.map(length => {
    const start = next;
    next += length;
    return { start, length };
  });
  const column = index - (starts.findLast(({ start }) => start <= index)?.start ?? 0);
  return starts.filter(({ length }) => column < length).map(({ start }) => start + column);
}
