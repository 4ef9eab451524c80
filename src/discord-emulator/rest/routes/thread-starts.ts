import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { readForumPost, readThreadWithoutMessage, readThread } from '../../validation/thread-form.ts';
import type { ThreadDraft } from '../../validation/thread-form.ts';
import { threadPayload } from '../../payloads/channel.ts';
import { messagePayload } from '../../payloads/message.ts';
import type { Channel, ForumChannel, TextChannel } from '../../state/guild.ts';
import { isGuildChannel, isThread } from '../../state/guild.ts';
import type { Thread, ThreadType } from '../../state/thread.ts';
import type { ThreadOptions } from '../../state/thread-starter.ts';
import type { World } from '../../state/world.ts';
import { botHasPermission, accessibleChannel } from '../access.ts';
import type { RestResponse, RestRequest, Route } from '../route.ts';
import { throwIfTagsNotAllowed } from '../forum-tags.ts';
import { throwIfDraftNotAllowed } from '../sending.ts';

/** Returns the routes that start threads (docs, "Start Thread from Message", "Start Thread without Message", "Start Thread in Forum or Media Channel"). */
export function threadStartRoutes(world: World): Route[] {
  const threadOptions = ({
    name,
    auto_archive_duration,
    rate_limit_per_user,
  }: ThreadDraft): ThreadOptions => ({
    owner: world.bot,
    name,
    autoArchive: auto_archive_duration,
    slowmode: rate_limit_per_user,
  });
  const createdResponse = (thread: Thread, more: object = {}): RestResponse => {
    const current = world.directory.channel(thread.id);
    return {
      status: 201,
      body: { ...threadPayload(isThread(current) ? current : thread, world.bot.id), ...more },
    };
  };

  const startPost = (forum: ForumChannel, { body, files }: RestRequest): RestResponse => {
    const { appliedTags: tagIds, message, ...draft } = readForumPost(body, files.length);
    throwIfTagsNotAllowed(world, forum, tagIds);
    throwIfDraftNotAllowed(world, forum, message, files);
    const post = world.threads.startForumPost(forum, {
      ...threadOptions(draft),
      tagIds,
      files,
      // A post's message has no nonce and is no reply (docs, "Forum and Media Thread Message Params Object").
      draft: { ...message, nonce: undefined, enforceNonce: false, replyTo: undefined },
    });
    return createdResponse(post.thread, { message: messagePayload(post.message, world) });
  };

  return [
    {
      method: 'POST',
      path: '/channels/:channel_id/messages/:message_id/threads',
      auth: 'bot',
      respond({ param, body }) {
        const channel = textChannel(accessibleChannel(world, param('channel_id')));
        if (!botHasPermission(world, channel, PermissionFlagsBits.CreatePublicThreads)) {
          throw apiError('missingPermissions');
        }
        const message = world.messages.get(channel.id, param('message_id'));
        return createdResponse(
          world.threads.startFromMessage(channel, message, threadOptions(readThread(body))),
        );
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel_id/threads',
      auth: 'bot',
      respond(request) {
        const channel = accessibleChannel(world, request.param('channel_id'));
        if (channel.type === ChannelType.GuildForum) {
          // A post needs Send Messages, not Create Public Threads (docs, section of the endpoint).
          if (!botHasPermission(world, channel, PermissionFlagsBits.SendMessages))
            throw apiError('missingPermissions');
          return startPost(channel, request);
        }
        const parent = textChannel(channel);
        const { type, invitable, ...draft } = readThreadWithoutMessage(request.body);
        throwIfWrongThreadType(parent, type);
        if (!botHasPermission(world, parent, permissionToStart(type))) throw apiError('missingPermissions');
        return createdResponse(
          world.threads.startWithoutMessage(parent, { ...threadOptions(draft), type, invitable }),
        );
      },
    },
  ];
}

/** Returns the channel if it can have threads. @throws ApiError 50024 for threads, direct messages and forums */
function textChannel(channel: Channel): TextChannel {
  if (!isGuildChannel(channel) || isThread(channel) || channel.type === ChannelType.GuildForum) {
    throw apiError('wrongChannelType');
  }
  return channel;
}

/** Throws unless announcement channels get announcement threads and other channels other threads (docs, "Threads"). */
function throwIfWrongThreadType(parent: TextChannel, type: ThreadType): void {
  const isAnnouncement = parent.type === ChannelType.GuildAnnouncement;
  if (isAnnouncement !== (type === ChannelType.AnnouncementThread)) throw apiError('wrongChannelType');
}

function permissionToStart(type: ThreadType): bigint {
  return type === ChannelType.PrivateThread
    ? PermissionFlagsBits.CreatePrivateThreads
    : PermissionFlagsBits.CreatePublicThreads;
}
