import type { Options } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { openSlotAfterChange } from '../../src/usecases/next-open-slot.ts';
import { scheduleSaved } from '../../src/views/schedule/schedule-saved.ts';
import { assertBotCanPost, assertCallerCanPost } from '../channel-checks.ts';
import { clearConflict } from '../clear-conflict.ts';
import { timezoneNote } from '../timezone/parse-timezone.ts';
import { assertPostable } from './assert-postable.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import { keptDaysNote } from './days-note.ts';
import { readSettings, withSettings, type GivenSettings } from './read-settings.ts';
import type { ScheduleSubcommand } from './subcommand.ts';

/** Changes the given settings of a schedule, and no others. */
export const editSchedule: ScheduleSubcommand = async (invocation, app) => {
  const { schedules, manualRun, clock, channelAccess } = app;
  const chosen = await chosenSchedule(invocation, app);
  const given = readChanges(invocation.options);
  if (Object.keys(given).length === 0) {
    throw new UserError(
      'Give at least one option to change, such as time. `/schedule list` shows what is set.',
    );
  }
  const now = clock.now();
  const spec = withSettings(chosen, given);
  assertCallerCanPost(invocation, spec.channelId);
  assertBotCanPost(channelAccess.missing(spec.guildId, spec.channelId));
  const existing = await schedules.inGuild(spec.guildId);
  const options = { spec, by: invocation.userId, now, existing, edited: chosen };
  const notes = await assertPostable(options, app);
  const next = await openSlotAfterChange({ ...spec, id: chosen.id }, chosen, now, schedules);
  const edited = await schedules.update(chosen.id, spec, { by: invocation.userId, next });
  manualRun.reschedule();
  const zoneNote = given.timezone === undefined ? undefined : timezoneNote(given.timezone);
  const ownNotes = [zoneNote, keptDaysNote(spec, given)].filter(note => note !== undefined);
  return { kind: 'private', body: scheduleSaved(edited, [...ownNotes, ...notes]) };
};

/** The settings that can be removed, by the options that set them. */
const REMOVED = {
  query: { query: null },
  category: { category: null },
  author: { author: null },
  organization: { organization: null },
  min_votes: { minVotes: null },
  role: { roleId: null },
  intro: { intro: null },
  preset: { preset: null },
} as const satisfies Readonly<Record<string, GivenSettings>>;

/** The names of the options whose settings can be removed. */
export const REMOVABLE_OPTIONS: readonly string[] = Object.keys(REMOVED);

/** Reads what to change: `none` and `-` remove a text, and `clear` removes a setting. Throws `UserError` if it is given too. */
function readChanges(options: Options): GivenSettings {
  const given = readSettings({
    ...options,
    string(name) {
      const text = options.string(name);
      const isRemoved = REMOVABLE_OPTIONS.includes(name) && /^\s*(?:none|-)\s*$/i.test(text ?? '');
      return isRemoved ? '' : text;
    },
  });
  const [cleared, removed] = Object.entries(REMOVED).find(([name]) => name === options.string('clear')) ?? [];
  if (cleared === undefined || removed === undefined) return given;
  if (Object.keys(removed).some(key => key in given)) throw clearConflict(cleared);
  return { ...given, ...removed };
}
