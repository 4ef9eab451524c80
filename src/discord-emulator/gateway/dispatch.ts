import { GatewayIntentBits } from 'discord-api-types/v10';
import { channelPayload } from '../payloads/channel.ts';
import { interactionPayload } from '../payloads/interaction.ts';
import type { WorldEvent } from '../state/event-stream.ts';
import type { Channel } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import type { Dispatch } from './event.ts';
import { guildDispatch, memberDispatch } from './guild-dispatch.ts';
import { bulkDeleteDispatch, messageDispatch, pinsDispatch, reactionDispatch } from './message-dispatch.ts';
import { typingDispatch } from './message-dispatch.ts';
import { threadDispatch } from './thread-dispatch.ts';

/**
 * Returns the event as a session receives it; undefined if its intents do not cover it or the bot cannot see its subject
 * (docs, "List of Intents").
 */
export function toDispatch(event: WorldEvent, intents: number, world: World): Dispatch | undefined {
  const wants = (intent: GatewayIntentBits): boolean => (intents & intent) !== 0;
  if (isInOutage(event, world)) return undefined;
  switch (event.kind) {
    case 'guild_create':
    case 'guild_delete':
    case 'guild_available':
    case 'guild_unavailable':
    case 'emojis_update':
    case 'role_create':
    case 'role_update':
    case 'role_delete':
      return guildDispatch(event, intents, world);
    case 'member_add':
    case 'member_update':
    case 'member_remove':
      return memberDispatch(event, intents, world);
    case 'channel_create':
    case 'channel_update':
    case 'channel_delete':
      // Since API version 8 there is no CHANNEL_CREATE for direct messages.
      return wants(GatewayIntentBits.Guilds) && isGuildChannel(event.channel) && isBotIn(event.channel, world)
        ? { t: event.kind.toUpperCase(), d: channelPayload(event.channel) }
        : undefined;
    case 'pins_update':
      return pinsDispatch(event.channel, intents, world);
    case 'thread_create':
    case 'thread_update':
    case 'thread_delete':
    case 'thread_members_update':
    case 'thread_list_sync':
      return threadDispatch(event, intents, world);
    case 'message_create':
    case 'message_update':
    case 'message_delete':
      return messageDispatch(event.kind, event.message, intents, world);
    case 'message_delete_bulk':
      return bulkDeleteDispatch(event, intents, world);
    case 'reaction_add':
    case 'reaction_remove':
    case 'reaction_remove_all':
    case 'reaction_remove_emoji':
      return reactionDispatch(event, intents, world);
    case 'interaction_create':
      return { t: 'INTERACTION_CREATE', d: interactionPayload(event.interaction, world) };
    case 'typing_start':
      return typingDispatch(event, intents, world);
    case 'commands_change':
    case 'interaction_response':
    case 'interaction_message':
    case 'interaction_timeout':
    case 'interaction_end':
    default:
      return undefined;
  }
}

/** Returns true if the guild of an event is in an outage. The event that begins the outage is sent. */
function isInOutage(event: WorldEvent, world: World): boolean {
  if (event.kind === 'guild_unavailable') return false;
  const id = guildIdOf(event);
  return id !== undefined && !world.directory.isAvailable(id);
}

function guildIdOf(event: WorldEvent): string | undefined {
  if ('guild' in event) return event.guild.id;
  if ('message' in event) return event.message.guild_id;
  if ('thread' in event) return event.thread.guild_id;
  return 'channel' in event && isGuildChannel(event.channel) ? event.channel.guild_id : undefined;
}

function isBotIn(channel: Channel, world: World): boolean {
  return isGuildChannel(channel) && world.directory.member(channel.guild_id, world.bot.id) !== undefined;
}
