import { apiError } from '../api-error.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { EventStream } from './event-stream.ts';
import type { Channel, DmChannel, GuildChannel } from './guild.ts';
import { isGuildChannel, isThread, isTopLevel } from './guild.ts';
import type { Thread } from './thread.ts';

/** The channels, threads and direct messages of all guilds and users. */
export interface ChannelDirectory {
  /** Adds or replaces a channel that is not a thread. */
  putChannel(channel: GuildChannel | DmChannel): void;
  /** Adds or replaces a channel or thread without emitting an event. */
  putChannelSilently(channel: Channel): void;
  /** Removes a channel or thread. The threads of a channel are removed with it, without events. @throws ApiError 10003 */
  removeChannel(id: string): void;
  /** Removes all channels and threads of a guild without emitting events. */
  removeChannelsOf(guildId: string): void;
  /** @throws ApiError 10003 */
  channel(id: string): Channel;
  findChannel(id: string): Channel | undefined;
  /** Returns the channels in the order that the client shows them. */
  channelsOf(guildId: string): readonly GuildChannel[];
  /** Returns all threads of a guild, archived or not, oldest first. */
  threadsOf(guildId: string): readonly Thread[];
  /** Returns all direct message channels. */
  directMessages(): readonly DmChannel[];
  /** Sets the newest message of a channel without emitting an event. */
  setLastMessage(id: string, lastMessageId: string): void;
}

/** Creates an empty directory that emits an event for each change. */
export function createChannelDirectory(events: EventStream): ChannelDirectory {
  const channels = new Map<string, Channel>();

  const channel = (id: string): Channel => {
    const found = channels.get(id);
    if (found === undefined) throw apiError('unknownChannel');
    return found;
  };
  const removeWhere = (isRemoved: (channel: Channel) => boolean): void => {
    for (const each of channels.values()) if (isRemoved(each)) channels.delete(each.id);
  };

  return {
    putChannel(next) {
      const isNew = !channels.has(next.id);
      channels.set(next.id, next);
      events.emit({ kind: isNew ? 'channel_create' : 'channel_update', channel: next });
    },
    putChannelSilently(next) {
      channels.set(next.id, next);
    },
    removeChannel(id) {
      const removed = channel(id);
      channels.delete(id);
      removeWhere(each => isThread(each) && each.parent_id === id);
      if (isThread(removed)) events.emit({ kind: 'thread_delete', thread: removed });
      else events.emit({ kind: 'channel_delete', channel: removed });
    },
    removeChannelsOf(guildId) {
      removeWhere(each => isGuildChannel(each) && each.guild_id === guildId);
    },
    channel,
    findChannel: id => channels.get(id),
    channelsOf: guildId =>
      [...channels.values()]
        .filter(isTopLevel)
        .filter(each => each.guild_id === guildId)
        .toSorted((a, b) => a.position - b.position || compareSnowflakes(a.id, b.id)),
    threadsOf: guildId => [...channels.values()].filter(isThread).filter(each => each.guild_id === guildId),
    directMessages: () => [...channels.values()].filter(each => !isGuildChannel(each)),
    setLastMessage(id, lastMessageId) {
      const found = channels.get(id);
      if (found !== undefined) channels.set(id, { ...found, last_message_id: lastMessageId });
    },
  };
}
