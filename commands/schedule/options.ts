import type { Options } from '../../src/command.ts';
import type { PaperStore } from '../../src/core/paper/paper.ts';
import { readFilter } from '../../src/core/paper/paper-filter.ts';
import type { ScheduleSpec, ScheduleSubject } from '../../src/core/schedule/schedule.ts';
import type { Weekday } from '../../src/core/time/weekdays.ts';
import { knownTimezone } from '../../src/core/time/calendar.ts';
import { addDays } from '../../src/core/time/calendar.ts';
import { localDate } from '../../src/core/time/calendar.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { parseWeekdays } from '../../src/core/time/weekdays.ts';

/** A daily list older than this many days is no daily list to post from. */
const RECENT_DAYS = 7;

/** A schedule as an admin asked for it, and what was decided on his behalf, in words for him. */
export interface ReadSpec {
  readonly spec: ScheduleSpec;
  readonly notes: readonly string[];
}

/** Reads the options of `/schedule create`; throws `UserError` for the first one that cannot be used. */
export async function readSpec(
  options: Options,
  given: { guildId: string; now: number; papers: Pick<PaperStore, 'newestListDay'> },
): Promise<ReadSpec> {
  const channelId = options.channel('channel');
  if (channelId === undefined) throw new UserError('Choose the channel to post in.');
  const notes: string[] = [];

  const timezoneText = options.string('timezone');
  const timezone = timezoneText === undefined ? 'UTC' : readTimezone(timezoneText);
  if (timezoneText === undefined) notes.push('No time zone was given, so times are UTC.');

  const what = readWhat(options.string('what')) ?? (await defaultWhat(given.now, given.papers));
  if (options.string('what') === undefined && what === 'archive') {
    notes.push(
      'There is no daily list of the last 7 days, so papers of the archive are posted, none of them twice.',
    );
  }

  const spec: ScheduleSpec = {
    guildId: given.guildId,
    channelId,
    time: readTime(options.string('time') ?? '09:00'),
    timezone,
    days: readDays(options.string('days') ?? 'weekdays'),
    what,
    query: options.string('query')?.trim() || null,
    category: readCategory(options.string('category')),
    count: options.integer('count') ?? 5,
    empty: options.string('empty') === 'note' ? 'note' : 'silent',
    repeat: readRepeat(options.string('repeat')),
  };
  return { spec, notes };
}

function readTime(text: string): string {
  const [, hours, minutes] = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) {
    throw new UserError(
      `“${text}” is not a time of day. Write it as HH:MM from 00:00 to 23:59, such as 09:00.`,
    );
  }
  return `${hours.padStart(2, '0')}:${minutes}`;
}

function readTimezone(text: string): string {
  const zone = knownTimezone(text.trim());
  if (zone === undefined) {
    throw new UserError(
      `“${text}” is not a time zone. Type a city's name and pick from the list, such as Europe/Berlin.`,
    );
  }
  return zone;
}

function readDays(text: string): Weekday[] {
  const days = parseWeekdays(text);
  if (!days) {
    throw new UserError(
      `“${text}” are not days. Write every day, weekdays, weekends, or days such as: mon, thu.`,
    );
  }
  return days;
}

function readWhat(text: string | undefined): ScheduleSubject | undefined {
  return text === 'daily' || text === 'archive' ? text : undefined;
}

async function defaultWhat(now: number, papers: Pick<PaperStore, 'newestListDay'>): Promise<ScheduleSubject> {
  const today = localDate(now, 'UTC');
  const newest = await papers.newestListDay(today);
  return newest !== undefined && newest >= addDays(today, -RECENT_DAYS) ? 'daily' : 'archive';
}

function readCategory(text: string | undefined): string | null {
  const written = text?.trim() ?? '';
  if (written === '') return null;
  const read = readFilter({ category: written });
  if ('problem' in read) {
    throw new UserError(`“${written}” is not an arXiv category. Write one such as cs.LG, stat.ML or hep-th.`);
  }
  return read.filter.category ?? null;
}

function readRepeat(text: string | undefined): ScheduleSpec['repeat'] {
  return text === '7d' || text === '30d' ? text : 'never';
}
