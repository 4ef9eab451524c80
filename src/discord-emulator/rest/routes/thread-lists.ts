import { PermissionFlagsBits } from 'discord-api-types/v10';
import { invalidFormError } from '../../validation/form.ts';
import { threadMemberPayload, threadPayload } from '../../payloads/channel.ts';
import type { Thread } from '../../state/thread.ts';
import type { World } from '../../state/world.ts';
import { accessibleChannel, accessibleGuild } from '../access.ts';
import { ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { idParam, integerParam } from './query.ts';

/** Returns the routes that list threads (docs, "List Active Guild Threads", "List Public Archived Threads"). */
export function threadListRoutes(world: World): Route[] {
  const threadsPayload = (threads: readonly Thread[], hasMore: boolean): unknown => ({
    threads: threads.map(each => threadPayload(each, world.bot.id)),
    members: threads.flatMap(({ id, members }) =>
      members.filter(each => each.user_id === world.bot.id).map(each => threadMemberPayload(id, each)),
    ),
    has_more: hasMore,
  });
  const archived = ({ param, query }: RestRequest, isPrivate: boolean, needed: bigint): unknown => {
    const channel = accessibleChannel(world, param('channel_id'), needed);
    const { threads, hasMore } = world.threads.listArchived(channel.id, {
      isPrivate,
      limit: integerParam(query, 'limit', 1, 100, 50),
      ...beforeParam(query),
    });
    return threadsPayload(threads, hasMore);
  };
  const { ReadMessageHistory, ManageThreads } = PermissionFlagsBits;

  return [
    {
      method: 'GET',
      path: '/guilds/:guild_id/threads/active',
      auth: 'bot',
      respond({ param }) {
        const guild = accessibleGuild(world, param('guild_id'));
        world.threads.archiveIdle();
        const visible = world.threads.listActive(guild.id).filter(each => world.canSee(each, world.bot.id));
        return ok(threadsPayload(visible, false));
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/threads/archived/public',
      auth: 'bot',
      respond: request => ok(archived(request, false, ReadMessageHistory)),
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/threads/archived/private',
      auth: 'bot',
      respond: request => ok(archived(request, true, ReadMessageHistory | ManageThreads)),
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/users/@me/threads/archived/private',
      auth: 'bot',
      respond({ param, query }) {
        const channel = accessibleChannel(world, param('channel_id'), ReadMessageHistory);
        const limit = integerParam(query, 'limit', 1, 100, 50);
        // Sorted by id, newest first; `before` is an id (docs, section of the endpoint).
        const before = idParam(query, 'before');
        const own = world.threads
          .listArchived(channel.id, { isPrivate: true, limit: Infinity })
          .threads.filter(each => each.members.some(({ user_id }) => user_id === world.bot.id))
          .filter(each => before === undefined || BigInt(each.id) < before)
          .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
        return ok(threadsPayload(own.slice(0, limit), own.length > limit));
      },
    },
  ];
}

/** Returns the timestamp `before` in ms. @throws ApiError 50035 if it is no timestamp */
function beforeParam(query: URLSearchParams): { readonly before?: number } {
  const text = query.get('before');
  if (text === null) return {};
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return { before: time };
  const message = `Value "${text}" is not a valid timestamp.`;
  throw invalidFormError([{ path: ['before'], code: 'DATETIME_TYPE_PARSE', message }]);
}
