import { PermissionFlagsBits } from 'discord-api-types/v10';
import { invalidFormError } from '../../validation/form.ts';
import { threadMemberPayload, threadPayload } from '../../payloads/channel.ts';
import type { Thread } from '../../state/thread.ts';
import type { World } from '../../state/world.ts';
import { channelFor, guildFor } from '../access.ts';
import { ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { idFrom, wholeNumber } from './query.ts';

/** Threads there are, archived ones and others (docs, "List Active Guild Threads", "List Public Archived Threads"). */
export function threadListRoutes(world: World): Route[] {
  const threadsWire = (threads: readonly Thread[], hasMore: boolean): unknown => ({
    threads: threads.map(each => threadPayload(each, world.bot.id)),
    members: threads.flatMap(({ id, members }) =>
      members.filter(each => each.user_id === world.bot.id).map(each => threadMemberPayload(id, each)),
    ),
    has_more: hasMore,
  });
  const archived = ({ param, query }: RestRequest, isPrivate: boolean, needed: bigint): unknown => {
    const channel = channelFor(world, param('channel_id'), needed);
    const { threads, hasMore } = world.threads.listArchived(channel.id, {
      isPrivate,
      limit: wholeNumber(query, 'limit', 1, 100, 50),
      ...before(query),
    });
    return threadsWire(threads, hasMore);
  };
  const { ReadMessageHistory, ManageThreads } = PermissionFlagsBits;

  return [
    {
      method: 'GET',
      path: '/guilds/:guild_id/threads/active',
      auth: 'bot',
      answer({ param }) {
        const guild = guildFor(world, param('guild_id'));
        world.threads.archiveIdle();
        const seen = world.threads.listActive(guild.id).filter(each => world.canSee(each, world.bot.id));
        return ok(threadsWire(seen, false));
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/threads/archived/public',
      auth: 'bot',
      answer: request => ok(archived(request, false, ReadMessageHistory)),
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/threads/archived/private',
      auth: 'bot',
      answer: request => ok(archived(request, true, ReadMessageHistory | ManageThreads)),
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/users/@me/threads/archived/private',
      auth: 'bot',
      answer({ param, query }) {
        const channel = channelFor(world, param('channel_id'), ReadMessageHistory);
        const limit = wholeNumber(query, 'limit', 1, 100, 50);
        // These are listed by their ids, newest first, and `before` is an id (docs, section of the endpoint).
        const bound = idFrom(query, 'before');
        const own = world.threads
          .listArchived(channel.id, { isPrivate: true, limit: Infinity })
          .threads.filter(each => each.members.some(({ user_id }) => user_id === world.bot.id))
          .filter(each => bound === undefined || BigInt(each.id) < bound)
          .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
        return ok(threadsWire(own.slice(0, limit), own.length > limit));
      },
    },
  ];
}

/** `before` is a timestamp here. @throws ApiError 50035 when it is none */
function before(query: URLSearchParams): { readonly before?: number } {
  const written = query.get('before');
  if (written === null) return {};
  const instant = Date.parse(written);
  if (!Number.isNaN(instant)) return { before: instant };
  const message = `Value "${written}" is not a valid timestamp.`;
  throw invalidFormError([{ path: ['before'], code: 'DATETIME_TYPE_PARSE', message }]);
}
