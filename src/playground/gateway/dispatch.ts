import { GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { channelWire, guildCreateWire } from '../wire/guild.ts';
import { interactionWire } from '../wire/interaction.ts';
import { messageWire, withoutContent } from '../wire/message.ts';
import type { ReactionChange, WorldEvent } from '../world/event-stream.ts';
import type { Channel, Guild, Member } from '../world/guild.ts';
import { isGuildChannel } from '../world/guild.ts';
import type { Message } from '../world/message.ts';
import { has } from '../world/permissions.ts';
import type { World } from '../world/world.ts';

/** An event as a session gets it: `t` and `d` of opcode 0. */
export interface Dispatch {
  readonly t: string;
  readonly d: unknown;
}

/**
 * What a session is told of an event of the world: nothing when its intents or the bot's sight do not cover it (docs,
 * "List of Intents").
 */
export function dispatchOf(event: WorldEvent, intents: number, world: World): Dispatch | undefined {
  const wants = (intent: GatewayIntentBits): boolean => (intents & intent) !== 0;
  switch (event.kind) {
    case 'guild_create':
    case 'guild_delete':
    case 'role_create':
    case 'role_update':
    case 'role_delete':
      return wants(GatewayIntentBits.Guilds) && inGuild(event.guild, world)
        ? guildDispatch(event, intents, world)
        : undefined;
    case 'member_add':
    case 'member_update':
    case 'member_remove':
      return memberDispatch(event, intents, world);
    case 'channel_create':
    case 'channel_update':
    case 'channel_delete':
      // Direct messages have had no CHANNEL_CREATE since API version 8.
      return wants(GatewayIntentBits.Guilds) && isGuildChannel(event.channel) && botIn(event.channel, world)
        ? { t: event.kind.toUpperCase(), d: channelWire(event.channel) }
        : undefined;
    case 'message_create':
    case 'message_update':
    case 'message_delete':
      return messageDispatch(event.kind, event.message, intents, world);
    case 'reaction_add':
    case 'reaction_remove':
      return hears(event.message, REACTIONS, intents, world)
        ? {
            t: `MESSAGE_${event.kind.toUpperCase()}`,
            d: reactionWire(event, event.kind === 'reaction_add', world),
          }
        : undefined;
    case 'reaction_remove_all':
      return hears(event.message, REACTIONS, intents, world)
        ? { t: 'MESSAGE_REACTION_REMOVE_ALL', d: placeOf(event.message) }
        : undefined;
    case 'reaction_remove_emoji':
      return hears(event.message, REACTIONS, intents, world)
        ? { t: 'MESSAGE_REACTION_REMOVE_EMOJI', d: { ...placeOf(event.message), emoji: event.emoji } }
        : undefined;
    case 'interaction_create':
      return { t: 'INTERACTION_CREATE', d: interactionWire(event.interaction, world) };
    case 'typing_start':
    case 'commands_change':
    case 'interaction_answer':
    case 'interaction_message':
    case 'interaction_timeout':
    default:
      return undefined;
  }
}

/** The GUILD_CREATE of a guild the bot is in. Without the Guild Members intent it shows the bot alone. */
export function guildCreate(guild: Guild, intents: number, world: World): Dispatch {
  const bot = guild.members.find(each => each.user.id === world.bot.id);
  const shown =
    (intents & GatewayIntentBits.GuildMembers) === 0
      ? guild.members.filter(each => each === bot)
      : guild.members;
  const channels = world.directory.channelsOf(guild.id);
  const joinedAt = bot?.joined_at ?? new Date(world.now()).toISOString();
  return { t: 'GUILD_CREATE', d: guildCreateWire(guild, channels, shown, joinedAt) };
}

interface IntentPair {
  readonly guild: GatewayIntentBits;
  readonly direct: GatewayIntentBits;
}

const MESSAGES: IntentPair = {
  guild: GatewayIntentBits.GuildMessages,
  direct: GatewayIntentBits.DirectMessages,
};
const REACTIONS: IntentPair = {
  guild: GatewayIntentBits.GuildMessageReactions,
  direct: GatewayIntentBits.DirectMessageReactions,
};

function guildDispatch(
  event: Extract<WorldEvent, { kind: `guild_${string}` | `role_${string}` }>,
  intents: number,
  world: World,
): Dispatch {
  switch (event.kind) {
    case 'guild_create':
      return guildCreate(event.guild, intents, world);
    case 'guild_delete':
      return { t: 'GUILD_DELETE', d: { id: event.guild.id } };
    case 'role_create':
    case 'role_update':
      return { t: `GUILD_${event.kind.toUpperCase()}`, d: { guild_id: event.guild.id, role: event.role } };
    case 'role_delete':
    default:
      return { t: 'GUILD_ROLE_DELETE', d: { guild_id: event.guild.id, role_id: event.role.id } };
  }
}

function memberDispatch(
  { kind, guild, member }: Extract<WorldEvent, { kind: `member_${string}` }>,
  intents: number,
  world: World,
): Dispatch | undefined {
  const isBot = member.user.id === world.bot.id;
  const hasGuilds = (intents & GatewayIntentBits.Guilds) !== 0;
  if (isBot && kind === 'member_add') return hasGuilds ? guildCreate(guild, intents, world) : undefined;
  if (isBot && kind === 'member_remove') {
    return hasGuilds ? { t: 'GUILD_DELETE', d: { id: guild.id } } : undefined;
  }
  // The bot is told of its own changes without any intent (docs, "Guild Member Update").
  if (!isBot && ((intents & GatewayIntentBits.GuildMembers) === 0 || !inGuild(guild, world)))
    return undefined;
  if (kind === 'member_remove') {
    return { t: 'GUILD_MEMBER_REMOVE', d: { guild_id: guild.id, user: member.user } };
  }
  return { t: `GUILD_${kind.toUpperCase()}`, d: { guild_id: guild.id, ...member } };
}

function messageDispatch(
  kind: 'message_create' | 'message_update' | 'message_delete',
  message: Message,
  intents: number,
  world: World,
): Dispatch | undefined {
  if (!hears(message, MESSAGES, intents, world)) return undefined;
  if (kind === 'message_delete') {
    const { message_id: id, ...place } = placeOf(message);
    return { t: 'MESSAGE_DELETE', d: { id, ...place } };
  }
  const whole = messageWire(message, world.bot);
  const wire = readsContent(message, intents, world) ? whole : withoutContent(whole);
  return { t: kind.toUpperCase(), d: { ...wire, ...guildFields(message, message.author.id, world) } };
}

/** docs, "Message Content Intent": own messages, direct messages and those that mention the app need no intent. */
function readsContent(message: Message, intents: number, world: World): boolean {
  return (
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.guild_id === undefined ||
    message.author.id === world.bot.id ||
    message.mentions.some(each => each.id === world.bot.id)
  );
}

/** Whether the bot is told of something that happens to a message. Ephemeral ones never reach its gateway. */
function hears(message: Message, pair: IntentPair, intents: number, world: World): boolean {
  if (message.audience !== null) return false;
  const intent = message.guild_id === undefined ? pair.direct : pair.guild;
  const channel = world.directory.findChannel(message.channel_id);
  return (intents & intent) !== 0 && channel !== undefined && botSees(channel, world);
}

function botSees(channel: Channel, world: World): boolean {
  return has(world.permissionsIn(channel, world.bot.id), PermissionFlagsBits.ViewChannel);
}

function inGuild(guild: Guild, world: World): boolean {
  return guild.members.some(each => each.user.id === world.bot.id);
}

function botIn(channel: Channel, world: World): boolean {
  return isGuildChannel(channel) && world.directory.member(channel.guild_id, world.bot.id) !== undefined;
}

function placeOf(message: Message) {
  return {
    message_id: message.id,
    channel_id: message.channel_id,
    ...(message.guild_id === undefined ? {} : { guild_id: message.guild_id }),
  };
}

function reactionWire({ message, emoji, user }: ReactionChange, added: boolean, world: World) {
  return {
    ...placeOf(message),
    user_id: user.id,
    emoji,
    burst: false,
    type: 0,
    ...(added
      ? { message_author_id: message.author.id, burst_colors: [], ...fullMember(message, user.id, world) }
      : {}),
  };
}

function fullMember(message: Message, userId: string, world: World): { readonly member?: Member } {
  const member =
    message.guild_id === undefined ? undefined : world.directory.member(message.guild_id, userId);
  return member === undefined ? {} : { member };
}

function guildFields(message: Message, userId: string, world: World) {
  if (message.guild_id === undefined) return {};
  const { member } = fullMember(message, userId, world);
  if (member === undefined) return { guild_id: message.guild_id };
  const { user: _user, ...partial } = member;
  return { guild_id: message.guild_id, member: partial };
}
