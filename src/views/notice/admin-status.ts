import type { Schedule } from '../../core/schedule/schedule.ts';
import { localDate, localTime } from '../../core/time/calendar.ts';
import { escapeText } from '../format/escape.ts';
import { formatDate } from '../format/format-date.ts';
import { joinParts } from '../format/join-parts.ts';
import { relativeTime } from '../format/relative-time.ts';
import { lastPostText, nextText, type LastPost } from '../schedule/schedule-entry.ts';
import { scheduleLabel } from '../schedule/schedule-name.ts';

/** Schedules of each kind that are shown. */
const MAX_SHOWN = 5;

/** What the admins of a server see of its schedules. */
export interface AdminStatus {
  /** The server's time zone. */
  readonly timezone: string;
  /** The active schedules, the next to post first. */
  readonly active: readonly Schedule[];
  readonly paused: readonly Schedule[];
  /** The newest post of any schedule. */
  readonly lastPost: { readonly schedule: Schedule; readonly post: LastPost } | undefined;
}

/** Returns lines of markdown: the last post and its state, the next slots in the server's time zone, and what is paused and why. */
export function adminStatusLines({ timezone, active, paused, lastPost }: AdminStatus): string[] {
  return [
    ...(lastPost
      ? [`${scheduleLabel(lastPost.schedule)} · ${lastPostText(lastPost.schedule.guildId, lastPost.post)}`]
      : []),
    ...listed(`Next posts (${escapeText(timezone)})`, active, schedule => {
      const { dueAt } = schedule.next;
      const when = `${formatDate(localDate(dueAt, timezone)) ?? ''} ${localTime(dueAt, timezone)}`;
      // Its label says when it posts in its own time zone.
      const zone = schedule.timezone === timezone ? undefined : escapeText(schedule.timezone);
      return `${when} (${relativeTime(dueAt)}) ${joinParts([scheduleLabel(schedule), zone])}`;
    }),
    ...listed('Paused:', paused, schedule => `${scheduleLabel(schedule)} · ${nextText(schedule)}`),
  ];
}

function listed(
  heading: string,
  schedules: readonly Schedule[],
  toLine: (schedule: Schedule) => string,
): string[] {
  if (schedules.length === 0) return [];
  const hidden = schedules.length - MAX_SHOWN;
  return [
    heading,
    ...schedules.slice(0, MAX_SHOWN).map(schedule => `- ${toLine(schedule)}`),
    ...(hidden > 0 ? [`-# and ${hidden} more, see \`/schedule list\``] : []),
  ];
}
