import type { Select } from '../../../../discord-emulator/validation/select.ts';

/** How many options may be selected. */
type SelectionLimits = Pick<Select, 'min_values' | 'max_values'>;

/** Returns the selection after an option was chosen: a single selection is replaced, a multiple one gains or loses it. */
export function toggleOption(
  value: string,
  selected: readonly string[],
  { min_values, max_values }: SelectionLimits,
): readonly string[] {
  const isSelected = selected.includes(value);
  if (max_values === 1) return isSelected && min_values === 0 ? [] : [value];
  if (isSelected) return selected.filter(each => each !== value);
  return selected.length < max_values ? [...selected, value] : selected;
}

/** Returns true if a selection is to be sent when its list closes: it has changed and is large enough. */
export function isWorthSending(
  selected: readonly string[],
  before: readonly string[],
  { min_values }: SelectionLimits,
): boolean {
  const isSame = selected.length === before.length && selected.every(each => before.includes(each));
  return !isSame && selected.length >= min_values;
}
