import { PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import type { Emoji } from '../../validation/emoji.ts';
import { readEmoji } from '../../validation/emoji.ts';
import type { Message } from '../../state/message.ts';
import { reactionOf } from '../../state/reactions.ts';
import type { World } from '../../state/world.ts';
import { channelFor } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { idFrom, wholeNumber } from './query.ts';

const ALL = '/channels/:channel_id/messages/:message_id/reactions';

/** Reactions of messages. */
export function reactionRoutes(world: World): Route[] {
  const target = ({ param }: RestRequest, needed?: bigint): Message => {
    const channel = channelFor(world, param('channel_id'), needed);
    return world.messages.get(channel.id, param('message_id'));
  };
  return [
    {
      method: 'PUT',
      path: `${ALL}/:emoji/@me`,
      auth: 'bot',
      answer(request) {
        const message = target(request, PermissionFlagsBits.ReadMessageHistory);
        const emoji = knownEmoji(world, message, emojiOf(request));
        // Somebody who blocked the bot is spared its reactions (code 90001).
        if (world.blockers.has(message.author.id)) throw apiError('reactionBlocked');
        // Only an emoji that is not there yet takes Add Reactions (docs, "Create Reaction").
        if (reactionOf(message, emoji) === undefined) target(request, PermissionFlagsBits.AddReactions);
        world.reactions.add(message, emoji, world.bot);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: `${ALL}/:emoji/@me`,
      auth: 'bot',
      answer(request) {
        world.reactions.remove(target(request), emojiOf(request), world.bot);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: `${ALL}/:emoji/:user_id`,
      auth: 'bot',
      answer(request) {
        const message = target(request, PermissionFlagsBits.ManageMessages);
        const user = world.directory.user(request.param('user_id'));
        world.reactions.remove(message, emojiOf(request), user);
        return NO_CONTENT;
      },
    },
    {
      method: 'GET',
      path: `${ALL}/:emoji`,
      auth: 'bot',
      answer(request) {
        const { query } = request;
        const reaction = reactionOf(target(request), emojiOf(request));
        const after = idFrom(query, 'after') ?? 0n;
        const users = (reaction?.userIds ?? [])
          .filter(id => BigInt(id) > after)
          .toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
          .slice(0, wholeNumber(query, 'limit', 1, 100, 25));
        return ok(users.map(id => world.directory.user(id)));
      },
    },
    {
      method: 'DELETE',
      path: `${ALL}/:emoji`,
      auth: 'bot',
      answer(request) {
        world.reactions.clearEmoji(target(request, PermissionFlagsBits.ManageMessages), emojiOf(request));
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: ALL,
      auth: 'bot',
      answer(request) {
        world.reactions.clear(target(request, PermissionFlagsBits.ManageMessages));
        return NO_CONTENT;
      },
    },
  ];
}

/** A custom emoji is known when it is there already, or of a guild the bot is in. @throws ApiError 10014 */
function knownEmoji(world: World, message: Message, emoji: Emoji): Emoji {
  if (emoji.id === null || reactionOf(message, emoji) !== undefined) return emoji;
  const own = world.directory
    .guilds()
    .filter(({ members }) => members.some(each => each.user.id === world.bot.id))
    .flatMap(guild => guild.emojis)
    .find(each => each.id === emoji.id);
  if (own === undefined) throw apiError('unknownEmoji');
  return { id: own.id, name: own.name };
}

function emojiOf({ param }: RestRequest): Emoji {
  const emoji = readEmoji(param('emoji'));
  if (emoji === undefined) throw apiError('unknownEmoji');
  return emoji;
}
