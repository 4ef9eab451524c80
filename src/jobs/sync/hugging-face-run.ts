import { MINUTE_MS } from '../../core/time/duration.ts';
import type { HuggingFaceLists } from '../../core/source/live-sources.ts';
import type { SourceState } from '../../core/source/source-runs.ts';
import { recentLists, TRENDING } from './recent-lists.ts';
import { problemOf, type SyncResult } from './sync-result.ts';
import { importLists, type ImportHooks } from './import-lists.ts';
import { countRecords, type ImportContext } from './import-records.ts';

/** Often enough for votes, and a thousandth of what Hugging Face lets everyone ask. */
const EVERY_MS = 30 * MINUTE_MS;

/** Asks for the lists that may have changed. */
export async function syncHuggingFace(
  state: Pick<SourceState, 'lastSuccess'> | undefined,
  using: ImportContext &
    Pick<ImportHooks, 'onRejected'> & {
      readonly huggingFace: HuggingFaceLists;
      readonly random: () => number;
    },
): Promise<SyncResult> {
  const { huggingFace, random, now } = using;
  const lists = recentLists(huggingFace, now(), state?.lastSuccess ?? null);
  let hasNews = false;
  const { report, faults } = await importLists(lists, {
    ...using,
    onTaken(list, taken) {
      // What is trending may be weeks old.
      if (list !== TRENDING && countRecords(taken.report) > 0) hasNews = true;
    },
  });
  return {
    report,
    isSuccess: faults.length === 0,
    hasNews,
    problem: problemOf(faults),
    // Up to three minutes to either side, so that bots started together do not ask together for ever.
    nextRun: Math.round(now() + EVERY_MS * (0.9 + 0.2 * random())),
  };
}
