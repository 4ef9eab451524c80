import type { App, Invocation } from '../../src/command.ts';
import type { WatchPlace } from '../../src/core/watch/watch.ts';
import { changeTimezone } from '../../src/usecases/change-timezone.ts';
import { parseTimezone, timezoneNote } from './parse-timezone.ts';

/** The time zone of what is sent to a user. */
export interface UserTimezone {
  readonly timezone: string;
  /** Whether the user chose it here and keeps another one in their settings. */
  readonly isOwn: boolean;
  /** Whether the user has never chosen one, so that it should be asked for. */
  readonly isDefault: boolean;
  /** What to know about it, in plain text. */
  readonly notes: readonly string[];
  /** Whether it is the first one that they chose; see `keepTimezone`. */
  readonly isFirst: boolean;
}

/**
 * Returns the time zone of the option `timezone`, else that of the user's settings, else, for a channel, that of its server,
 * else UTC. Throws `UserError` for an option that is none.
 */
export async function userTimezone(
  { userId, options }: Pick<Invocation, 'userId' | 'options'>,
  where: WatchPlace,
  { userSettings, serverSettings }: Pick<App, 'userSettings' | 'serverSettings'>,
): Promise<UserTimezone> {
  const typed = options.string('timezone')?.trim() || undefined;
  const { timezone: setting } = await userSettings.get(userId);
  if (typed !== undefined) {
    const timezone = parseTimezone(typed);
    const note = timezoneNote(timezone);
    return {
      timezone,
      isOwn: setting !== null && setting !== timezone,
      isDefault: false,
      notes: note === undefined ? [] : [note],
      isFirst: setting === null,
    };
  }
  if (setting !== null)
    return { timezone: setting, isOwn: false, isDefault: false, notes: [], isFirst: false };
  const ofServer = where.kind === 'dm' ? null : (await serverSettings.get(where.guildId)).timezone;
  const timezone = ofServer ?? 'UTC';
  return {
    timezone,
    isOwn: false,
    isDefault: true,
    notes: [`Times are ${timezone}, until you set your time zone.`],
    isFirst: false,
  };
}

/** Stores the time zone that a user chose, if it is the first. */
export async function keepTimezone(
  userId: string,
  { timezone, isFirst }: UserTimezone,
  { unitOfWork, clock }: Pick<App, 'unitOfWork' | 'clock'>,
): Promise<void> {
  if (!isFirst) return;
  await changeTimezone(userId, timezone, { unitOfWork, now: clock.now() });
}
