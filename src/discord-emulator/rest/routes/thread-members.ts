import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { threadMemberPayload } from '../../payloads/channel.ts';
import type { Thread, ThreadMember } from '../../state/thread.ts';
import type { World } from '../../state/world.ts';
import { botMay, refuseArchived, threadFor } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { Route } from '../route.ts';

const ALL = '/channels/:channel_id/thread-members';

/** Who follows a thread (docs, "Join Thread", "Add Thread Member", "Remove Thread Member", "List Thread Members"). */
export function threadMemberRoutes(world: World): Route[] {
  const botId = world.bot.id;
  const wire = (thread: Thread, member: ThreadMember, query: URLSearchParams): unknown => ({
    ...threadMemberPayload(thread.id, member),
    ...(query.get('with_member') === 'true'
      ? { member: world.directory.member(thread.guild_id, member.user_id) }
      : {}),
  });

  return [
    {
      method: 'PUT',
      path: `${ALL}/@me`,
      auth: 'bot',
      answer({ param }) {
        const thread = threadFor(world, param('channel_id'));
        refuseArchived(thread);
        world.threads.join(thread.id, [botId]);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: `${ALL}/@me`,
      auth: 'bot',
      answer({ param }) {
        const thread = threadFor(world, param('channel_id'));
        refuseArchived(thread);
        world.threads.leave(thread.id, botId);
        return NO_CONTENT;
      },
    },
    {
      method: 'PUT',
      path: `${ALL}/:user_id`,
      auth: 'bot',
      answer({ param }) {
        // Adding somebody takes the right to write there (docs, "Add Thread Member").
        const thread = threadFor(world, param('channel_id'), PermissionFlagsBits.SendMessagesInThreads);
        refuseArchived(thread);
        const user = world.directory.user(param('user_id'));
        if (world.directory.member(thread.guild_id, user.id) === undefined) throw apiError('unknownMember');
        world.threads.join(thread.id, [user.id]);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: `${ALL}/:user_id`,
      auth: 'bot',
      answer({ param }) {
        const thread = threadFor(world, param('channel_id'));
        // docs, "Remove Thread Member": Manage Threads, or the private thread is one's own.
        const isOwn = thread.type === ChannelType.PrivateThread && thread.owner_id === botId;
        if (!isOwn && !botMay(world, thread, PermissionFlagsBits.ManageThreads)) {
          throw apiError('missingPermissions');
        }
        refuseArchived(thread);
        world.threads.leave(thread.id, param('user_id'));
        return NO_CONTENT;
      },
    },
    {
      method: 'GET',
      path: `${ALL}/:user_id`,
      auth: 'bot',
      answer({ param, query }) {
        const thread = threadFor(world, param('channel_id'));
        const member = thread.members.find(each => each.user_id === param('user_id'));
        if (member === undefined) throw apiError('unknownMember');
        return ok(wire(thread, member, query));
      },
    },
    {
      method: 'GET',
      path: ALL,
      auth: 'bot',
      answer({ param, query }) {
        const thread = threadFor(world, param('channel_id'));
        return ok(thread.members.map(each => wire(thread, each, query)));
      },
    },
  ];
}
