import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { threadMemberPayload } from '../../payloads/channel.ts';
import type { Thread, ThreadMember } from '../../state/thread.ts';
import type { World } from '../../state/world.ts';
import { botHasPermission, throwIfArchived, accessibleThread } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { Route } from '../route.ts';

const MEMBERS_PATH = '/channels/:channel_id/thread-members';

/** Returns the routes of thread members (docs, "Join Thread", "Add Thread Member", "Remove Thread Member", "List Thread Members"). */
export function threadMemberRoutes(world: World): Route[] {
  const botId = world.bot.id;
  const payload = (thread: Thread, member: ThreadMember, query: URLSearchParams): unknown => ({
    ...threadMemberPayload(thread.id, member),
    ...(query.get('with_member') === 'true'
      ? { member: world.directory.member(thread.guild_id, member.user_id) }
      : {}),
  });

  return [
    {
      method: 'PUT',
      path: `${MEMBERS_PATH}/@me`,
      auth: 'bot',
      respond({ param }) {
        const thread = accessibleThread(world, param('channel_id'));
        throwIfArchived(thread);
        world.threads.join(thread.id, [botId]);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: `${MEMBERS_PATH}/@me`,
      auth: 'bot',
      respond({ param }) {
        const thread = accessibleThread(world, param('channel_id'));
        throwIfArchived(thread);
        world.threads.leave(thread.id, botId);
        return NO_CONTENT;
      },
    },
    {
      method: 'PUT',
      path: `${MEMBERS_PATH}/:user_id`,
      auth: 'bot',
      respond({ param }) {
        // Adding a member needs Send Messages in Threads (docs, "Add Thread Member").
        const thread = accessibleThread(
          world,
          param('channel_id'),
          PermissionFlagsBits.SendMessagesInThreads,
        );
        throwIfArchived(thread);
        const user = world.directory.user(param('user_id'));
        if (world.directory.member(thread.guild_id, user.id) === undefined) throw apiError('unknownMember');
        world.threads.join(thread.id, [user.id]);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: `${MEMBERS_PATH}/:user_id`,
      auth: 'bot',
      respond({ param }) {
        const thread = accessibleThread(world, param('channel_id'));
        // Needs Manage Threads, or ownership of a private thread (docs, "Remove Thread Member").
        const isOwn = thread.type === ChannelType.PrivateThread && thread.owner_id === botId;
        if (!isOwn && !botHasPermission(world, thread, PermissionFlagsBits.ManageThreads)) {
          throw apiError('missingPermissions');
        }
        throwIfArchived(thread);
        world.threads.leave(thread.id, param('user_id'));
        return NO_CONTENT;
      },
    },
    {
      method: 'GET',
      path: `${MEMBERS_PATH}/:user_id`,
      auth: 'bot',
      respond({ param, query }) {
        const thread = accessibleThread(world, param('channel_id'));
        const member = thread.members.find(each => each.user_id === param('user_id'));
        if (member === undefined) throw apiError('unknownMember');
        return ok(payload(thread, member, query));
      },
    },
    {
      method: 'GET',
      path: MEMBERS_PATH,
      auth: 'bot',
      respond({ param, query }) {
        const thread = accessibleThread(world, param('channel_id'));
        return ok(thread.members.map(each => payload(thread, each, query)));
      },
    },
  ];
}
