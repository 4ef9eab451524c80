import { newestListDay } from '../../core/time/list-day.ts';
import type { HuggingFaceLists } from '../../core/source/live-sources.ts';
import { addDays } from '../../core/time/calendar.ts';
import type { ListDayStore } from '../../core/source/source-runs.ts';
import { dailyList, firstRecentDay } from './recent-lists.ts';
import { importLists, type ListsImportResult, type ImportHooks } from './import-lists.ts';
import type { ImportContext } from './import-records.ts';

/** The first day that Hugging Face has a list of. */
export const FIRST_LIST_DAY = '2023-05-04';

/** The days that a backfill has before it. */
export interface BackfillPlan {
  /** Oldest first, `YYYY-MM-DD`. */
  readonly days: readonly string[];
  /** Days that are in the corpus already. */
  readonly doneBefore: number;
}

/** All list days from `from` to the newest, less those done before; the recent ones are never done. */
export async function planBackfill(from: string, now: number, listDays: ListDayStore): Promise<BackfillPlan> {
  const newest = newestListDay(now);
  const done = await listDays.done('huggingface', from);
  const days: string[] = [];
  let doneBefore = 0;
  for (let day = from; day <= newest; day = addDays(day, 1)) {
    if (done.has(day) && day < firstRecentDay(now)) doneBefore += 1;
    else days.push(day);
  }
  return { days, doneBefore };
}

/**
 * Takes the lists of days into the corpus and notes each that came in whole, so that a backfill that is broken off,
 * however it is, goes on where it stopped. Rejects as `takeRecords` does.
 */
export function backfill(
  { days }: BackfillPlan,
  using: ImportContext &
    ImportHooks & { readonly huggingFace: HuggingFaceLists; readonly listDays: ListDayStore },
): Promise<ListsImportResult> {
  const { huggingFace, listDays, onTaken, ...taking } = using;
  return importLists(
    days.map(day => dailyList(huggingFace, day)),
    {
      ...taking,
      async onTaken(day, taken) {
        const now = using.now();
        // A day that still changes is not done, however whole it came in.
        if (!taken.fault && day < firstRecentDay(now)) await listDays.markDone('huggingface', day, now);
        await onTaken?.(day, taken);
      },
    },
  );
}
