/**
 * Where a key leads in a grid read line by line.
 * @returns the index, or undefined when the key leads nowhere
 */
export function gridStep(key: string, index: number, count: number, columns: number): number | undefined {
  const target = targetOf(key, index, count, columns);
  return target === undefined || target < 0 || target >= count ? undefined : target;
}

function targetOf(key: string, index: number, count: number, columns: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return index + 1;
    case 'ArrowLeft':
      return index - 1;
    case 'ArrowDown':
      return index + columns;
    case 'ArrowUp':
      return index - columns;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
