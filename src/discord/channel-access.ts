import {
  ChannelFlags,
  ChannelType,
  PermissionFlagsBits,
  type Client,
  type GuildBasedChannel,
} from 'discord.js';
import type { ChannelAccess, DiscussionChannelKind } from '../core/message/channel-access.ts';
import { isWholeShare } from '../core/message/snowflake-share.ts';
import { connectedShards, shardsOf } from './gateway/shard-options.ts';

/** The permissions needed to post and to find a post again, with the names that Discord's settings show. */
export const POSTING_PERMISSIONS: readonly (readonly [bigint, string])[] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
];

/** The further permissions needed to open a thread under a message, and to write in it; a post in a forum needs the last. */
const THREAD_PERMISSIONS: readonly (readonly [bigint, string])[] = [
  [PermissionFlagsBits.CreatePublicThreads, 'Create Public Threads'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
];

const SENDING_PERMISSIONS = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** The permissions needed to read the messages of a channel. */
export const READING_PERMISSIONS = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

const REACTING_PERMISSIONS = READING_PERMISSIONS | PermissionFlagsBits.AddReactions;

/** Returns true if the cache has the channels of every server of the bot. */
function isEveryGuildKnown(client: Client): boolean {
  return isWholeShare(connectedShards(client)) && client.guilds.cache.every(guild => guild.available);
}

/** Creates channel access over the client's cache; nothing is fetched. */
export function createChannelAccess(client: Client): ChannelAccess {
  function botPermissions(channel: GuildBasedChannel) {
    return client.user ? channel.permissionsFor(client.user) : null;
  }

  function isAllowed(channelId: string, permissions: bigint): boolean {
    const channel = client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased()) return false;
    return botPermissions(channel)?.has(permissions) ?? false;
  }

  return {
    missing(guildId, channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || channel.guildId !== guildId) return undefined;
      const permissions = botPermissions(channel);
      return POSTING_PERMISSIONS.filter(([flag]) => !permissions?.has(flag)).map(([, name]) => name);
    },

    mayPost(guildId, channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || channel.isThread() || channel.guildId !== guildId) return true;
      return botPermissions(channel)?.has(SENDING_PERMISSIONS) ?? true;
    },

    mayBeServedElsewhere(channelId) {
      const shards = shardsOf(client);
      return shards !== undefined && !isWholeShare(shards) && !client.channels.cache.has(channelId);
    },

    canReact: channelId => isAllowed(channelId, REACTING_PERMISSIONS),

    canStartThreads: channelId => isAllowed(channelId, PermissionFlagsBits.CreatePublicThreads),

    discussionChannel(guildId, channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || channel.guildId !== guildId) return undefined;
      const top = channel.isThread() ? channel.parent : channel;
      return top ? { kind: discussionKind(top), id: top.id } : undefined;
    },

    missingToDiscuss(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased()) return ['View Channel'];
      const permissions = botPermissions(channel);
      const needed = channel.isThreadOnly() ? THREAD_PERMISSIONS.slice(1) : THREAD_PERMISSIONS;
      return [...POSTING_PERMISSIONS, ...needed]
        .filter(([flag]) => !permissions?.has(flag))
        .map(([, name]) => name);
    },

    isOpenToAll(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased()) return false;
      const { everyone } = channel.guild.roles;
      return channel.permissionsFor(everyone)?.has(PermissionFlagsBits.ViewChannel) ?? false;
    },

    guildOf(channelId) {
      const channel = client.channels.cache.get(channelId);
      return channel && !channel.isDMBased() ? channel.guildId : undefined;
    },

    forumTags(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel?.isThreadOnly()) return undefined;
      return {
        tags: channel.availableTags.map(({ id, name, moderated }) => ({ id, name, isModerated: moderated })),
        isRequired: channel.flags.has(ChannelFlags.RequireTag),
      };
    },

    knownMessage(channelId) {
      const channel = client.channels.cache.get(channelId);
      return channel?.isTextBased() ? (channel.lastMessageId ?? undefined) : undefined;
    },

    ownerId: guildId => client.guilds.cache.get(guildId)?.ownerId,

    channelName(channelId) {
      const channel = client.channels.cache.get(channelId);
      return channel && !channel.isDMBased() ? channel.name : undefined;
    },

    canReadHistory(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel) return isEveryGuildKnown(client) ? false : undefined;
      return channel.isDMBased() || (botPermissions(channel)?.has(READING_PERMISSIONS) ?? false);
    },
  };
}

function discussionKind({ type }: GuildBasedChannel): DiscussionChannelKind {
  if (type === ChannelType.GuildForum) return 'forum';
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement ? 'text' : 'other';
}
