import { ChannelFlags, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { readChannelChange } from '../../validation/channel-form.ts';
import { channelPayload } from '../../payloads/channel.ts';
import type { Channel, GuildChannel } from '../../state/guild.ts';
import { isGuildChannel, isThread } from '../../state/guild.ts';
import { permissionToSend } from '../../state/permissions.ts';
import type { World } from '../../state/world.ts';
import { botMay, channelFor } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { Route } from '../route.ts';
import { changeThread } from './thread-changes.ts';

const ONE = '/channels/:channel_id';

/** Channels and threads by themselves. */
export function channelRoutes(world: World): Route[] {
  const wire = (channel: Channel): unknown => channelPayload(channel, world.bot.id);
  return [
    {
      method: 'GET',
      path: ONE,
      auth: 'bot',
      answer: ({ param }) => ok(wire(channelFor(world, param('channel_id')))),
    },
    {
      method: 'PATCH',
      path: ONE,
      auth: 'bot',
      answer({ param, body }) {
        const channel = channelFor(world, param('channel_id'));
        if (!isGuildChannel(channel)) throw apiError('dmChannel');
        if (isThread(channel)) return ok(wire(changeThread(world, channel, body)));
        if (!botMay(world, channel, PermissionFlagsBits.ManageChannels)) throw apiError('missingPermissions');
        const next = changed(world, channel, body);
        world.directory.putChannel(next);
        return ok(wire(next));
      },
    },
    {
      method: 'DELETE',
      path: ONE,
      auth: 'bot',
      answer({ param }) {
        const channel = channelFor(world, param('channel_id'));
        const needed = isThread(channel)
          ? PermissionFlagsBits.ManageThreads
          : PermissionFlagsBits.ManageChannels;
        if (!isGuildChannel(channel)) return ok(wire(channel));
        if (!botMay(world, channel, needed)) throw apiError('missingPermissions');
        world.directory.removeChannel(channel.id);
        return ok(wire(channel));
      },
    },
    {
      method: 'POST',
      path: `${ONE}/typing`,
      auth: 'bot',
      answer({ param }) {
        const channel = channelFor(world, param('channel_id'));
        if (!botMay(world, channel, permissionToSend(channel))) throw apiError('missingPermissions');
        world.events.emit({ kind: 'typing_start', channel, user: world.bot });
        return NO_CONTENT;
      },
    },
  ];
}

function changed(world: World, channel: GuildChannel, body: unknown): GuildChannel {
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
