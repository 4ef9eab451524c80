import type { App, Caller } from '../src/command.ts';
import { DEFAULT_SERVER_SETTINGS, type PostStyle } from '../src/core/server-settings.ts';

/** Returns how posts are written where a member posts. */
export async function postStyle(
  { guildId }: Pick<Caller, 'guildId'>,
  { serverSettings }: Pick<App, 'serverSettings'>,
): Promise<PostStyle> {
  return guildId === null ? DEFAULT_SERVER_SETTINGS : serverSettings.get(guildId);
}
