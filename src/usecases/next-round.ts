import type { Club, NewRound } from '../core/club/club.ts';
import { nextMeeting, roundTimes } from '../core/club/meeting.ts';

/** Returns the round of the next meeting of a club, after a date if one is given. `now` is in ms since the epoch. */
export function nextRound(
  club: Pick<Club, 'weekday' | 'time' | 'timezone' | 'pick'>,
  now: number,
  after?: string,
): NewRound {
  const meeting = nextMeeting(club, now, after);
  const { voteOpensAt, announcedAt } = roundTimes(meeting);
  return { ...meeting, dueAt: Math.max(now, club.pick === 'poll' ? voteOpensAt : announcedAt) };
}
