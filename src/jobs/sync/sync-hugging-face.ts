import { MINUTE_MS } from '../../core/time/duration.ts';
import type { HuggingFaceClient } from '../../core/source/remote-sources.ts';
import type { SourceState } from '../../core/source/source-runs.ts';
import { recentLists, TRENDING_LIST } from './recent-lists.ts';
import { summarizeFaults, type SyncResult } from './sync-result.ts';
import { importLists, type ImportHooks } from './import-lists.ts';
import { countRecords, type ImportContext } from './import-records.ts';

/** Often enough for votes, and a thousandth of Hugging Face's anonymous rate limit. */
const INTERVAL_MS = 30 * MINUTE_MS;

/** Imports the lists that may have changed. */
export async function syncHuggingFace(
  state: Pick<SourceState, 'lastSuccess'> | undefined,
  context: ImportContext &
    Pick<ImportHooks, 'onRejected'> & {
      readonly huggingFace: HuggingFaceClient;
      readonly random: () => number;
      readonly firstRunDays?: number | undefined;
    },
): Promise<SyncResult> {
  const { huggingFace, random, now, firstRunDays } = context;
  const lists = recentLists(huggingFace, now(), {
    lastSuccess: state?.lastSuccess ?? null,
    firstRunDays,
  });
  let hasPapers = false;
  const { report, faults } = await importLists(lists, {
    ...context,
    onListImported(list, result) {
      // Trending papers may be weeks old.
      if (list !== TRENDING_LIST && countRecords(result.report) > 0) hasPapers = true;
    },
  });
  return {
    report,
    isSuccess: faults.length === 0,
    hasPapers,
    problem: summarizeFaults(faults),
    // Three minutes earlier or later at most, so that bots started together drift apart.
    nextRun: Math.round(now() + INTERVAL_MS * (0.9 + 0.2 * random())),
  };
}
