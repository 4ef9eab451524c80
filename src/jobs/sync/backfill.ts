import { newestListDay } from '../../core/time/list-day.ts';
import type { HuggingFaceClient } from '../../core/source/remote-sources.ts';
import { addDays } from '../../core/time/calendar.ts';
import type { ListDayStore } from '../../core/source/source-runs.ts';
import { dailyList, firstRecentDay } from './recent-lists.ts';
import { importLists, type ImportHooks, type ListsImportResult } from './import-lists.ts';
import type { ImportContext } from './import-records.ts';

/** The first day that Hugging Face has a list of. */
export const FIRST_LIST_DAY = '2023-05-04';

/** The days that a backfill imports. */
export interface BackfillPlan {
  /** Oldest first, `YYYY-MM-DD`. */
  readonly days: readonly string[];
  /** Days left out because their lists are in the corpus already. */
  readonly doneBefore: number;
}

/** Plans all list days from `from` to the newest, except those done before; recent days are never done. */
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
 * Imports the lists of days and records each day that was imported completely, so that an interrupted backfill continues
 * where it stopped. Rejects as `importRecords` does.
 */
export function backfill(
  { days }: BackfillPlan,
  context: ImportContext &
    ImportHooks & { readonly huggingFace: HuggingFaceClient; readonly listDays: ListDayStore },
): Promise<ListsImportResult> {
  const { huggingFace, listDays, onListImported, ...importContext } = context;
  return importLists(
    days.map(day => dailyList(huggingFace, day)),
    {
      ...importContext,
      async onListImported(day, result) {
        const now = context.now();
        // A day whose list still changes is not done, even if it was imported completely.
        if (!result.fault && day < firstRecentDay(now)) await listDays.markDone('huggingface', day, now);
        await onListImported?.(day, result);
      },
    },
  );
}
