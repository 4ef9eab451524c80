import { DAY_MS } from '../../core/time/duration.ts';
import type { ArxivApiClient } from '../../core/source/remote-sources.ts';
import type { Stores } from '../../core/stores.ts';
import { EMPTY_REPORT, importRecords, type ImportContext, type ImportResult } from './import-records.ts';

/** The query API may lag behind the feeds over a long weekend; a paper that it does not have by then was withdrawn. */
const GIVE_UP_AFTER_MS = 5 * DAY_MS;

/** `isIncomplete`: the day of a paper is still unknown, so its details must be fetched again. */
export type DetailsImportResult = ImportResult & { readonly isIncomplete: boolean };

/**
 * Fetches what the feeds leave out, above all the publication day, of the papers recorded as pending. Papers stay pending
 * until their day is known, for some days at most.
 */
export async function importDetails(
  context: ImportContext & {
    readonly arxivApi: ArxivApiClient;
    readonly stores: Pick<Stores, 'arxivFollow' | 'papers'>;
    readonly onRejected?: (line: number, reason: string) => void;
  },
): Promise<DetailsImportResult> {
  const { arxivApi, stores, ...importContext } = context;
  const pending = await updatePending(stores, context.now());
  if (pending.length === 0) return { report: EMPTY_REPORT, fault: null, isIncomplete: false };
  const result = await importRecords(arxivApi.byIds(pending, { signal: context.signal }), importContext);
  return { ...result, isIncomplete: (await updatePending(stores, context.now())).length > 0 };
}

/** Removes the pending papers whose day is known or that are given up, and returns the ids of the others. */
async function updatePending(
  { arxivFollow, papers }: Pick<Stores, 'arxivFollow' | 'papers'>,
  now: number,
): Promise<string[]> {
  const pending: string[] = [];
  const settled: string[] = [];
  for (const { arxivId, since } of await arxivFollow.pending()) {
    const day = (await papers.byArxivId(arxivId))?.publishedAt ?? '';
    (day.length === 10 || now - since > GIVE_UP_AFTER_MS ? settled : pending).push(arxivId);
  }
  await arxivFollow.removePending(settled);
  return pending;
}
