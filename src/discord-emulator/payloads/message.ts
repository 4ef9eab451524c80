import { MessageType } from 'discord-api-types/v10';
import type { User } from '../state/guild.ts';
import { isThread } from '../state/guild.ts';
import type { InteractionOrigin, Message, Reaction } from '../state/message.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import { threadWire } from './channel.ts';

/** A message as the bot gets it (docs, "Message Object"). The guild's id is on gateway events alone. */
export function messageWire(message: Message, world: World) {
  const thread = threadOn(message, world);
  const reference = referencedId(message);
  return {
    ...basicWire(message, world.bot),
    ...(thread === undefined ? {} : { thread: threadWire(thread, world.bot.id) }),
    ...(reference === undefined ? {} : { referenced_message: referenced(reference, world) }),
  };
}

/** The thread that hangs on a message, if one does. */
export function threadOn(message: Message, world: World): Thread | undefined {
  const thread = world.directory.findChannel(message.id);
  // A post's first message has the thread's id too, but it is in the thread, not before it.
  const hangs = thread !== undefined && isThread(thread) && message.channel_id !== thread.id;
  return hangs ? thread : undefined;
}

/** The id of the message that a message shows above itself, if it shows one. */
export function referencedId(message: Message): string | undefined {
  return SHOWS_REFERENCE.has(message.type) ? message.message_reference?.message_id : undefined;
}

/** docs, "Message Object", referenced_message: of replies, and of a thread's first message. */
const SHOWS_REFERENCE: ReadonlySet<MessageType> = new Set([
  MessageType.Reply,
  MessageType.ThreadStarterMessage,
]);

/** Null when it was deleted (docs, same place). */
function referenced(id: string, world: World) {
  const message = world.messages.find(id);
  return message === undefined ? null : basicWire(message, world.bot);
}

function basicWire(message: Message, reader: User) {
  const {
    audience: _audience,
    pinnedAt: _pinnedAt,
    guild_id: _guild,
    reactions,
    interaction,
    embeds,
    ...rest
  } = message;
  return {
    ...rest,
    embeds: embeds.map(embed => ({ type: 'rich', ...embed })),
    mention_channels: [],
    reactions: reactions.map(reaction => reactionWire(reaction, reader)),
    ...(interaction === undefined ? {} : originWire(interaction)),
  };
}

/** The same without what needs the Message Content intent (docs, "Message Content Intent"). */
export function withoutContent(wire: ReturnType<typeof messageWire>): ReturnType<typeof messageWire> {
  const { referenced_message: answered, ...rest } = wire;
  const hidden = { content: '', embeds: [], components: [], attachments: [] };
  return {
    ...rest,
    ...hidden,
    ...(answered === undefined ? {} : { referenced_message: answered && { ...answered, ...hidden } }),
  };
}

function reactionWire({ emoji, userIds }: Reaction, reader: User) {
  return {
    emoji,
    count: userIds.length,
    count_details: { burst: 0, normal: userIds.length },
    me: userIds.includes(reader.id),
    me_burst: false,
    burst_colors: [],
  };
}

function originWire({ id, type, user, name, interactedMessageId, owners }: InteractionOrigin) {
  return {
    interaction_metadata: {
      id,
      type,
      user,
      authorizing_integration_owners: owners,
      ...(interactedMessageId === undefined ? {} : { interacted_message_id: interactedMessageId }),
    },
    ...(name === undefined ? {} : { interaction: { id, type, name, user } }),
  };
}
