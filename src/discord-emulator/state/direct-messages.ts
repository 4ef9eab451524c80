import { ChannelType } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import type { Quota } from './quota.ts';
import type { Directory } from './directory.ts';
import type { DmChannel, User } from './guild.ts';
import type { EventStream } from './event-stream.ts';
import { ObservableSet } from './observable-set.ts';

/** The direct message channels, and which users can be messaged by the bot. */
export interface DirectMessages {
  /** Returns the direct message channel of a user and the bot, creating it if necessary. */
  openDm(userId: string): DmChannel;
  /** Does the same on the bot's request. @throws ApiError 40003 if it opened too many recently, 50007 for another bot */
  openDmAsBot(userId: string): DmChannel;
  /** Returns the direct message channel of two users, without the bot. */
  openPrivateDm(userId: string, otherId: string): DmChannel;
  /** Ids of users who accept no direct messages from the bot (code 50007). */
  readonly closedDms: Set<string>;
  /** Ids of users who blocked the bot: no direct messages (50007), no reactions to their messages (90001). */
  readonly blockers: Set<string>;
  /** Ids of users who installed the app for themselves (docs, "Installation Context"). */
  readonly userInstalls: Set<string>;
  /** Throws if a recipient cannot be messaged by the bot. @throws ApiError 50007, 50278 */
  throwIfUnreachable(channel: DmChannel): void;
}

/** The privacy settings and installations of users, as lists of user ids. */
export interface Consents {
  readonly closedDms: readonly string[];
  readonly blockers: readonly string[];
  readonly userInstalls: readonly string[];
}

/** No user refuses anything, and no user installed the app. */
export const DEFAULT_CONSENTS: Consents = { closedDms: [], blockers: [], userInstalls: [] };

/** Creates the direct messages of a world. `consents` are the settings it starts with. */
export function createDirectMessages(options: {
  readonly directory: Directory;
  readonly snowflakes: SnowflakeGenerator;
  readonly bot: User;
  readonly events: EventStream;
  readonly dmQuota: Quota;
  readonly consents: Consents;
}): DirectMessages {
  const { directory, snowflakes, bot, events, dmQuota, consents } = options;
  const closedDms = new Set(consents.closedDms);
  const blockers = new Set(consents.blockers);
  // Installing the app makes its commands available to the user.
  const userInstalls = new ObservableSet(consents.userInstalls, () => {
    events.emit({ kind: 'commands_change', guildId: null });
  });

  const find = (ids: readonly string[], hasBot: boolean): DmChannel | undefined =>
    directory
      .directMessages()
      .find(
        ({ recipients, ...channel }) =>
          channel.hasBot === hasBot &&
          recipients.length === ids.length &&
          recipients.every(each => ids.includes(each.id)),
      );

  const open = (ids: readonly string[], hasBot: boolean): DmChannel => {
    const known = find(ids, hasBot);
    if (known !== undefined) return known;
    const channel: DmChannel = {
      id: snowflakes.next(),
      type: ChannelType.DM,
      recipients: ids.map(id => directory.user(id)),
      hasBot,
      last_message_id: null,
      last_pin_timestamp: null,
    };
    directory.putChannel(channel);
    return channel;
  };

  /** The bot may message users who installed the app and users who share a guild with it. */
  const isReachable = (userId: string): boolean =>
    userInstalls.has(userId) ||
    directory
      .guilds()
      .some(({ members }) => [bot.id, userId].every(id => members.some(each => each.user.id === id)));

  return {
    openDm: userId => open([userId], true),
    openDmAsBot(userId) {
      // Bots cannot message each other.
      if (directory.user(userId).bot) throw apiError('closedDm');
      if (find([userId], true) === undefined && !dmQuota.take(bot.id)) throw apiError('dmsTooFast');
      return open([userId], true);
    },
    openPrivateDm: (userId, otherId) => open([userId, otherId], false),
    closedDms,
    blockers,
    userInstalls,
    throwIfUnreachable({ recipients }) {
      for (const { id } of recipients) {
        if (closedDms.has(id) || blockers.has(id)) throw apiError('closedDm');
        if (!isReachable(id)) throw apiError('noMutualGuild');
      }
    },
  };
}
