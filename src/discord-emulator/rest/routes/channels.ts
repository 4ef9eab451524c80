import { ChannelFlags, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { readChannelChange } from '../../validation/channel-form.ts';
import { channelPayload } from '../../payloads/channel.ts';
import type { Channel, GuildChannel } from '../../state/guild.ts';
import { isGuildChannel, isThread } from '../../state/guild.ts';
import { permissionToSend } from '../../state/permissions.ts';
import type { World } from '../../state/world.ts';
import { botHasPermission, accessibleChannel } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { Route } from '../route.ts';
import { changeThread } from './thread-changes.ts';

const CHANNEL_PATH = '/channels/:channel_id';

/** Returns the routes of channels and threads. */
export function channelRoutes(world: World): Route[] {
  const payload = (channel: Channel): unknown => channelPayload(channel, world.bot.id);
  return [
    {
      method: 'GET',
      path: CHANNEL_PATH,
      auth: 'bot',
      respond: ({ param }) => ok(payload(accessibleChannel(world, param('channel_id')))),
    },
    {
      method: 'PATCH',
      path: CHANNEL_PATH,
      auth: 'bot',
      respond({ param, body }) {
        const channel = accessibleChannel(world, param('channel_id'));
        if (!isGuildChannel(channel)) throw apiError('dmChannel');
        if (isThread(channel)) return ok(payload(changeThread(world, channel, body)));
        if (!botHasPermission(world, channel, PermissionFlagsBits.ManageChannels))
          throw apiError('missingPermissions');
        const next = applyChange(world, channel, body);
        world.directory.putChannel(next);
        return ok(payload(next));
      },
    },
    {
      method: 'DELETE',
      path: CHANNEL_PATH,
      auth: 'bot',
      respond({ param }) {
        const channel = accessibleChannel(world, param('channel_id'));
        const needed = isThread(channel)
          ? PermissionFlagsBits.ManageThreads
          : PermissionFlagsBits.ManageChannels;
        if (!isGuildChannel(channel)) return ok(payload(channel));
        if (!botHasPermission(world, channel, needed)) throw apiError('missingPermissions');
        world.directory.removeChannel(channel.id);
        return ok(payload(channel));
      },
    },
    {
      method: 'POST',
      path: `${CHANNEL_PATH}/typing`,
      auth: 'bot',
      respond({ param }) {
        const channel = accessibleChannel(world, param('channel_id'));
        if (!botHasPermission(world, channel, permissionToSend(channel)))
          throw apiError('missingPermissions');
        world.events.emit({ kind: 'typing_start', channel, user: world.bot });
        return NO_CONTENT;
      },
    },
  ];
}

function applyChange(world: World, channel: GuildChannel, body: unknown): GuildChannel {
  const { available_tags: tags, flags, ...change } = readChannelChange(body);
  const next: GuildChannel = {
    ...channel,
    ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
  };
  if (next.type !== ChannelType.GuildForum) return next;
  return {
    ...next,
    ...(flags === undefined ? {} : { flags: flags & ChannelFlags.RequireTag }),
    ...(tags === undefined
      ? {}
      : { available_tags: tags.map(tag => ({ ...tag, id: tag.id ?? world.nextId() })) }),
  };
}
