import type { App, Invocation, Options } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import { openSlotAfterChange } from '../../src/usecases/next-open-slot.ts';
import { isUnchanged } from '../../src/usecases/unchanged-schedule.ts';
import { scheduleSaved } from '../../src/views/schedule/schedule-saved.ts';
import { assertBotCanPost, assertCallerCanPost } from '../channel-checks.ts';
import { clearConflict } from '../clear-conflict.ts';
import { timezoneNote } from '../timezone/parse-timezone.ts';
import { assertKnownZone } from './assert-known-zone.ts';
import { assertPostable } from './assert-postable.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import { keptDaysNote } from './days-note.ts';
import { readSettings, withSettings, type GivenSettings } from './read-settings.ts';
import type { ScheduleNeeds, ScheduleSubcommand } from './subcommand.ts';
import { assertNoTwin } from './twin-schedule.ts';

/** Changes the given settings of a schedule, and no others. */
export const editSchedule: ScheduleSubcommand = async (invocation, app) => {
  const { id } = await chosenSchedule(invocation, app);
  const given = readChanges(invocation.options);
  if (Object.keys(given).length === 0) {
    throw new UserError(
      'Give at least one option to change, such as time. `/schedule list` shows what is set.',
    );
  }
  const { edited, notes } = await withChanges(id, given, invocation, app);
  app.manualRun.reschedule();
  const zoneNote = given.timezone === undefined ? undefined : timezoneNote(given.timezone);
  const ownNotes = [zoneNote, keptDaysNote(edited, given)].filter(note => note !== undefined);
  return { kind: 'private', body: scheduleSaved(edited, [...ownNotes, ...notes]) };
};

/**
 * Checks and stores the changes of a schedule. If it was changed while they were checked, as by another admin, they are checked
 * again with what it is then. Throws `UserError` if it was deleted, or may not be as it would be.
 */
async function withChanges(
  id: number,
  given: GivenSettings,
  invocation: Invocation,
  app: Pick<App, ScheduleNeeds>,
): Promise<{ readonly edited: Schedule; readonly notes: readonly string[] }> {
  const { schedules, unitOfWork, clock, channelAccess } = app;
  const by = invocation.userId;
  for (;;) {
    const before = await schedules.get(id);
    if (!before) throw new UserError('This schedule was deleted in the meantime. See `/schedule list`.');
    const spec = withSettings(before, given);
    assertKnownZone(spec);
    assertCallerCanPost(invocation, spec.channelId);
    assertBotCanPost(channelAccess.missing(spec.guildId, spec.channelId));
    const notes = await assertPostable({ spec, by, edited: before }, app);
    const now = clock.now();
    const edited = await unitOfWork(async stores => {
      if (!(await isUnchanged(before, stores.schedules))) return undefined;
      const existing = await stores.schedules.inGuild(spec.guildId);
      assertNoTwin(
        spec,
        existing.filter(other => other.id !== id),
        now,
      );
      const next = await openSlotAfterChange({ ...spec, id }, before, now, stores.schedules);
      return stores.schedules.update(id, spec, { by, next });
    });
    if (edited) return { edited, notes };
  }
}

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
