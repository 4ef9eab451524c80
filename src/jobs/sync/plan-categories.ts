import type { Stores } from '../../core/stores.ts';
import type { Clock } from '../../core/time/clock.ts';
import { planCategory } from './category-plan.ts';
import { followedCategories } from './followed-categories.ts';

export interface CategoryPlannerOptions {
  readonly stores: Pick<Stores, 'arxivFollow' | 'schedules' | 'sources'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Creates what plans runs of arXiv as categories come and go: none without categories, one now for a category that is new, or
 * that is followed again and lacks papers. One that is followed at the first call was followed before, as far as is known.
 */
export function createCategoryPlanner({ stores, clock }: CategoryPlannerOptions): () => Promise<void> {
  const { arxivFollow, sources } = stores;
  let followed: ReadonlySet<string> | undefined;

  const planNow = () => sources.plan('arxiv', clock.now(), clock.now());

  return async () => {
    const categories = await followedCategories(stores);
    const isPlanned = typeof (await sources.get('arxiv'))?.nextRun === 'number';
    if (categories.length === 0 && isPlanned) await sources.plan('arxiv', null, clock.now());
    if (categories.length > 0 && !isPlanned) await planNow();
    for (const category of categories) {
      const state = await arxivFollow.get(category);
      const isJoining = followed !== undefined && !followed.has(category);
      if (state && !isJoining) continue;
      if (planCategory(state, clock.now())) await planNow();
      await arxivFollow.follow(category);
    }
    followed = new Set(categories);
  };
}
