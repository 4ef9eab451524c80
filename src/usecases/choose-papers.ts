import { DAY_MS } from '../core/time/duration.ts';
import type { Paper, PaperId, PaperQuery, PaperStore } from '../core/paper/paper.ts';
import type { RepeatAfter, ScheduleSpec } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';

/** What a slot shows: its papers, best first, and the list day they come from where there is one. */
export interface Choice {
  readonly papers: readonly Paper[];
  readonly listDay: string | null;
}

/** Hits of a query looked at in one step; most slots find their papers in the first. */
const STEP = 100;

/**
 * Papers for a slot of a schedule: not given to its channel before (within its `repeat`), narrowed by its query and
 * category. `day` is the slot's local date, `now` the present in ms.
 */
export async function choosePapers(
  spec: ScheduleSpec,
  at: { day: string; now: number },
  corpus: { papers: PaperStore; index: Pick<PaperIndex, 'search' | 'size'> },
): Promise<Choice> {
  const { papers, index } = corpus;
  const narrow: PaperQuery = {
    notPostedIn: { channelId: spec.channelId, since: keptSince(spec.repeat, at.now) },
    limit: spec.count,
    ...(spec.category === null ? {} : { category: spec.category }),
  };
  const ranked = spec.query === null ? undefined : papersAbout(spec.query, index);

  if (spec.what === 'daily') {
    const listDay = await papers.newestListDay(at.day);
    if (listDay === undefined) return { papers: [], listDay: null };
    const among = ranked ? { among: ranked } : {};
    return { papers: await papers.onDay(listDay, { ...narrow, ...among }), listDay };
  }

  if (!ranked) return { papers: await papers.newest(narrow), listDay: null };
  const chosen: Paper[] = [];
  for (let from = 0; from < ranked.length && chosen.length < spec.count; from += STEP) {
    const among = ranked.slice(from, from + STEP);
    const found = await papers.newest({ ...narrow, among, limit: STEP });
    chosen.push(...found.toSorted((a, b) => among.indexOf(a.id) - among.indexOf(b.id)));
  }
  return { papers: chosen.slice(0, spec.count), listDay: null };
}

/** The papers that are about a query, best match first: what merely shares a word with it is not what was asked for. */
function papersAbout(query: string, index: Pick<PaperIndex, 'search' | 'size'>): PaperId[] {
  const about = index.search(query, { limit: index.size, order: 'newest' }).hits.map(hit => hit.id);
  return index.search(query, { limit: about.length, among: new Set(about) }).hits.map(hit => hit.id);
}

function keptSince(repeat: RepeatAfter, now: number): number | null {
  if (repeat === 'never') return null;
  return now - (repeat === '7d' ? 7 : 30) * DAY_MS;
}
