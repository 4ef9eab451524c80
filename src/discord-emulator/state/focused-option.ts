import type { OptionData } from './interaction.ts';

/** The option being typed, wherever it is nested; undefined when none is. */
export function focusedOption(options: readonly OptionData[]): OptionData | undefined {
  for (const option of options) {
    const found = option.focused === true ? option : focusedOption(option.options ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}
