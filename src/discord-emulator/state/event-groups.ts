import type {
  ChannelEvent,
  GuildEvent,
  InteractionEvent,
  MemberEvent,
  MessageEvent,
  PollEvent,
  ReactionEvent,
  ScheduledEventEvent,
  ThreadEvent,
  WorldEvent,
} from './event-stream.ts';

// The kind of an event begins with what it is about.

/** Returns true for events of guilds, their roles and emoji. */
export function isGuildEvent(event: WorldEvent): event is GuildEvent {
  return begins(event, 'guild_') || begins(event, 'role_') || event.kind === 'emojis_update';
}

/** Returns true for events of members. */
export function isMemberEvent(event: WorldEvent): event is MemberEvent {
  return begins(event, 'member_');
}

/** Returns true for events of channels other than their messages. */
export function isChannelEvent(event: WorldEvent): event is ChannelEvent {
  return begins(event, 'channel_') || event.kind === 'pins_update';
}

/** Returns true for events of threads other than their messages. */
export function isThreadEvent(event: WorldEvent): event is ThreadEvent {
  return begins(event, 'thread_') && event.kind !== 'thread_list_sync';
}

/** Returns true for events of a single message. */
export function isMessageEvent(event: WorldEvent): event is MessageEvent {
  return begins(event, 'message_') && event.kind !== 'message_delete_bulk';
}

/** Returns true for events of reactions. */
export function isReactionEvent(event: WorldEvent): event is ReactionEvent {
  return begins(event, 'reaction_');
}

/** Returns true for votes in polls. */
export function isPollEvent(event: WorldEvent): event is PollEvent {
  return begins(event, 'poll_');
}

/** Returns true for events of scheduled events. */
export function isScheduledEventEvent(event: WorldEvent): event is ScheduledEventEvent {
  return begins(event, 'scheduled_event_');
}

/** Returns true for events of interactions. */
export function isInteractionEvent(event: WorldEvent): event is InteractionEvent {
  return begins(event, 'interaction_');
}

function begins({ kind }: WorldEvent, prefix: string): boolean {
  return kind.startsWith(prefix);
}
