import { PermissionFlagsBits } from 'discord-api-types/v10';
import { messagePayload } from '../../payloads/message.ts';
import type { Message } from '../../state/message.ts';
import type { World } from '../../state/world.ts';
import { botMay, channelFor, refuseArchived } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { wholeNumber } from './query.ts';

/** Pinned messages, by the newer routes and the older ones (docs, "Get Channel Pins", "Pin Message"). */
export function pinRoutes(world: World): Route[] {
  const wire = (message: Message): unknown => messagePayload(message, world);
  const pinsOf = (channelId: string): readonly Message[] => {
    const channel = channelFor(world, channelId);
    // docs, "Get Channel Pins": without the right to read history nothing is listed.
    return botMay(world, channel, PermissionFlagsBits.ReadMessageHistory) ? world.pins.of(channel.id) : [];
  };
  const target = ({ param }: RestRequest): Message => {
    const channel = channelFor(world, param('channel_id'), PermissionFlagsBits.PinMessages);
    refuseArchived(channel);
    return world.messages.get(channel.id, param('message_id'));
  };
  const changes = [
    '/channels/:channel_id/messages/pins/:message_id',
    '/channels/:channel_id/pins/:message_id',
  ];
  return [
    {
      method: 'GET',
      path: '/channels/:channel_id/messages/pins',
      auth: 'bot',
      answer({ param, query }) {
        const limit = wholeNumber(query, 'limit', 1, 50, 50);
        const before = Date.parse(query.get('before') ?? '');
        const pinned = pinsOf(param('channel_id')).filter(
          each => Number.isNaN(before) || (each.pinnedAt ?? 0) < before,
        );
        const items = pinned.slice(0, limit).map(message => ({
          pinned_at: new Date(message.pinnedAt ?? 0).toISOString(),
          message: wire(message),
        }));
        return ok({ items, has_more: pinned.length > limit });
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/pins',
      auth: 'bot',
      answer: ({ param }) => ok(pinsOf(param('channel_id')).slice(0, 50).map(wire)),
    },
    ...changes.flatMap((path): Route[] => [
      {
        method: 'PUT',
        path,
        auth: 'bot',
        answer(request) {
          world.pins.pin(target(request), world.bot);
          return NO_CONTENT;
        },
      },
      {
        method: 'DELETE',
        path,
        auth: 'bot',
        answer(request) {
          world.pins.unpin(target(request));
          return NO_CONTENT;
        },
      },
    ]),
  ];
}
