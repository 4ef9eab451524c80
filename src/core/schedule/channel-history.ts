import type { PaperId } from '../paper/paper.ts';
import type { ScheduleSubject } from './schedule.ts';

/** All papers of a channel, as by default, or those of what the server liked most (`bestListName`). */
export type GivenPapers = 'all' | 'best';

/** Returns which papers of its channel a schedule does not post again: what was liked was posted before, and is shown once more. */
export function notPostedAgain(what: ScheduleSubject): GivenPapers {
  return what === 'best' ? 'best' : 'all';
}

/** The papers posted, or about to be posted, in each channel, so that none is posted twice. */
export interface ChannelHistoryStore {
  /** Reserves papers for a delivery to a channel; earlier reservations remain. */
  reserve(channelId: string, paperIds: readonly PaperId[], deliveryId: number, at: number): Promise<void>;
  /** Releases the papers of a delivery that was never posted. */
  release(deliveryId: number): Promise<void>;
  /** Returns the papers reserved for a channel after `since` (ms since the epoch; `null`: ever). `which`: see `GivenPapers`. */
  given(channelId: string, since: number | null, which?: GivenPapers): Promise<Set<PaperId>>;
  /** Returns whether any of some papers is reserved for a channel after `since`. */
  isAnyGiven(
    channelId: string,
    paperIds: readonly PaperId[],
    since: number | null,
    which?: GivenPapers,
  ): Promise<boolean>;
}
