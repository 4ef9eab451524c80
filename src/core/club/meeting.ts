import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../schedule/schedule.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/duration.ts';
import type { Club } from './club.ts';

type MeetingTime = Pick<Club, 'weekday' | 'time' | 'timezone'>;

/** A meeting of a club. */
export interface Meeting {
  readonly meetingOn: LocalDate;
  /** ms since the epoch */
  readonly meetingAt: number;
}

/** The vote is open for two days, so that those who look in once a day have their say. */
const VOTE_BEFORE_MS = 4 * DAY_MS;

/** The paper is announced two days before the meeting: time to read it. */
const ANNOUNCED_BEFORE_MS = 2 * DAY_MS;

const REMINDED_BEFORE_MS = HOUR_MS;

/** How long a meeting lasts. */
export const MEETING_MS = HOUR_MS;

/** A vote that would be open for less is left out. */
export const MIN_VOTE_MS = 2 * HOUR_MS;

/** Discord accepts no events that have begun; this is time for the request. */
const EVENT_BEFORE_MS = MINUTE_MS;

/** The instants of a round, ms since the epoch. */
export interface RoundTimes {
  readonly voteOpensAt: number;
  readonly announcedAt: number;
  readonly remindedAt: number;
  /** After that no event is made. */
  readonly eventUntil: number;
  readonly meetingAt: number;
  readonly endsAt: number;
}

/** Returns when what happens in a round is due. */
export function roundTimes({ meetingAt }: Pick<Meeting, 'meetingAt'>): RoundTimes {
  return {
    voteOpensAt: meetingAt - VOTE_BEFORE_MS,
    announcedAt: meetingAt - ANNOUNCED_BEFORE_MS,
    remindedAt: meetingAt - REMINDED_BEFORE_MS,
    eventUntil: meetingAt - EVENT_BEFORE_MS,
    meetingAt,
    endsAt: meetingAt + MEETING_MS,
  };
}

/** Returns the meeting of a club on a local date. */
function meetingOn({ time, timezone }: MeetingTime, date: Temporal.PlainDate): Meeting {
  // 'compatible' gives each local date exactly one instant; see `core/schedule/slots.ts`.
  const zoned = date
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(timezone, { disambiguation: 'compatible' });
  return { meetingOn: date.toString(), meetingAt: zoned.epochMilliseconds };
}

/** Returns the first meeting whose paper can be voted for at `now` (ms since the epoch), after a date if one is given. */
export function nextMeeting(club: MeetingTime, now: number, after?: LocalDate): Meeting {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(club.timezone).toPlainDate();
  const lastDate = after === undefined ? undefined : Temporal.PlainDate.from(after);
  const start =
    lastDate !== undefined && Temporal.PlainDate.compare(lastDate, today) >= 0
      ? lastDate.add({ days: 1 })
      : today;
  const firstDate = start.add({ days: (club.weekday - start.dayOfWeek + 7) % 7 });
  for (let weeks = 0; ; weeks += 1) {
    const meeting = meetingOn(club, firstDate.add({ weeks }));
    if (roundTimes(meeting).announcedAt - now >= MIN_VOTE_MS) return meeting;
  }
}
