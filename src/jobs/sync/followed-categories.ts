import { parseCategory } from '../../core/paper/category.ts';
import type { Stores } from '../../core/stores.ts';

/** Returns the arXiv categories to fetch: those of schedules, and those that the operator pinned. */
export async function followedCategories({
  schedules,
  arxivFollow,
}: Pick<Stores, 'schedules' | 'arxivFollow'>): Promise<string[]> {
  const scheduled = (await schedules.all()).flatMap(({ category }) => {
    const known = category === null ? undefined : parseCategory(category);
    return known === undefined ? [] : [known];
  });
  return [...new Set([...(await arxivFollow.pinned()), ...scheduled])].toSorted();
}
