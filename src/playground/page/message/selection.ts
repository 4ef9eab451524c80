import type { Select } from '../../../discord-emulator/validation/select.ts';

/** How many can be selected. */
type Bounds = Pick<Select, 'min_values' | 'max_values'>;

/** What is selected after an option was chosen: alone where one is allowed, else beside the others or no longer. */
export function afterChoosing(
  value: string,
  selected: readonly string[],
  { min_values, max_values }: Bounds,
): readonly string[] {
  const isSelected = selected.includes(value);
  if (max_values === 1) return isSelected && min_values === 0 ? [] : [value];
  if (isSelected) return selected.filter(each => each !== value);
  return selected.length < max_values ? [...selected, value] : selected;
}

/** Whether a selection is sent when its list closes: it is another than before, and not too small. */
export function isWorthSending(
  selected: readonly string[],
  before: readonly string[],
  { min_values }: Bounds,
): boolean {
  const isSame = selected.length === before.length && selected.every(each => before.includes(each));
  return !isSame && selected.length >= min_values;
}
