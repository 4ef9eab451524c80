import { GatewayIntentBits } from 'discord-api-types/v10';
import { messagePayload, withoutContent } from '../payloads/message.ts';
import type { BulkDeleteEvent, MessageEvent, ReactionChange } from '../state/event-stream.ts';
import type { PollEvent, ReactionEvent, TypingEvent } from '../state/event-stream.ts';
import type { Channel, Member } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../state/world.ts';
import type { Dispatch } from './event.ts';

interface IntentPair {
  readonly guild: GatewayIntentBits;
  readonly direct: GatewayIntentBits;
}

const MESSAGE_INTENTS: IntentPair = {
  guild: GatewayIntentBits.GuildMessages,
  direct: GatewayIntentBits.DirectMessages,
};
const TYPING_INTENTS: IntentPair = {
  guild: GatewayIntentBits.GuildMessageTyping,
  direct: GatewayIntentBits.DirectMessageTyping,
};
const REACTION_INTENTS: IntentPair = {
  guild: GatewayIntentBits.GuildMessageReactions,
  direct: GatewayIntentBits.DirectMessageReactions,
};

const POLL_INTENTS: IntentPair = {
  guild: GatewayIntentBits.GuildMessagePolls,
  direct: GatewayIntentBits.DirectMessagePolls,
};

/** Returns the event of a message that was created, updated or deleted. */
export function messageDispatch(
  { kind, message }: MessageEvent,
  intents: number,
  world: World,
): Dispatch | undefined {
  if (!canReceive(message, MESSAGE_INTENTS, intents, world)) return undefined;
  if (kind === 'message_delete') {
    const { message_id: id, ...location } = messageLocation(message);
    return { t: 'MESSAGE_DELETE', d: { id, ...location } };
  }
  const whole = messagePayload(message, world);
  const payload = canReadContent(message, intents, world) ? whole : withoutContent(whole);
  // docs, "Message Create" extra fields: discord.js needs it for direct messages that are not in its cache.
  const channel_type = world.directory.findChannel(message.channel_id)?.type;
  return {
    t: kind.toUpperCase(),
    d: { ...payload, ...guildFields(message, message.author.id, world), channel_type },
  };
}

/** Returns a TYPING_START (docs, "Typing Start"). `timestamp` is in seconds. */
export function typingDispatch(
  { channel, user }: TypingEvent,
  intents: number,
  world: World,
): Dispatch | undefined {
  const isInGuild = isGuildChannel(channel);
  const intent = isInGuild ? TYPING_INTENTS.guild : TYPING_INTENTS.direct;
  if ((intents & intent) === 0 || !world.canSee(channel, world.bot.id)) return undefined;
  const member = isInGuild ? world.directory.member(channel.guild_id, user.id) : undefined;
  return {
    t: 'TYPING_START',
    d: {
      channel_id: channel.id,
      user_id: user.id,
      timestamp: Math.floor(world.now() / 1000),
      ...(isInGuild ? { guild_id: channel.guild_id } : {}),
      ...(member === undefined ? {} : { member }),
    },
  };
}

/** Returns true if the bot receives the content. Own messages, direct messages and mentions need no intent (docs, "Message Content Intent"). */
function canReadContent(message: Message, intents: number, world: World): boolean {
  return (
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.guild_id === undefined ||
    message.author.id === world.bot.id ||
    message.mentions.some(each => each.id === world.bot.id)
  );
}

/** Returns true if the bot receives events of a message. There are none for ephemeral messages. */
function canReceive(message: Message, pair: IntentPair, intents: number, world: World): boolean {
  if (message.audience !== null) return false;
  const intent = message.guild_id === undefined ? pair.direct : pair.guild;
  const channel = world.directory.findChannel(message.channel_id);
  return (intents & intent) !== 0 && channel !== undefined && world.canSee(channel, world.bot.id);
}

/** Returns a CHANNEL_PINS_UPDATE (docs, "Channel Pins Update"). */
export function pinsDispatch(channel: Channel, intents: number, world: World): Dispatch | undefined {
  const intent = isGuildChannel(channel) ? GatewayIntentBits.Guilds : GatewayIntentBits.DirectMessages;
  if ((intents & intent) === 0 || !world.canSee(channel, world.bot.id)) return undefined;
  const at = 'last_pin_timestamp' in channel ? channel.last_pin_timestamp : null;
  return {
    t: 'CHANNEL_PINS_UPDATE',
    d: {
      channel_id: channel.id,
      ...(isGuildChannel(channel) ? { guild_id: channel.guild_id } : {}),
      last_pin_timestamp: at,
    },
  };
}

/** Returns a MESSAGE_DELETE_BULK (docs, "Message Delete Bulk"), which only guilds have. */
export function bulkDeleteDispatch(
  { channel, messages }: BulkDeleteEvent,
  intents: number,
  world: World,
): Dispatch | undefined {
  if ((intents & MESSAGE_INTENTS.guild) === 0 || !world.canSee(channel, world.bot.id)) return undefined;
  return {
    t: 'MESSAGE_DELETE_BULK',
    d: {
      ids: messages.map(each => each.id),
      channel_id: channel.id,
      ...(isGuildChannel(channel) ? { guild_id: channel.guild_id } : {}),
    },
  };
}

/** Returns the event of reactions. */
export function reactionDispatch(event: ReactionEvent, intents: number, world: World): Dispatch | undefined {
  if (!canReceive(event.message, REACTION_INTENTS, intents, world)) return undefined;
  const t = `MESSAGE_${event.kind.toUpperCase()}`;
  switch (event.kind) {
    case 'reaction_add':
    case 'reaction_remove':
      return { t, d: reactionPayload(event, event.kind === 'reaction_add', world) };
    case 'reaction_remove_all':
      return { t, d: messageLocation(event.message) };
    case 'reaction_remove_emoji':
    default:
      return { t, d: { ...messageLocation(event.message), emoji: event.emoji } };
  }
}

/** Returns the event of a vote in a poll (docs, "Message Poll Vote Add"). */
export function pollDispatch(
  { kind, message, answerId, user }: PollEvent,
  intents: number,
  world: World,
): Dispatch | undefined {
  if (!canReceive(message, POLL_INTENTS, intents, world)) return undefined;
  return {
    t: `MESSAGE_${kind.toUpperCase()}`,
    d: { ...messageLocation(message), user_id: user.id, answer_id: answerId },
  };
}

function messageLocation(message: Message) {
  return {
    message_id: message.id,
    channel_id: message.channel_id,
    ...(message.guild_id === undefined ? {} : { guild_id: message.guild_id }),
  };
}

function reactionPayload({ message, emoji, user }: ReactionChange, added: boolean, world: World) {
  return {
    ...messageLocation(message),
    user_id: user.id,
    emoji,
    burst: false,
    type: 0,
    ...(added
      ? { message_author_id: message.author.id, burst_colors: [], ...memberField(message, user.id, world) }
      : {}),
  };
}

function memberField(message: Message, userId: string, world: World): { readonly member?: Member } {
  const member =
    message.guild_id === undefined ? undefined : world.directory.member(message.guild_id, userId);
  return member === undefined ? {} : { member };
}

function guildFields(message: Message, userId: string, world: World) {
  if (message.guild_id === undefined) return {};
  const { member } = memberField(message, userId, world);
  if (member === undefined) return { guild_id: message.guild_id };
  const { user: _user, ...partial } = member;
  return { guild_id: message.guild_id, member: partial };
}
