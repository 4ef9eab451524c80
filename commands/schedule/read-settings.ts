import type { Options } from '../../src/command.ts';
import {
  SCHEDULE_FORMATS,
  SCHEDULE_ORDERS,
  SCHEDULE_SUBJECTS,
  type ScheduleSpec,
} from '../../src/core/schedule/schedule.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { parseCategoryOption } from '../search/options.ts';
import { parseTimezone } from '../timezone/parse-timezone.ts';
import { parseDays, parseTime } from './timing-options.ts';

/** The settings that a call gives; those that it leaves out are absent. */
export type GivenSettings = Partial<Omit<ScheduleSpec, 'guildId'>>;

/** Reads the settings among the options of `/schedule create` or `edit`. Throws `UserError` for the first one that is invalid. */
export function readSettings(options: Options): GivenSettings {
  const preset = options.string('preset');
  const settings = { ...readTiming(options), ...readFilters(options), ...readPosts(options) };
  if (preset !== 'arxiv') return settings;
  const conflicting = PRESET_NAMES.filter(name => name in settings);
  if (conflicting.length > 0) {
    throw new UserError(
      `preset sets ${PRESET_NAMES.join(', ')} itself. Leave out ${conflicting.join(' and ')}, or preset.`,
    );
  }
  return { ...settings, ...ARXIV_PRESET };
}

/** Returns a schedule with other settings. One whose time, days or subject is changed follows no preset any more. */
export function withSettings(spec: ScheduleSpec, given: GivenSettings): ScheduleSpec {
  const leavesPreset = given.preset === undefined && PRESET_NAMES.some(name => name in given);
  return { ...spec, ...given, ...(leavesPreset ? { preset: null } : {}) };
}

const PRESET_NAMES = ['time', 'timezone', 'days', 'what'] as const;

/** arXiv announces from Sunday to Thursday at 20:00 in New York; its feeds are complete at 00:30 of the next day. */
const ARXIV_PRESET = {
  preset: 'arxiv',
  time: '01:00',
  timezone: 'America/New_York',
  days: [1, 2, 3, 4, 5],
  what: 'archive',
} as const satisfies GivenSettings;

function readTiming(options: Options): GivenSettings {
  const channelId = options.channel('channel');
  const time = options.string('time');
  const timezone = options.string('timezone');
  const days = options.string('days');
  return {
    ...(channelId === undefined ? {} : { channelId }),
    ...(time === undefined ? {} : { time: parseTime(time) }),
    ...(timezone === undefined ? {} : { timezone: parseTimezone(timezone) }),
    ...(days === undefined ? {} : { days: parseDays(days) }),
  };
}

function readFilters(options: Options): GivenSettings {
  const what = SCHEDULE_SUBJECTS.find(subject => subject === options.string('what'));
  const sort = SCHEDULE_ORDERS.find(order => order === options.string('sort'));
  const query = readText(options, 'query');
  const category = readText(options, 'category');
  const author = readText(options, 'author');
  const organization = readText(options, 'organization');
  const minVotes = options.integer('min_votes');
  const count = options.integer('count');
  return {
    ...(what === undefined ? {} : { what }),
    ...(query === undefined ? {} : { query }),
    ...(category === undefined ? {} : { category: category === null ? null : parseCategoryOption(category) }),
    ...(author === undefined ? {} : { author }),
    ...(organization === undefined ? {} : { organization }),
    ...(minVotes === undefined ? {} : { minVotes }),
    ...(sort === undefined ? {} : { sort }),
    ...(count === undefined ? {} : { count }),
  };
}

function readPosts(options: Options): GivenSettings {
  const format = SCHEDULE_FORMATS.find(each => each === options.string('format'));
  const empty = options.string('empty');
  const repeat = options.string('repeat');
  const roleId = options.role('role');
  const thread = options.boolean('thread');
  const picture = options.boolean('picture');
  const intro = readText(options, 'intro');
  return {
    ...(format === undefined ? {} : { format }),
    ...(empty === undefined ? {} : { empty: empty === 'note' ? 'note' : 'silent' }),
    ...(repeat === undefined ? {} : { repeat: repeat === '7d' || repeat === '30d' ? repeat : 'never' }),
    ...(roleId === undefined ? {} : { roleId }),
    ...(thread === undefined ? {} : { thread }),
    ...(picture === undefined ? {} : { picture }),
    ...(intro === undefined ? {} : { intro }),
  };
}

/** Reads a text of one line; `null` for a blank one. */
function readText(options: Options, name: string): string | null | undefined {
  const text = options.string(name);
  return text === undefined ? undefined : text.replaceAll(/\s+/g, ' ').trim() || null;
}
