import type { App, Caller } from '../../src/command.ts';
import { parseUnicodeEmoji } from '../../src/core/message/unicode-emoji.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { defaultChanges, MAX_WALL_THRESHOLD, type ServerSettingName } from '../../src/core/server-setting.ts';
import type { ServerSettingsChanges } from '../../src/core/server-settings.ts';
import type { TypedSettingName } from '../../src/views/settings/setting-form.ts';
import { assertBotCanPost, assertCallerCanPost } from '../channel-checks.ts';
import { parseTimezone } from '../timezone/parse-timezone.ts';

/** The keycap of a number, `#` or `*`. */
const KEYCAP_MARK = '\u20E3';

/** Returns what a typed value changes; an empty one sets the default. Throws `UserError` for what is no such value. */
export function readTyped(name: TypedSettingName, text: string): ServerSettingsChanges {
  const typed = text.trim();
  if (typed === '') return defaultChanges(name);
  if (name === 'timezone') return { timezone: parseTimezone(typed) };
  if (name === 'wall-threshold') return { wallThreshold: readThreshold(typed) };
  return name === 'save-emoji' ? { saveEmoji: readEmoji(typed) } : { voteEmoji: readEmoji(typed) };
}

/** Returns what a chosen channel changes. Throws `UserError` unless the caller and the bot can post in it. */
export function readChannel(
  name: ServerSettingName,
  channelId: string,
  caller: Pick<Caller, 'canPostIn'> & { readonly guildId: string },
  { channelAccess }: Pick<App, 'channelAccess'>,
): ServerSettingsChanges {
  assertCallerCanPost(caller, channelId);
  assertBotCanPost(channelAccess.missing(caller.guildId, channelId));
  const isForum = channelAccess.forumTags(channelId) !== undefined;
  if (name === 'discussion')
    return { discussion: isForum ? 'forum' : 'thread', discussionChannelId: channelId };
  if (isForum) throw new UserError('Choose a text channel: this is a forum.');
  if (name === 'alert-channel') return { alertChannelId: channelId };
  if (name === 'desk') return { deskChannelId: channelId };
  if (name === 'wall') return { wallChannelId: channelId };
  throw new UserError('That setting is no channel.');
}

/** Returns what a chosen role changes. Throws `UserError` for the role that every member has. */
export function readRole(name: ServerSettingName, roleId: string, guildId: string): ServerSettingsChanges {
  if (roleId === guildId) throw new UserError('Choose another role than @everyone.');
  if (name === 'curators') return { curatorRoleId: roleId };
  if (name === 'voters') return { voters: 'role', voterRoleId: roleId };
  throw new UserError('That setting is no role.');
}

function readThreshold(typed: string): number {
  const votes = Number(typed);
  if (/^\d+$/.test(typed) && votes >= 1 && votes <= MAX_WALL_THRESHOLD) return votes;
  throw new UserError(`Give a number of votes from 1 to ${MAX_WALL_THRESHOLD}.`);
}

function readEmoji(typed: string): string {
  const emoji = parseUnicodeEmoji(typed);
  if (emoji === undefined) {
    throw new UserError(
      'Give one standard emoji, such as ⭐. Emoji of servers and names like :star: cannot be used here.',
    );
  }
  if (emoji.includes(KEYCAP_MARK) || emoji === '🔟')
    throw new UserError('Emoji of numbers save single papers of a digest: choose another one.');
  return emoji;
}
