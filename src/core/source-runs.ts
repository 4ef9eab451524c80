import { announcementAfter } from './announcements.ts';
import { HOUR_MS } from './duration.ts';

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
  /** When it was first asked, or was to be. */
  readonly since: number;
  /** When all that was asked of it last came in. */
  readonly lastSuccess: number | null;
  /** When the bot asks it next; `null` while the bot does not. */
  readonly nextRun: number | null;
  /** What is wrong with it, for the operator; `null` while all is well. */
  readonly problem: string | null;
  /** Runs in a row without success. */
  readonly failures: number;
  /** When the operator was last told that nothing comes from it; `null` since its last success. */
  readonly alertedAt: number | null;
}

/** How asking the sources goes, over restarts. */
export interface SourceStore {
  get(name: SourceName): Promise<SourceState | undefined>;
  all(): Promise<SourceState[]>;
  /** Notes when the bot asks it next; `now` becomes its `since` if it was never heard of. */
  plan(name: SourceName, nextRun: number | null, now: number): Promise<void>;
  /** Notes how a run ended at `at`. */
  ran(name: SourceName, end: { at: number; isSuccess: boolean; problem: string | null }): Promise<void>;
  alerted(name: SourceName, at: number): Promise<void>;
}

/** Which days' lists of a source are in the corpus and need not be asked for again. Days are `YYYY-MM-DD`. */
export interface ListDayStore {
  done(source: SourceName, from: string): Promise<ReadonlySet<string>>;
  markDone(source: SourceName, day: string, at: number): Promise<void>;
}

/** After this long without success the operator is told. */
const STALE_MS = 48 * HOUR_MS;

/**
 * Since when (ms) nothing has come from a source that the bot asks, if that is too long; else `undefined`. arXiv's
 * time counts from the first announcement that was missed: it rests on weekends.
 */
export function staleSince(
  { name, since, lastSuccess, nextRun }: SourceState,
  now: number,
): number | undefined {
  if (nextRun === null) return undefined;
  const from = lastSuccess ?? since;
  const due = name === 'arxiv' && lastSuccess !== null ? announcementAfter(from) : from;
  return now - due > STALE_MS ? from : undefined;
}
