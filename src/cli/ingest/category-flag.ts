import { parseCategory } from '../../core/paper/category.ts';
import { UsageError } from '../errors.ts';

/** Parses a value of `--category`. Throws `UsageError` if it is not an arXiv category. */
export function parseCategoryFlag(text: string): string {
  const category = parseCategory(text);
  if (category !== undefined) return category;
  throw new UsageError(`--category takes an arXiv category such as cs.LG, stat.ML or hep-th, not “${text}”.`);
}

/** Collects the values of an option that may be given several times. */
export function collectValues(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}
