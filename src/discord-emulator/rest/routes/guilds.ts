import { apiError } from '../../api-error.ts';
import { channelPayload } from '../../payloads/channel.ts';
import { guildPayload } from '../../payloads/guild.ts';
import type { World } from '../../state/world.ts';
import { accessibleGuild } from '../access.ts';
import { ok } from '../route.ts';
import type { Route } from '../route.ts';
import { idParam, integerParam } from './query.ts';

/** Returns the routes of guilds, their roles, members, emoji and channels. */
export function guildRoutes(world: World): Route[] {
  const memberOf = (guildId: string, userId: string) => {
    accessibleGuild(world, guildId);
    const member = world.directory.member(guildId, userId);
    if (member === undefined) throw apiError('unknownMember');
    return member;
  };
  return [
    {
      method: 'GET',
      path: '/guilds/:guild_id',
      auth: 'bot',
      respond: ({ param }) => ok(guildPayload(accessibleGuild(world, param('guild_id')))),
    },
    {
      method: 'GET',
      path: '/guilds/:guild_id/channels',
      auth: 'bot',
      respond({ param }) {
        const guild = accessibleGuild(world, param('guild_id'));
        return ok(world.directory.channelsOf(guild.id).map(each => channelPayload(each)));
      },
    },
    {
      method: 'GET',
      path: '/guilds/:guild_id/roles',
      auth: 'bot',
      respond: ({ param }) => ok(accessibleGuild(world, param('guild_id')).roles),
    },
    {
      method: 'GET',
      path: '/guilds/:guild_id/members',
      auth: 'bot',
      respond({ param, query }) {
        const guild = accessibleGuild(world, param('guild_id'));
        const after = idParam(query, 'after') ?? 0n;
        const later = guild.members.filter(each => BigInt(each.user.id) > after);
        return ok(later.slice(0, integerParam(query, 'limit', 1, 1000, 1)));
      },
    },
    {
      method: 'GET',
      path: '/guilds/:guild_id/members/@me',
      auth: 'bot',
      respond: ({ param }) => ok(memberOf(param('guild_id'), world.bot.id)),
    },
    {
      method: 'GET',
      path: '/guilds/:guild_id/members/:user_id',
      auth: 'bot',
      respond: ({ param }) => ok(memberOf(param('guild_id'), param('user_id'))),
    },
    {
      method: 'GET',
      path: '/guilds/:guild_id/emojis',
      auth: 'bot',
      respond: ({ param }) => ok(accessibleGuild(world, param('guild_id')).emojis),
    },
  ];
}
