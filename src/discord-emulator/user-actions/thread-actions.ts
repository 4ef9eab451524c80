import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { readForumPost, readThread } from '../validation/thread-form.ts';
import { isThread, isTopLevel } from '../state/guild.ts';
import type { Message } from '../state/message.ts';
import { hasPermissions } from '../state/permissions.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';
import { channelName, findUserByReference, displayName, visibleChannel, visibleMessage } from './location.ts';

/** Actions on threads and posts. To write in one, call `say` with its id or name as the channel. */
export interface ThreadActions {
  /** Starts a thread from a message. */
  startThread(user: string, messageId: string, name: string): Thread;
  /** Creates a post in a forum; tags are given by name. */
  post(
    user: string,
    forum: string,
    post: { readonly name: string; readonly text: string; readonly tags?: readonly string[] },
  ): { readonly thread: Thread; readonly message: Message };
  /** Archives an own thread, or any thread with Manage Threads. */
  archive(user: string, thread: string): void;
}

/** Creates the actions. */
export function createThreadActions(world: World): ThreadActions {
  return {
    startThread(userName, messageId, threadName) {
      const owner = findUserByReference(world, userName);
      const message = visibleMessage(world, owner, messageId);
      const channel = world.directory.channel(message.channel_id);
      if (!isTopLevel(channel) || channel.type === ChannelType.GuildForum || message.audience !== null) {
        throw new UserActionError('Threads can be started only from messages of text channels');
      }
      if (!hasPermissions(world.permissionsIn(channel, owner.id), PermissionFlagsBits.CreatePublicThreads)) {
        throw new UserActionError(`${displayName(owner)} may not create threads in ${channelName(channel)}`);
      }
      const { name } = readThread({ name: threadName });
      return world.threads.startFromMessage(channel, message, { owner, name });
    },
    post(userName, forumRef, { name: postName, text, tags = [] }) {
      const owner = findUserByReference(world, userName);
      const forum = visibleChannel(world, owner, forumRef);
      if (forum.type !== ChannelType.GuildForum)
        throw new UserActionError(`${channelName(forum)} is no forum`);
      // A post needs Send Messages (docs, "Start Thread in Forum or Media Channel").
      if (!hasPermissions(world.permissionsIn(forum, owner.id), PermissionFlagsBits.SendMessages)) {
        throw new UserActionError(`${displayName(owner)} may not post in ${channelName(forum)}`);
      }
      const tagIds = tags.map(name => {
        const tag = forum.available_tags.find(each => each.name === name);
        if (tag === undefined) throw new UserActionError(`${channelName(forum)} has no tag ${name}`);
        return tag.id;
      });
      const { name, message } = readForumPost({ name: postName, message: { content: text } }, 0);
      return world.threads.startForumPost(forum, { owner, name, tagIds, draft: message, files: [] });
    },
    archive(userName, threadRef) {
      const user = findUserByReference(world, userName);
      const thread = visibleChannel(world, user, threadRef);
      if (!isThread(thread)) throw new UserActionError(`${channelName(thread)} is no thread`);
      const canManage = hasPermissions(
        world.permissionsIn(thread, user.id),
        PermissionFlagsBits.ManageThreads,
      );
      if (thread.owner_id !== user.id && !canManage) {
        throw new UserActionError(`${displayName(user)} may not archive ${channelName(thread)}`);
      }
      world.threads.update(thread.id, { archived: true });
    },
  };
}
