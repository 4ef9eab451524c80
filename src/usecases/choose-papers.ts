import { DAY_MS } from '../core/time/duration.ts';
import type { Paper, PaperId, PaperQuery, PaperStore } from '../core/paper/paper.ts';
import type { RepeatAfter, ScheduleSpec } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';

/** The papers of a slot, best first, and the list day they come from, if any. */
export interface ChosenPapers {
  readonly papers: readonly Paper[];
  readonly listDay: string | null;
}

/** Hits of a query that one database query filters; most slots find their papers in the first batch. */
const HITS_PER_BATCH = 100;

interface Corpus {
  readonly papers: PaperStore;
  readonly index: Pick<PaperIndex, 'search' | 'size'>;
}

/**
 * Chooses the papers for a slot of a schedule: those not given to its channel before (within its `repeat`), narrowed by
 * its query and category. `day` is the slot's local date, `now` is in ms since the epoch.
 */
export async function choosePapers(
  spec: ScheduleSpec,
  at: { day: string; now: number },
  { papers, index }: Corpus,
): Promise<ChosenPapers> {
  const filter: PaperQuery = {
    notPostedIn: { channelId: spec.channelId, since: blockedSince(spec.repeat, at.now) },
    withoutWithdrawn: true,
    limit: spec.count,
    ...(spec.category === null ? {} : { category: spec.category }),
  };
  const ranked = spec.query === null ? undefined : relevantPapers(spec.query, index);

  if (spec.what === 'daily') {
    const listDay = await papers.newestListDay(at.day);
    if (listDay === undefined) return { papers: [], listDay: null };
    const among = ranked ? { among: ranked } : {};
    return { papers: await papers.onDay(listDay, { ...filter, ...among }), listDay };
  }
  const chosen = ranked ? await bestRanked(ranked, filter, papers) : await papers.newest(filter);
  return { papers: chosen, listDay: null };
}

/** Returns the first ranked papers that pass the filter, in their order. */
async function bestRanked(
  ranked: readonly PaperId[],
  filter: PaperQuery,
  papers: Pick<PaperStore, 'newest'>,
): Promise<Paper[]> {
  const chosen: Paper[] = [];
  for (let from = 0; from < ranked.length && chosen.length < filter.limit; from += HITS_PER_BATCH) {
    const among = ranked.slice(from, from + HITS_PER_BATCH);
    const found = await papers.newest({ ...filter, among, limit: HITS_PER_BATCH });
    for (const paper of found.toSorted((a, b) => among.indexOf(a.id) - among.indexOf(b.id)))
      chosen.push(paper);
  }
  return chosen.slice(0, filter.limit);
}

/** Returns the papers that are about a query, best match first; papers that merely share a word with it are left out. */
function relevantPapers(query: string, index: Corpus['index']): PaperId[] {
  const about = index.search(query, { limit: index.size, order: 'newest' }).hits.map(hit => hit.id);
  return index.search(query, { limit: about.length, among: new Set(about) }).hits.map(hit => hit.id);
}

/** Returns since when a paper must not have been posted in the channel, ms since the epoch; `null` for ever. */
function blockedSince(repeat: RepeatAfter, now: number): number | null {
  if (repeat === 'never') return null;
  return now - (repeat === '7d' ? 7 : 30) * DAY_MS;
}
