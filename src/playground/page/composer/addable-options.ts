import { unusedOptions } from './draft.ts';
import type { Draft } from './draft.ts';
import { matchingSuggestions } from './suggestion.ts';
import type { Suggestion } from './suggestion.ts';

/** Returns the options that can still be added and match a text; `value` is the option’s name. */
export function addableOptions(draft: Draft, typed: string): Suggestion[] {
  const all = unusedOptions(draft).map(({ name, description }) => ({
    label: name,
    note: description,
    value: name,
  }));
  return matchingSuggestions(all, typed);
}
