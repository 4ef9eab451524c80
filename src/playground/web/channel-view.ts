import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { displayName } from '../../discord-emulator/user-actions/location.ts';
import type { Channel, DmChannel, User } from '../../discord-emulator/state/guild.ts';
import { isGuildChannel, isThread } from '../../discord-emulator/state/guild.ts';
import { hasPermissions } from '../../discord-emulator/state/permissions.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { isSendable, sendRefusal } from '../../discord-emulator/state/sendable-channel.ts';
import type { ChannelView } from './protocol.ts';

/** Returns a channel as a viewer sees it. The viewer must be able to see it. */
export function channelView(channel: Channel, viewer: User, world: World): ChannelView {
  const held = world.permissionsIn(channel, viewer.id);
  const thread = isGuildChannel(channel) && isThread(channel) ? channel : undefined;
  const isArchived = thread?.thread_metadata.archived ?? false;
  const canWrite = canWriteIn(channel, held);
  return {
    id: channel.id,
    kind: kindOf(channel),
    name: isGuildChannel(channel) ? channel.name : directMessageName(channel, viewer, world.bot),
    topic: 'topic' in channel ? channel.topic : null,
    parentId: thread?.parent_id ?? null,
    type: channel.type,
    canWrite,
    // docs, "Threads": an archived thread must be unarchived before anyone can react in it.
    canReact:
      !isArchived &&
      hasPermissions(held, PermissionFlagsBits.AddReactions | PermissionFlagsBits.ReadMessageHistory),
    canCreateThreads: canCreateThreadsIn(channel, held, canWrite),
    canManageMessages: hasPermissions(held, PermissionFlagsBits.ManageMessages),
    isArchived,
    tags: tagsOf(channel, world),
    messageCount: thread?.message_count ?? 0,
    lastMessageId: channel.last_message_id,
  };
}

function kindOf(channel: Channel): ChannelView['kind'] {
  if (!isGuildChannel(channel)) return 'dm';
  if (isThread(channel)) return 'thread';
  return channel.type === ChannelType.GuildForum ? 'forum' : 'text';
}

function directMessageName({ recipients, hasBot }: DmChannel, viewer: User, bot: User): string {
  const others = hasBot ? [bot] : recipients.filter(each => each.id !== viewer.id);
  return others.map(displayName).join(', ');
}

/** Creating a post in a forum needs Send Messages too (docs, "Start Thread in Forum or Media Channel"). */
function canWriteIn(channel: Channel, held: bigint): boolean {
  return isSendable(channel)
    ? sendRefusal(channel, held) === undefined
    : hasPermissions(held, PermissionFlagsBits.SendMessages);
}

function canCreateThreadsIn(channel: Channel, held: bigint, canWrite: boolean): boolean {
  const kind = kindOf(channel);
  if (kind === 'forum') return canWrite;
  return kind === 'text' && hasPermissions(held, PermissionFlagsBits.CreatePublicThreads);
}

function tagsOf(channel: Channel, world: World): ChannelView['tags'] {
  const isPost = isGuildChannel(channel) && isThread(channel);
  const forum = isPost ? world.directory.findChannel(channel.parent_id) : channel;
  if (forum === undefined || !('available_tags' in forum)) return [];
  const applied = isPost ? (channel.applied_tags ?? []) : forum.available_tags.map(each => each.id);
  return forum.available_tags
    .filter(each => applied.includes(each.id))
    .map(({ name, emoji_name }) => ({ name, emoji: emoji_name }));
}
