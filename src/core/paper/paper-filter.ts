import { parseCategory } from './category.ts';
import type { PaperFilter } from './paper.ts';
import type { PartialDate } from '../time/partial-date.ts';
import { isPartialDate } from '../time/partial-date.ts';

/** The values of a filter as typed; `undefined` if not given. */
export interface FilterOptions {
  readonly category?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Why a filter is invalid; the caller words the message. */
export type FilterProblem =
  | { readonly wrong: 'category'; readonly text: string }
  | { readonly wrong: 'date'; readonly name: 'from' | 'to'; readonly text: string }
  /** No paper can match: `from` begins after `to` has ended. */
  | { readonly wrong: 'order'; readonly from: PartialDate; readonly to: PartialDate };

/** Parses a filter; returns the first problem if it is invalid. Spaces around the values are ignored. */
export function parseFilter(
  options: FilterOptions,
): { readonly filter: PaperFilter } | { readonly problem: FilterProblem } {
  const category = options.category === undefined ? undefined : parseCategory(options.category);
  if (options.category !== undefined && category === undefined)
    return { problem: { wrong: 'category', text: options.category } };
  for (const name of ['from', 'to'] as const) {
    const text = options[name];
    if (text !== undefined && !isPartialDate(text.trim())) return { problem: { wrong: 'date', name, text } };
  }
  const [from, to] = [options.from?.trim(), options.to?.trim()];
  // `2024` to `2024-05` is valid: a coarse date means its first day in `from` and its last in `to`.
  if (from !== undefined && to !== undefined && from > to && !from.startsWith(to))
    return { problem: { wrong: 'order', from, to } };
  return {
    filter: {
      ...(category === undefined ? {} : { category }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  };
}
