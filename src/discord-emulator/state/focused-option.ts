import type { OptionData } from './interaction.ts';

/** Returns the option that the user is typing, at any depth; undefined if there is none. */
export function focusedOption(options: readonly OptionData[]): OptionData | undefined {
  for (const option of options) {
    const found = option.focused === true ? option : focusedOption(option.options ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}
