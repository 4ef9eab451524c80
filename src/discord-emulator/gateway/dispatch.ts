import { GatewayIntentBits } from 'discord-api-types/v10';
import { channelPayload } from '../payloads/channel.ts';
import { interactionPayload } from '../payloads/interaction.ts';
import {
  isChannelEvent,
  isGuildEvent,
  isInteractionEvent,
  isMemberEvent,
  isMessageEvent,
  isPollEvent,
  isReactionEvent,
  isScheduledEventEvent,
  isThreadEvent,
} from '../state/event-groups.ts';
import type { ChannelEvent, InteractionEvent, WorldEvent } from '../state/event-stream.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import type { Dispatch } from './event.ts';
import { guildIdOf } from './event-guild.ts';
import { guildDispatch, memberDispatch, scheduledEventDispatch } from './guild-dispatch.ts';
import { bulkDeleteDispatch, messageDispatch, pinsDispatch, reactionDispatch } from './message-dispatch.ts';
import { pollDispatch, typingDispatch } from './message-dispatch.ts';
import { threadDispatch, threadListSyncDispatch } from './thread-dispatch.ts';

/**
 * Returns the event as a session receives it; undefined if its intents do not cover it or the bot cannot see its subject
 * (docs, "List of Intents").
 */
export function toDispatch(event: WorldEvent, intents: number, world: World): Dispatch | undefined {
  if (isInOutage(event, world)) return undefined;
  if (isGuildEvent(event)) return guildDispatch(event, intents, world);
  if (isMemberEvent(event)) return memberDispatch(event, intents, world);
  if (isChannelEvent(event)) return channelDispatch(event, intents, world);
  if (isThreadEvent(event)) return threadDispatch(event, intents, world);
  if (isMessageEvent(event)) return messageDispatch(event, intents, world);
  if (isReactionEvent(event)) return reactionDispatch(event, intents, world);
  if (isPollEvent(event)) return pollDispatch(event, intents, world);
  if (isScheduledEventEvent(event)) return scheduledEventDispatch(event, intents, world);
  if (isInteractionEvent(event)) return interactionDispatch(event, world);
  switch (event.kind) {
    case 'thread_list_sync':
      return threadListSyncDispatch(event, intents, world);
    case 'message_delete_bulk':
      return bulkDeleteDispatch(event, intents, world);
    case 'typing_start':
      return typingDispatch(event, intents, world);
    case 'commands_change':
    default:
      return undefined;
  }
}

function channelDispatch(
  { kind, channel }: ChannelEvent,
  intents: number,
  world: World,
): Dispatch | undefined {
  if (kind === 'pins_update') return pinsDispatch(channel, intents, world);
  const isCovered = (intents & GatewayIntentBits.Guilds) !== 0;
  // Since API version 8 there is no CHANNEL_CREATE for direct messages.
  if (!isCovered || !isGuildChannel(channel)) return undefined;
  const isBotIn = world.directory.member(channel.guild_id, world.bot.id) !== undefined;
  return isBotIn ? { t: kind.toUpperCase(), d: channelPayload(channel) } : undefined;
}

function interactionDispatch({ kind, interaction }: InteractionEvent, world: World): Dispatch | undefined {
  if (kind !== 'interaction_create') return undefined;
  return { t: 'INTERACTION_CREATE', d: interactionPayload(interaction, world) };
}

/** Returns true if the guild of an event is in an outage. The event that begins the outage is sent, and so are interactions. */
function isInOutage(event: WorldEvent, world: World): boolean {
  if (event.kind === 'guild_unavailable' || isInteractionEvent(event)) return false;
  const id = guildIdOf(event);
  return id !== undefined && !world.directory.isAvailable(id);
}
