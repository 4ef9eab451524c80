import { dayAfter, dayNumber } from './calendar.ts';
import { hashShare } from './hash-share.ts';
import type { ListedPaper } from './listed-paper.ts';

/** Papers that a day can list; a day lists six of them to all. */
const PAPERS_PER_DAY = 10;
const MIN_PAPERS_PER_DAY = 6;

/** How long votes and comments grow. */
const GROWTH_MS = 3 * 24 * 3_600_000;

/** Most votes of a paper; most papers have far fewer. */
const MAX_VOTES = 160;
/** Comments of a paper for each of its votes, at most. */
const COMMENTS_PER_VOTE = 0.15;

/** Lists change at 21:30 in New York, which is 1:30 or 2:30 UTC of the day they are for. */
const LIST_OPENS_MS = 2.5 * 3_600_000;

/** How far back the listing of a paper is looked for: papers come in turn every few weeks. */
const MAX_DAYS_BACK = 120;

/** Days whose lists are kept, more than any request needs; they always come out the same. */
const MAX_KEPT_DAYS = 1_000;

/** Those who submit papers: names of the playground's users. */
const SUBMITTERS = ['ada', 'ben', 'cleo'] as const;

/** A paper's place on a made-up list. */
export interface Listing {
  readonly paper: ListedPaper;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** ms since the epoch, UTC; within the day. */
  readonly submittedAt: number;
  /** User name of who submitted it. */
  readonly submitter: string;
}

/** The votes and comments of a listing at some time. */
export interface Counts {
  readonly votes: number;
  readonly comments: number;
}

/** The made-up daily lists: the same in every playground, whenever it is started. */
export interface MadeUpLists {
  /** Returns six to ten listings of a day; fewer only if there are fewer papers. */
  ofDay(day: string): readonly Listing[];
  /** Returns the newest listing of a paper up to a day; undefined if there is none for months. */
  newestOf(arxivId: string, lastDay: string): Listing | undefined;
  readonly papers: readonly ListedPaper[];
}

/** Creates the lists over papers. Days take the papers in turn, so that one is listed again only after weeks. */
export function createMadeUpLists(papers: readonly ListedPaper[]): MadeUpLists {
  const inTurn = sortedByHash(papers, '');

  const makeUp = (day: string): readonly Listing[] => {
    const first = dayNumber(day) * PAPERS_PER_DAY;
    const chances = Array.from({ length: Math.min(PAPERS_PER_DAY, inTurn.length) }, (_, index) =>
      inTurn.at((first + index) % inTurn.length),
    );
    const spare = PAPERS_PER_DAY - MIN_PAPERS_PER_DAY + 1;
    const count = MIN_PAPERS_PER_DAY + Math.floor(hashShare(day) * spare);
    return sortedByHash(
      chances.filter(each => each !== undefined),
      day,
    )
      .slice(0, count)
      .map(paper => ({
        paper,
        day,
        submittedAt:
          Date.parse(day) + LIST_OPENS_MS + Math.floor(hashShare(`at ${day} ${paper.arxivId}`) * 3_600_000),
        submitter:
          SUBMITTERS.at(Math.floor(hashShare(`by ${day} ${paper.arxivId}`) * SUBMITTERS.length)) ?? '',
      }));
  };

  const kept = new Map<string, readonly Listing[]>();
  const ofDay = (day: string): readonly Listing[] => {
    const known = kept.get(day);
    if (known !== undefined) return known;
    if (kept.size >= MAX_KEPT_DAYS) kept.clear();
    const listings = makeUp(day);
    kept.set(day, listings);
    return listings;
  };

  return {
    papers,
    ofDay,
    newestOf(arxivId, lastDay) {
      for (let back = 0; back < MAX_DAYS_BACK; back += 1) {
        const found = ofDay(dayAfter(lastDay, -back)).find(({ paper }) => paper.arxivId === arxivId);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** Returns the votes and comments at a time: one vote at first, more for three days, never fewer. */
export function countsAt({ paper, day, submittedAt }: Listing, now: number): Counts {
  const popularity = hashShare(`votes ${day} ${paper.arxivId}`) ** 3;
  const votes = 3 + Math.floor(popularity * (MAX_VOTES - 3));
  const comments = hashShare(`comments ${day} ${paper.arxivId}`) * COMMENTS_PER_VOTE * votes;
  const share = Math.min(Math.max((now - submittedAt) / GROWTH_MS, 0), 1);
  // Most come on the first day.
  const grown = 1 - (1 - share) ** 2;
  return { votes: 1 + Math.floor((votes - 1) * grown), comments: Math.floor(comments * grown) };
}

function sortedByHash(papers: readonly ListedPaper[], salt: string): ListedPaper[] {
  return papers
    .map(paper => ({ paper, at: hashShare(`${salt} ${paper.arxivId}`) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ paper }) => paper);
}
