import { MessageType } from 'discord-api-types/v10';
import type { User } from '../state/guild.ts';
import { isThread } from '../state/guild.ts';
import type { InteractionOrigin, Message, Reaction } from '../state/message.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import { threadPayload } from './channel.ts';
import { pollPayload } from './poll.ts';

/** Returns a message as the bot receives it (docs, "Message Object"). Only gateway events have `guild_id`. */
export function messagePayload(message: Message, world: World) {
  const thread = threadOn(message, world);
  const reference = referencedId(message);
  return {
    ...basicMessage(message, world.bot),
    ...(thread === undefined ? {} : { thread: threadPayload(thread, world.bot.id) }),
    ...(reference === undefined ? {} : { referenced_message: referencedMessage(reference, world) }),
  };
}

/** Returns the thread that was started from a message, if any. */
export function threadOn(message: Message, world: World): Thread | undefined {
  const thread = world.directory.findChannel(message.id);
  // The first message of a forum post has the thread's id too, but it is in the thread.
  const isStartedHere = thread !== undefined && isThread(thread) && message.channel_id !== thread.id;
  return isStartedHere ? thread : undefined;
}

/** Returns the id of the message that is shown above a message, if any. */
export function referencedId(message: Message): string | undefined {
  return SHOWS_REFERENCE.has(message.type) ? message.message_reference?.message_id : undefined;
}

/** Message types with `referenced_message`: replies and a thread's first message (docs, "Message Object"). */
const SHOWS_REFERENCE: ReadonlySet<MessageType> = new Set([
  MessageType.Reply,
  MessageType.ThreadStarterMessage,
]);

/** Returns the referenced message; null if it was deleted (docs, same section). */
function referencedMessage(id: string, world: World) {
  const message = world.messages.find(id);
  return message === undefined ? null : basicMessage(message, world.bot);
}

function basicMessage(message: Message, reader: User) {
  const {
    audience: _audience,
    pinnedAt: _pinnedAt,
    guild_id: _guild,
    reactions,
    interaction,
    embeds,
    poll,
    ...rest
  } = message;
  return {
    ...rest,
    embeds: embeds.map(embed => ({ type: 'rich', ...embed })),
    mention_channels: [],
    reactions: reactions.map(reaction => reactionPayload(reaction, reader)),
    ...(poll === undefined ? {} : { poll: pollPayload(poll, reader) }),
    ...(interaction === undefined ? {} : originFields(interaction)),
  };
}

/** Removes what requires the Message Content intent from a message (docs, "Message Content Intent"). */
export function withoutContent(
  payload: ReturnType<typeof messagePayload>,
): ReturnType<typeof messagePayload> {
  const { referenced_message: replied, poll: _poll, ...rest } = payload;
  const hidden = { content: '', embeds: [], components: [], attachments: [] };
  return {
    ...rest,
    ...hidden,
    ...(replied === undefined ? {} : { referenced_message: replied && { ...replied, ...hidden } }),
  };
}

function reactionPayload({ emoji, userIds }: Reaction, reader: User) {
  return {
    emoji,
    count: userIds.length,
    count_details: { burst: 0, normal: userIds.length },
    me: userIds.includes(reader.id),
    me_burst: false,
    burst_colors: [],
  };
}

function originFields(origin: InteractionOrigin) {
  const { id, type, user, name } = origin;
  return {
    interaction_metadata: metadata(origin),
    ...(name === undefined ? {} : { interaction: { id, type, name, user } }),
  };
}

/** Returns the metadata of an interaction, and of the one whose modal it submitted. */
function metadata({ id, type, user, interactedMessageId, owners, trigger }: InteractionOrigin): object {
  return {
    id,
    type,
    user,
    authorizing_integration_owners: owners,
    ...(interactedMessageId === undefined ? {} : { interacted_message_id: interactedMessageId }),
    ...(trigger === undefined ? {} : { triggering_interaction_metadata: metadata(trigger) }),
  };
}
