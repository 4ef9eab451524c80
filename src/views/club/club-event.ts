import type { ClubEvent } from '../../core/club/club-discord.ts';
import type { ClubRound } from '../../core/club/club.ts';
import { MEETING_MS } from '../../core/club/meeting.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { plainTitle } from '../paper/paper-title.ts';

/** docs, "Guild Scheduled Event Object": the name of an event. */
const MAX_NAME_LENGTH = 100;

/** Of a description of at most 1,000 characters (same section), which also has a link and a key. */
const MAX_TITLE_LENGTH = 300;

const NAME_PREFIX = 'Reading club: ';

/** Returns the scheduled event of a meeting. @param address where the club meets */
export function clubEvent(
  { clubId, meetingOn, meetingAt }: Pick<ClubRound, 'clubId' | 'meetingOn' | 'meetingAt'>,
  paper: Paper,
  address: string,
): ClubEvent {
  const key = `reading-club-${clubId}-${meetingOn}`;
  return {
    key,
    name: NAME_PREFIX + plainTitle(paper, MAX_NAME_LENGTH - NAME_PREFIX.length),
    description: `We read “${plainTitle(paper, MAX_TITLE_LENGTH)}”. Join the thread: ${address}\n\n(${key})`,
    startsAt: meetingAt,
    endsAt: meetingAt + MEETING_MS,
    location: address,
  };
}
