import { parseCategory } from '../../core/paper/category.ts';
import { UsageError } from '../context.ts';

/** What `--category` was given; throws `UsageError` for what is none. */
export function readCategory(text: string): string {
  const category = parseCategory(text);
  if (category !== undefined) return category;
  throw new UsageError(`--category takes an arXiv category such as cs.LG, stat.ML or hep-th, not “${text}”.`);
}

/** For an option that may be given several times. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
