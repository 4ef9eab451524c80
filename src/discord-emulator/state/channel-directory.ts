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
  /** The channels and threads of each guild, since a world may have thousands of guilds. */
  const channelsByGuild = new Map<string, Map<string, GuildChannel | Thread>>();

  const channel = (id: string): Channel => {
    const found = channels.get(id);
    if (found === undefined) throw apiError('unknownChannel');
    return found;
  };
  const set = (next: Channel): void => {
    channels.set(next.id, next);
    if (!isGuildChannel(next)) return;
    const ofGuild = channelsByGuild.get(next.guild_id) ?? new Map<string, GuildChannel | Thread>();
    channelsByGuild.set(next.guild_id, ofGuild.set(next.id, next));
  };
  const remove = (removed: Channel): void => {
    channels.delete(removed.id);
    if (isGuildChannel(removed)) channelsByGuild.get(removed.guild_id)?.delete(removed.id);
  };
  const inGuild = (guildId: string) => [...(channelsByGuild.get(guildId)?.values() ?? [])];

  return {
    putChannel(next) {
      const isNew = !channels.has(next.id);
      set(next);
      events.emit({ kind: isNew ? 'channel_create' : 'channel_update', channel: next });
    },
    putChannelSilently: set,
    removeChannel(id) {
      const removed = channel(id);
      remove(removed);
      if (isThread(removed)) {
        events.emit({ kind: 'thread_delete', thread: removed });
        return;
      }
      const threads = isGuildChannel(removed) ? inGuild(removed.guild_id).filter(isThread) : [];
      for (const each of threads) if (each.parent_id === id) remove(each);
      events.emit({ kind: 'channel_delete', channel: removed });
    },
    removeChannelsOf(guildId) {
      for (const each of inGuild(guildId)) remove(each);
      channelsByGuild.delete(guildId);
    },
    channel,
    findChannel: id => channels.get(id),
    channelsOf: guildId =>
      inGuild(guildId)
        .filter(isTopLevel)
        .toSorted((a, b) => a.position - b.position || compareSnowflakes(a.id, b.id)),
    threadsOf: guildId => inGuild(guildId).filter(isThread),
    directMessages: () => [...channels.values()].filter(each => !isGuildChannel(each)),
    setLastMessage(id, lastMessageId) {
      const found = channels.get(id);
      if (found !== undefined) set({ ...found, last_message_id: lastMessageId });
    },
  };
}
