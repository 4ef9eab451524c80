import type { Options } from '../../src/command.ts';
import type { PaperStore } from '../../src/core/paper/paper.ts';
import { parseFilter } from '../../src/core/paper/paper-filter.ts';
import {
  SCHEDULE_DEFAULTS,
  type ScheduleSpec,
  type ScheduleSubject,
} from '../../src/core/schedule/schedule.ts';
import { addDays, localDate } from '../../src/core/time/calendar.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { parseTimezone, timezoneNote } from '../timezone/parse-timezone.ts';
import { parseDays, parseTime } from './timing-options.ts';

/** A corpus whose newest daily list is older than this has no daily lists to post from. */
const MAX_LIST_AGE_DAYS = 7;

/** A schedule as the admin wants it; `notes` explain the defaults that were chosen for them, in plain text. */
export interface ScheduleOptions {
  readonly spec: ScheduleSpec;
  readonly notes: readonly string[];
}

/** Reads the options of `/schedule create`. Throws `UserError` for the first one that is invalid. */
export async function parseScheduleOptions(
  options: Options,
  context: { guildId: string; now: number; papers: Pick<PaperStore, 'newestListDay'> },
): Promise<ScheduleOptions> {
  const channelId = options.channel('channel');
  if (channelId === undefined) throw new UserError('Choose the channel to post in.');
  const notes: string[] = [];

  const timezoneText = options.string('timezone');
  const timezone = timezoneText === undefined ? 'UTC' : parseTimezone(timezoneText);
  if (timezoneText === undefined) notes.push('No time zone was given, so times are UTC.');
  const zoneNote = timezoneNote(timezone);
  if (zoneNote !== undefined) notes.push(zoneNote);

  const what = parseWhat(options.string('what')) ?? (await defaultWhat(context.now, context.papers));
  if (options.string('what') === undefined && what === 'archive') {
    notes.push(
      `There is no daily list of the last ${MAX_LIST_AGE_DAYS} days, so papers of the archive are posted, none of them twice.`,
    );
  }

  const spec: ScheduleSpec = {
    ...SCHEDULE_DEFAULTS,
    guildId: context.guildId,
    channelId,
    time: parseTime(options.string('time') ?? '09:00'),
    timezone,
    days: parseDays(options.string('days') ?? 'weekdays'),
    what,
    query: options.string('query')?.trim() || null,
    category: parseCategory(options.string('category')),
    count: options.integer('count') ?? 5,
    empty: options.string('empty') === 'note' ? 'note' : 'silent',
    repeat: parseRepeat(options.string('repeat')),
  };
  return { spec, notes };
}

function parseWhat(text: string | undefined): ScheduleSubject | undefined {
  return text === 'daily' || text === 'archive' ? text : undefined;
}

async function defaultWhat(now: number, papers: Pick<PaperStore, 'newestListDay'>): Promise<ScheduleSubject> {
  const today = localDate(now, 'UTC');
  const newest = await papers.newestListDay(today);
  return newest !== undefined && newest >= addDays(today, -MAX_LIST_AGE_DAYS) ? 'daily' : 'archive';
}

function parseCategory(text: string | undefined): string | null {
  const written = text?.trim() ?? '';
  if (written === '') return null;
  const read = parseFilter({ category: written });
  if ('problem' in read) {
    throw new UserError(`“${written}” is not an arXiv category. Write one such as cs.LG, stat.ML or hep-th.`);
  }
  return read.filter.category ?? null;
}

function parseRepeat(text: string | undefined): ScheduleSpec['repeat'] {
  return text === '7d' || text === '30d' ? text : 'never';
}
