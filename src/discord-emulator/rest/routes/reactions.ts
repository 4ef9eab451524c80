import { PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import type { Emoji } from '../../validation/emoji.ts';
import { readEmoji } from '../../validation/emoji.ts';
import { isMember } from '../../state/guild.ts';
import type { Message } from '../../state/message.ts';
import { reactionOf } from '../../state/reactions.ts';
import type { World } from '../../state/world.ts';
import { accessibleMessage } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { idParam, integerParam } from './query.ts';

const REACTIONS_PATH = '/channels/:channel_id/messages/:message_id/reactions';

/** Returns the routes of reactions. */
export function reactionRoutes(world: World): Route[] {
  const target = (request: RestRequest, needed?: bigint): Message =>
    accessibleMessage(world, request, needed);
  return [
    {
      method: 'PUT',
      path: `${REACTIONS_PATH}/:emoji/@me`,
      auth: 'bot',
      respond(request) {
        const message = target(request, PermissionFlagsBits.ReadMessageHistory);
        const emoji = usableEmoji(world, message, emojiOf(request));
        // The bot cannot react to messages of a user who blocked it (code 90001).
        if (world.blockers.has(message.author.id)) throw apiError('reactionBlocked');
        // Add Reactions is needed only for a new emoji (docs, "Create Reaction").
        if (reactionOf(message, emoji) === undefined) target(request, PermissionFlagsBits.AddReactions);
        world.reactions.add(message, emoji, world.bot);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: `${REACTIONS_PATH}/:emoji/@me`,
      auth: 'bot',
      respond(request) {
        world.reactions.remove(target(request), emojiOf(request), world.bot);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: `${REACTIONS_PATH}/:emoji/:user_id`,
      auth: 'bot',
      respond(request) {
        const message = target(request, PermissionFlagsBits.ManageMessages);
        const user = world.directory.user(request.param('user_id'));
        world.reactions.remove(message, emojiOf(request), user);
        return NO_CONTENT;
      },
    },
    {
      method: 'GET',
      path: `${REACTIONS_PATH}/:emoji`,
      auth: 'bot',
      respond(request) {
        const { query } = request;
        const reaction = reactionOf(target(request), emojiOf(request));
        // There are no super reactions here.
        if (integerParam(query, 'type', 0, 1, 0) === 1) return ok([]);
        const after = idParam(query, 'after') ?? 0n;
        const users = (reaction?.userIds ?? [])
          .filter(id => BigInt(id) > after)
          .toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
          .slice(0, integerParam(query, 'limit', 1, 100, 25));
        return ok(users.map(id => world.directory.user(id)));
      },
    },
    {
      method: 'DELETE',
      path: `${REACTIONS_PATH}/:emoji`,
      auth: 'bot',
      respond(request) {
        world.reactions.clearEmoji(target(request, PermissionFlagsBits.ManageMessages), emojiOf(request));
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: REACTIONS_PATH,
      auth: 'bot',
      respond(request) {
        world.reactions.clear(target(request, PermissionFlagsBits.ManageMessages));
        return NO_CONTENT;
      },
    },
  ];
}

/** Returns an emoji that the bot can use: a custom one is on the message already or in a guild of the bot. @throws ApiError 10014 */
function usableEmoji(world: World, message: Message, emoji: Emoji): Emoji {
  if (emoji.id === null || reactionOf(message, emoji) !== undefined) return emoji;
  const found = world.directory
    .guilds()
    .filter(guild => isMember(guild, world.bot.id))
    .flatMap(guild => guild.emojis)
    .find(each => each.id === emoji.id);
  if (found === undefined) throw apiError('unknownEmoji');
  return { id: found.id, name: found.name };
}

function emojiOf({ param }: RestRequest): Emoji {
  const emoji = readEmoji(param('emoji'));
  if (emoji === undefined) throw apiError('unknownEmoji');
  return emoji;
}
