import type { ServerSettingsStore } from '../core/server-settings.ts';
import type { UserSettingsStore } from '../core/user-settings.ts';
import type { Watch } from '../core/watch/watch.ts';

/**
 * Returns the time zone of a watch's digests: its own, else that of its user's settings, else, for a channel, that of the
 * server, else UTC.
 */
export async function watchTimezone(
  { timezone, userId, where }: Pick<Watch, 'timezone' | 'userId' | 'where'>,
  {
    userSettings,
    serverSettings,
  }: {
    readonly userSettings: Pick<UserSettingsStore, 'get'>;
    readonly serverSettings: Pick<ServerSettingsStore, 'get'>;
  },
): Promise<string> {
  if (timezone !== null) return timezone;
  const ofUser = (await userSettings.get(userId)).timezone;
  if (ofUser !== null) return ofUser;
  if (where.kind === 'dm') return 'UTC';
  return (await serverSettings.get(where.guildId)).timezone ?? 'UTC';
}
