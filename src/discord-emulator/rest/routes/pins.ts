import { PermissionFlagsBits } from 'discord-api-types/v10';
import { messagePayload } from '../../payloads/message.ts';
import type { Message } from '../../state/message.ts';
import type { World } from '../../state/world.ts';
import { accessibleChannel, accessibleMessage, botHasPermission, throwIfArchived } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { integerParam } from './query.ts';

/** Returns the current and the deprecated routes of pinned messages (docs, "Get Channel Pins", "Pin Message"). */
export function pinRoutes(world: World): Route[] {
  const payload = (message: Message): unknown => messagePayload(message, world);
  const pinsOf = (channelId: string): readonly Message[] => {
    const channel = accessibleChannel(world, channelId);
    // Without Read Message History the list is empty (docs, "Get Channel Pins").
    return botHasPermission(world, channel, PermissionFlagsBits.ReadMessageHistory)
      ? world.pins.of(channel.id)
      : [];
  };
  const target = (request: RestRequest): Message => {
    const needed = PermissionFlagsBits.PinMessages;
    throwIfArchived(accessibleChannel(world, request.param('channel_id'), needed));
    return accessibleMessage(world, request, needed);
  };
  const pinPaths = [
    '/channels/:channel_id/messages/pins/:message_id',
    '/channels/:channel_id/pins/:message_id',
  ];
  return [
    {
      method: 'GET',
      path: '/channels/:channel_id/messages/pins',
      auth: 'bot',
      respond({ param, query }) {
        const limit = integerParam(query, 'limit', 1, 50, 50);
        const before = Date.parse(query.get('before') ?? '');
        const pinned = pinsOf(param('channel_id')).filter(
          each => Number.isNaN(before) || (each.pinnedAt ?? 0) < before,
        );
        const items = pinned.slice(0, limit).map(message => ({
          pinned_at: new Date(message.pinnedAt ?? 0).toISOString(),
          message: payload(message),
        }));
        return ok({ items, has_more: pinned.length > limit });
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/pins',
      auth: 'bot',
      respond: ({ param }) => ok(pinsOf(param('channel_id')).slice(0, 50).map(payload)),
    },
    ...pinPaths.flatMap((path): Route[] => [
      {
        method: 'PUT',
        path,
        auth: 'bot',
        respond(request) {
          world.pins.pin(target(request), world.bot);
          return NO_CONTENT;
        },
      },
      {
        method: 'DELETE',
        path,
        auth: 'bot',
        respond(request) {
          world.pins.unpin(target(request));
          return NO_CONTENT;
        },
      },
    ]),
  ];
}
