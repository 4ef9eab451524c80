import { announcementAfter } from '../time/announcements.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';

export const SOURCE_NAMES = ['huggingface', 'arxiv'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** Display names. */
export const SOURCE_TITLES: Readonly<Record<SourceName, string>> = {
  huggingface: 'Hugging Face',
  arxiv: 'arXiv',
};

/** The state of a source's runs. Instants are ms since the epoch. */
export interface SourceState {
  readonly name: SourceName;
  /** When the bot first ran it, or planned to, since it last began to run this source. */
  readonly since: number;
  /** When a run last fetched everything it requested. */
  readonly lastSuccess: number | null;
  /** When it last returned any papers, known or not. */
  readonly lastPapers: number | null;
  /** When the bot runs it next; `null` if the bot does not run it. */
  readonly nextRun: number | null;
  /** What is wrong with it, for the operator; `null` if nothing is. */
  readonly problem: string | null;
  /** Runs in a row without success. */
  readonly failures: number;
  /** When the operator was last alerted that it is stale; `null` once papers arrive again. */
  readonly alertedAt: number | null;
}

/** The states of all sources, kept across restarts. */
export interface SourceStore {
  get(name: SourceName): Promise<SourceState | undefined>;
  all(): Promise<SourceState[]>;
  /** Sets `nextRun`; `now` becomes `since` if the bot did not run the source before. */
  plan(name: SourceName, nextRun: number | null, now: number): Promise<void>;
  /** Records the result of a run that ended at `at`; `hasPapers` if it returned any papers. */
  recordRun(
    name: SourceName,
    result: { at: number; isSuccess: boolean; hasPapers?: boolean; problem: string | null },
  ): Promise<void>;
  recordAlert(name: SourceName, at: number): Promise<void>;
}

/** The days (`YYYY-MM-DD`) whose lists are in the corpus and need not be fetched again, for each source. */
export interface ListDayStore {
  done(source: SourceName, from: string): Promise<ReadonlySet<string>>;
  markDone(source: SourceName, day: string, at: number): Promise<void>;
}

/** After this long without success, or without papers, the operator is alerted. */
const STALE_MS = 48 * HOUR_MS;

/** Lists may be empty on a Saturday or Sunday. */
const STALE_OVER_WEEKEND_MS = 72 * HOUR_MS;

/**
 * Returns since when (ms) a source that the bot runs has been stale; `undefined` if it is not, or if the bot does not run
 * it. A source is stale after too long without a success or without papers. For arXiv, which announces nothing on
 * weekends, the time counts from the first missed announcement.
 */
export function staleSince(state: SourceState, now: number): number | undefined {
  return state.nextRun === null ? undefined : noDataSince(state, now);
}

/** As `staleSince`, also for a source that the bot does not run. */
export function noDataSince(
  { name, since, lastSuccess, lastPapers }: SourceState,
  now: number,
): number | undefined {
  const isArxiv = name === 'arxiv';
  const successAt = Math.max(lastSuccess ?? since, since);
  const successDueAt = isArxiv && successAt === lastSuccess ? announcementAfter(successAt) : successAt;
  if (now - successDueAt > STALE_MS) return successAt;

  const papersAt = Math.max(lastPapers ?? since, since);
  const papersDueAt = isArxiv ? announcementAfter(papersAt) : papersAt;
  const maxAgeMs = touchesWeekend(papersDueAt, now) ? STALE_OVER_WEEKEND_MS : STALE_MS;
  return now - papersDueAt > maxAgeMs ? papersAt : undefined;
}

/** Returns whether a Saturday or Sunday (UTC) lies between two instants, ms since the epoch. */
function touchesWeekend(from: number, to: number): boolean {
  for (let at = from; at < to; at += DAY_MS) if (isWeekend(at)) return true;
  return isWeekend(to);
}

function isWeekend(instant: number): boolean {
  return new Date(instant).getUTCDay() % 6 === 0;
}
