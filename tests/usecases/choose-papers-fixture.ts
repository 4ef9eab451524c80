import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { choosePapers, type SlotTime } from '../../src/usecases/choose-papers.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';

export const SPEC: ScheduleSpec = {
  ...SCHEDULE_DEFAULTS,
  guildId: 'ours',
  channelId: 'papers',
  timezone: 'UTC',
  what: 'daily',
};

export type Given = Partial<PaperFields> & { readonly title: string };

/** Opens a corpus of these papers; `choose` returns the titles that a slot of a schedule posts. */
export async function openCorpus(...papers: readonly Given[]) {
  const { stores } = await openTestDatabase();
  const index = createTestIndex();
  for (const fields of papers) await stores.papers.insert({ ...emptyPaper(fields.title), ...fields });
  await syncIndex(stores.papers, index);
  const choose = async (changes: Partial<ScheduleSpec>, at: Partial<SlotTime> = {}) => {
    const chosen = await choosePapers(
      { ...SPEC, ...changes },
      { day: TODAY, now: 0, ...at },
      { ...stores, index },
    );
    return { titles: chosen.papers.map(paper => paper.title), list: chosen.listName };
  };
  const give = async (title: string, at = 0) => {
    const [id = 0] = index.search(title, { limit: 1 }).hits.map(hit => hit.id);
    await stores.channelHistory.reserve(SPEC.channelId, [id], 1, at);
  };
  const like = async (title: string, day: string, ...userIds: readonly string[]) => {
    const paperIds = index.search(title, { limit: 1 }).hits.map(hit => hit.id);
    for (const userId of userIds) {
      const origin = { kind: 'explicit' } as const;
      await stores.votes.vote({ guildId: SPEC.guildId, userId, paperIds, origin }, Date.parse(day));
    }
  };
  return { choose, give, like, stores };
}

/** A Wednesday. */
const TODAY = '2026-03-04';
