import type { PaperId } from '../core/paper/paper.ts';
import { notPostedAgain, type ChannelHistoryStore } from '../core/schedule/channel-history.ts';
import type { RepeatAfter, ScheduleSpec } from '../core/schedule/schedule.ts';
import { DAY_MS, HOUR_MS } from '../core/time/duration.ts';

/**
 * A weekly slot may repeat the papers of the week before, although it is decided some seconds sooner after its time, or an
 * hour earlier since clocks were put forward.
 */
const REPEAT_SLACK_MS = 2 * HOUR_MS;

/** The settings that say which papers a schedule posts again. */
type Repeating = Pick<ScheduleSpec, 'channelId' | 'repeat' | 'what'>;

/** Returns the papers of its channel that a schedule does not post again at an instant (ms since the epoch). */
export function givenPapers(
  { channelId, repeat, what }: Repeating,
  at: number,
  channelHistory: Pick<ChannelHistoryStore, 'given'>,
): Promise<Set<PaperId>> {
  return channelHistory.given(channelId, blockedSince(repeat, at), notPostedAgain(what));
}

/** Returns whether any of some papers is one of these. */
export function isAnyGiven(
  { channelId, repeat, what }: Repeating,
  paperIds: readonly PaperId[],
  at: number,
  channelHistory: Pick<ChannelHistoryStore, 'isAnyGiven'>,
): Promise<boolean> {
  return channelHistory.isAnyGiven(channelId, paperIds, blockedSince(repeat, at), notPostedAgain(what));
}

/** Returns since when a paper must not have been posted in the channel, ms since the epoch; `null` for ever. */
function blockedSince(repeat: RepeatAfter, at: number): number | null {
  if (repeat === 'never') return null;
  return at - (repeat === '7d' ? 7 : 30) * DAY_MS + REPEAT_SLACK_MS;
}
