import type { App } from '../../src/command.ts';
import { emptyPaper, type Paper, type PaperFields } from '../../src/core/paper/paper.ts';
import { offlineLookup } from '../../src/core/paper/remote-lookup.ts';
import { syncIndex } from '../../src/jobs/index-sync.ts';
import { openPaperIndex } from '../../src/search/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';
import { manualClock, type ManualClock } from '../support/manual-clock.ts';

/** What commands are given, over a real database and a real index, with a clock to move; schedules are not posted. */
export async function openTestApp(
  start = '2026-11-21T12:00:00Z',
): Promise<
  App & { clock: ManualClock; tell(...told: (Partial<PaperFields> & { title: string })[]): Promise<Paper[]> }
> {
  const { stores } = await openTestDatabase();
  const index = openPaperIndex();
  return {
    ...stores,
    index,
    clock: manualClock(start),
    manualRun: { run: () => Promise.resolve({ kind: 'nothing to post' }), reschedule: () => undefined },
    remoteLookup: offlineLookup,
    channelAccess: { missing: () => [], canReadHistory: () => true },
    async tell(...told) {
      const papers: Paper[] = [];
      for (const fields of told)
        papers.push(await stores.papers.insert({ ...emptyPaper(fields.title), ...fields }));
      await syncIndex(stores.papers, index);
      return papers;
    },
  };
}
