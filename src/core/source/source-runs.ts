import { announcementAfter } from '../time/announcements.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';

export const SOURCE_NAMES = ['huggingface', 'arxiv'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** Sources as people know them. */
export const SOURCE_TITLES: Readonly<Record<SourceName, string>> = {
  huggingface: 'Hugging Face',
  arxiv: 'arXiv',
};

/** How asking a source goes. Instants are ms since the epoch. */
export interface SourceState {
  readonly name: SourceName;
  /** When it was first asked, or was to be, since the bot last took it up. */
  readonly since: number;
  /** When all that was asked of it last came in. */
  readonly lastSuccess: number | null;
  /** When it last gave papers at all, known ones or not. */
  readonly lastNews: number | null;
  /** When the bot asks it next; `null` while the bot does not. */
  readonly nextRun: number | null;
  /** What is wrong with it, for the operator; `null` while all is well. */
  readonly problem: string | null;
  /** Runs in a row without success. */
  readonly failures: number;
  /** When the operator was last told that nothing comes from it; `null` since papers came again. */
  readonly alertedAt: number | null;
}

/** How asking the sources goes, over restarts. */
export interface SourceStore {
  get(name: SourceName): Promise<SourceState | undefined>;
  all(): Promise<SourceState[]>;
  /** Notes when the bot asks it next; `now` becomes its `since` if the bot did not ask it before. */
  plan(name: SourceName, nextRun: number | null, now: number): Promise<void>;
  /** Notes how a run ended at `at`; `hasNews` if it gave papers at all. */
  ran(
    name: SourceName,
    end: { at: number; isSuccess: boolean; hasNews?: boolean; problem: string | null },
  ): Promise<void>;
  alerted(name: SourceName, at: number): Promise<void>;
}

/** Which days' lists of a source are in the corpus and need not be asked for again. Days are `YYYY-MM-DD`. */
export interface ListDayStore {
  done(source: SourceName, from: string): Promise<ReadonlySet<string>>;
  markDone(source: SourceName, day: string, at: number): Promise<void>;
}

/** After this long without success, or without papers, the operator is told. */
const STALE_MS = 48 * HOUR_MS;

/** Lists may be empty on a Saturday or Sunday. */
const STALE_OVER_WEEKEND_MS = 72 * HOUR_MS;

/**
 * Since when (ms) nothing has come from a source that the bot asks, if that is too long; else `undefined`. arXiv's
 * time counts from the first announcement that was missed: it rests on weekends.
 */
export function staleSince(state: SourceState, now: number): number | undefined {
  return state.nextRun === null ? undefined : oldSince(state, now);
}

/** The same for a source that is asked by anyone. A source that answers but has no papers gives nothing, too. */
export function oldSince(
  { name, since, lastSuccess, lastNews }: SourceState,
  now: number,
): number | undefined {
  const isArxiv = name === 'arxiv';
  const success = Math.max(lastSuccess ?? since, since);
  const due = isArxiv && success === lastSuccess ? announcementAfter(success) : success;
  if (now - due > STALE_MS) return success;

  const news = Math.max(lastNews ?? since, since);
  const newsDue = isArxiv ? announcementAfter(news) : news;
  return now - newsDue > (touchesWeekend(newsDue, now) ? STALE_OVER_WEEKEND_MS : STALE_MS) ? news : undefined;
}

/** Whether a Saturday or Sunday (UTC) lies between two instants, ms since the epoch. */
function touchesWeekend(from: number, to: number): boolean {
  for (let at = from; at < to; at += DAY_MS) if (isWeekend(at)) return true;
  return isWeekend(to);
}

function isWeekend(instant: number): boolean {
  return new Date(instant).getUTCDay() % 6 === 0;
}
