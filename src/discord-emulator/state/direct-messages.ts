import { ChannelType } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { Snowflakes } from '../snowflake.ts';
import type { Budget } from './budget.ts';
import type { Directory } from './directory.ts';
import type { DmChannel, User } from './guild.ts';
import type { EventStream } from './event-stream.ts';
import { WatchedSet } from './watched-set.ts';

/** Direct messages, and what people let through. */
export interface DirectMessages {
  /** The direct message between a person and the bot, made when there is none. */
  openDm(userId: string): DmChannel;
  /** The same by the bot's doing. @throws ApiError 40003 when it opened too many lately, 50007 with another bot */
  openDmAsBot(userId: string): DmChannel;
  /** The conversation of two people, in which the bot is not. */
  openPrivate(userId: string, otherId: string): DmChannel;
  /** People who take no direct messages from the bot (code 50007). */
  readonly closedDms: Set<string>;
  /** People who blocked the bot: no direct messages (50007), no reactions on what they wrote (90001). */
  readonly blockers: Set<string>;
  /** People who installed the app for themselves (docs, "Installation Context"). */
  readonly userInstalls: Set<string>;
  /** Refuses to write to those who let nothing through. @throws ApiError 50007, 50278 */
  refuseUnwanted(channel: DmChannel): void;
}

/** What people let through, as ids of those who do. */
export interface Consents {
  readonly closedDms: readonly string[];
  readonly blockers: readonly string[];
  readonly userInstalls: readonly string[];
}

/** Nobody keeps anything away, and nobody installed the app. */
export const NO_CONSENTS: Consents = { closedDms: [], blockers: [], userInstalls: [] };

/** Makes the direct messages of a world. `consents` are those it begins with. */
export function createDirectMessages(options: {
  readonly directory: Directory;
  readonly snowflakes: Snowflakes;
  readonly bot: User;
  readonly events: EventStream;
  readonly openings: Budget;
  readonly consents: Consents;
}): DirectMessages {
  const { directory, snowflakes, bot, events, openings, consents } = options;
  const closedDms = new Set(consents.closedDms);
  const blockers = new Set(consents.blockers);
  // Installing the app brings its commands along.
  const userInstalls = new WatchedSet(consents.userInstalls, () => {
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

  /** Somebody who installed the app is its own; else it takes a guild that both are in. */
  const isReachable = (userId: string): boolean =>
    userInstalls.has(userId) ||
    directory
      .guilds()
      .some(({ members }) => [bot.id, userId].every(id => members.some(each => each.user.id === id)));

  return {
    openDm: userId => open([userId], true),
    openDmAsBot(userId) {
      // Bots have no direct messages with each other.
      if (directory.user(userId).bot) throw refuse('closedDm');
      if (find([userId], true) === undefined && !openings.take(bot.id)) throw refuse('dmsTooFast');
      return open([userId], true);
    },
    openPrivate: (userId, otherId) => open([userId, otherId], false),
    closedDms,
    blockers,
    userInstalls,
    refuseUnwanted({ recipients }) {
      for (const { id } of recipients) {
        if (closedDms.has(id) || blockers.has(id)) throw refuse('closedDm');
        if (!isReachable(id)) throw refuse('noMutualGuild');
      }
    },
  };
}
