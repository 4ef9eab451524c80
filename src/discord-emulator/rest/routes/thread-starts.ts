import { ChannelFlags, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
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
import { botMay, channelFor } from '../access.ts';
import type { RestAnswer, RestRequest, Route } from '../route.ts';
import { refuseDraft } from '../sending.ts';

/** Making threads (docs, "Start Thread from Message", "Start Thread without Message", "Start Thread in Forum or Media Channel"). */
export function threadStartRoutes(world: World): Route[] {
  const plan = ({ name, auto_archive_duration, rate_limit_per_user }: ThreadDraft): ThreadOptions => ({
    owner: world.bot,
    name,
    autoArchive: auto_archive_duration,
    slowmode: rate_limit_per_user,
  });
  const created = (thread: Thread, more: object = {}): RestAnswer => {
    const current = world.directory.channel(thread.id);
    return {
      status: 201,
      body: { ...threadPayload(isThread(current) ? current : thread, world.bot.id), ...more },
    };
  };

  const startPost = (forum: ForumChannel, { body, files }: RestRequest): RestAnswer => {
    const { appliedTags: tagIds, message, ...draft } = readForumPost(body, files.length);
    refuseTags(world, forum, tagIds);
    if (needsTag(forum) && tagIds.length === 0) throw apiError('tagRequired');
    refuseDraft(world, forum, message, files);
    const post = world.threads.startForumPost(forum, {
      ...plan(draft),
      tagIds,
      files,
      // A post's message has no nonce and answers to nothing (docs, "Forum and Media Thread Message Params Object").
      draft: { ...message, nonce: undefined, enforceNonce: false, replyTo: undefined },
    });
    return created(post.thread, { message: messagePayload(post.message, world) });
  };

  return [
    {
      method: 'POST',
      path: '/channels/:channel_id/messages/:message_id/threads',
      auth: 'bot',
      answer({ param, body }) {
        const channel = textChannel(channelFor(world, param('channel_id')));
        if (!botMay(world, channel, PermissionFlagsBits.CreatePublicThreads)) {
          throw apiError('missingPermissions');
        }
        const message = world.messages.get(channel.id, param('message_id'));
        return created(world.threads.startFromMessage(channel, message, plan(readThread(body))));
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel_id/threads',
      auth: 'bot',
      answer(request) {
        const channel = channelFor(world, request.param('channel_id'));
        if (channel.type === ChannelType.GuildForum) {
          // Posting takes Send Messages; Create Public Threads has no say (docs, section of the endpoint).
          if (!botMay(world, channel, PermissionFlagsBits.SendMessages)) throw apiError('missingPermissions');
          return startPost(channel, request);
        }
        const parent = textChannel(channel);
        const { type, invitable, ...draft } = readThreadWithoutMessage(request.body);
        refuseType(parent, type);
        if (!botMay(world, parent, permissionToStart(type))) throw apiError('missingPermissions');
        return created(world.threads.startWithoutMessage(parent, { ...plan(draft), type, invitable }));
      },
    },
  ];
}

/**
 * Refuses tags that cannot be set.
 * @throws ApiError 10087 for one the forum does not have, 50013 for a moderated one without Manage Threads
 */
export function refuseTags(world: World, forum: ForumChannel, tagIds: readonly string[]): void {
  for (const id of tagIds) {
    const tag = forum.available_tags.find(each => each.id === id);
    if (tag === undefined) throw apiError('unknownTag');
    if (tag.moderated && !botMay(world, forum, PermissionFlagsBits.ManageThreads)) {
      throw apiError('missingPermissions');
    }
  }
}

/** Whether a post of the forum has to have a tag (docs, "Channel Flags", REQUIRE_TAG; code 40067). */
export function needsTag({ flags }: ForumChannel): boolean {
  return (flags & ChannelFlags.RequireTag) !== 0;
}

/** @throws ApiError 50024 where there can be no threads: in a thread, a direct message, a forum's messages */
function textChannel(channel: Channel): TextChannel {
  if (!isGuildChannel(channel) || isThread(channel) || channel.type === ChannelType.GuildForum) {
    throw apiError('wrongChannelType');
  }
  return channel;
}

/** docs, "Threads": announcement channels have announcement threads alone, other channels never. */
function refuseType(parent: TextChannel, type: ThreadType): void {
  const isAnnouncement = parent.type === ChannelType.GuildAnnouncement;
  if (isAnnouncement !== (type === ChannelType.AnnouncementThread)) throw apiError('wrongChannelType');
}

function permissionToStart(type: ThreadType): bigint {
  return type === ChannelType.PrivateThread
    ? PermissionFlagsBits.CreatePrivateThreads
    : PermissionFlagsBits.CreatePublicThreads;
}
