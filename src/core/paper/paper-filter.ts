import { parseCategory } from './category.ts';
import type { PaperFilter } from './paper.ts';
import type { PartialDate } from '../time/partial-date.ts';
import { isPartialDate } from '../time/partial-date.ts';

/** A filter as somebody wrote it; what is `undefined` was not asked for. */
export interface FilterOptions {
  readonly category?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Why a filter cannot be used; whoever took it from the user says so in his words. */
export type FilterProblem =
  | { readonly wrong: 'category'; readonly text: string }
  | { readonly wrong: 'date'; readonly name: 'from' | 'to'; readonly text: string }
  /** No paper can fit: `from` begins after `to` has ended. */
  | { readonly wrong: 'order'; readonly from: PartialDate; readonly to: PartialDate };

/** Reads a filter, or tells the first thing that is wrong with it; spaces around the texts do not matter. */
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
  // `2024` to `2024-05` is no contradiction: a coarse date stands for its first day in `from`, its last in `to`.
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
