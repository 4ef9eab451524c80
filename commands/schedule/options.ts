import type { Options } from '../../src/command.ts';
import type { PaperStore } from '../../src/core/paper/paper.ts';
import { defaultDays } from '../../src/core/schedule/default-days.ts';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { localDate } from '../../src/core/time/calendar.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { MAX_LIST_AGE_DAYS, subjectOn } from '../../src/usecases/schedule-list.ts';
import { timezoneNote } from '../timezone/parse-timezone.ts';
import { defaultDaysNote } from './days-note.ts';
import { readSettings, withSettings } from './read-settings.ts';

/** A schedule as the admin wants it; `notes` explain the defaults that were chosen for them, in plain text. */
export interface ScheduleOptions {
  readonly spec: ScheduleSpec;
  readonly notes: readonly string[];
}

/** Reads the options of `/schedule create`. Throws `UserError` for the first one that is invalid. */
export async function parseScheduleOptions(
  options: Options,
  context: {
    guildId: string;
    /** `null` if the server has chosen none. */
    serverTimezone: string | null;
    now: number;
    papers: Pick<PaperStore, 'newestListDay'>;
  },
): Promise<ScheduleOptions> {
  const given = readSettings(options);
  const { channelId, timezone = context.serverTimezone ?? 'UTC' } = given;
  if (channelId === undefined) throw new UserError('Choose the channel to post in.');
  const days = defaultDays(given.what ?? SCHEDULE_DEFAULTS.what);
  const defaults = { ...SCHEDULE_DEFAULTS, days, guildId: context.guildId, channelId, timezone };
  const spec = withSettings(defaults, given);

  const notes: string[] = [];
  if (given.timezone === undefined) {
    notes.push(
      context.serverTimezone === null
        ? 'No time zone was given, so times are UTC.'
        : `No time zone was given, so times are in this server's time zone, ${timezone}.`,
    );
  }
  const zoneNote = timezoneNote(timezone);
  if (zoneNote !== undefined) notes.push(zoneNote);
  const daysNote = defaultDaysNote(spec, given);
  if (daysNote !== undefined) notes.push(daysNote);
  const subject = await subjectOn(spec.what, localDate(context.now, timezone), context.papers);
  if (spec.what === 'auto' && subject === 'archive') {
    notes.push(
      `There is no daily list of the last ${MAX_LIST_AGE_DAYS} days: until there is, papers of the archive are posted, none of them twice.`,
    );
  }
  return { spec, notes };
}
