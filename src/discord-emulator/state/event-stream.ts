import type { Emoji } from '../validation/emoji.ts';
import type { Channel, Guild, Member, Role, User } from './guild.ts';
import type { InteractionResponse, LiveInteraction } from './interaction.ts';
import type { Message } from './message.ts';
import type { ScheduledEvent } from './scheduled-event.ts';
import type { Thread } from './thread.ts';

/** A reaction that a user added to a message or removed from it. */
export interface ReactionChange {
  readonly message: Message;
  readonly emoji: Emoji;
  readonly user: User;
}

/** A guild that was added, removed or changed. */
export type GuildEvent =
  | {
      readonly kind:
        | 'guild_create'
        | 'guild_delete'
        /** An outage started. */
        | 'guild_unavailable'
        /** An outage ended. */
        | 'guild_available'
        | 'emojis_update';
      readonly guild: Guild;
    }
  | {
      readonly kind: 'role_create' | 'role_update' | 'role_delete';
      readonly guild: Guild;
      readonly role: Role;
    };

/** A member who was added to a guild, changed or removed from it. */
export interface MemberEvent {
  readonly kind: 'member_add' | 'member_update' | 'member_remove';
  readonly guild: Guild;
  readonly member: Member;
}

/** A channel that was added, changed or removed. `pins_update`: a message in it was pinned or unpinned. */
export interface ChannelEvent {
  readonly kind: 'channel_create' | 'channel_update' | 'channel_delete' | 'pins_update';
  readonly channel: Channel;
}

/** A thread that was added, changed or removed. */
export type ThreadEvent =
  | { readonly kind: 'thread_create' | 'thread_update' | 'thread_delete'; readonly thread: Thread }
  | {
      readonly kind: 'thread_members_update';
      readonly thread: Thread;
      readonly addedIds: readonly string[];
      readonly removedIds: readonly string[];
    };

/** The bot gained access to these channels and does not know their active threads yet. */
export interface ThreadListSyncEvent {
  readonly kind: 'thread_list_sync';
  readonly guild: Guild;
  readonly channelIds: readonly string[];
}

/** A message that was added, changed or removed. */
export interface MessageEvent {
  readonly kind: 'message_create' | 'message_update' | 'message_delete';
  readonly message: Message;
}

/** Messages of a channel that were removed together. */
export interface BulkDeleteEvent {
  readonly kind: 'message_delete_bulk';
  readonly channel: Channel;
  readonly messages: readonly Message[];
}

/** Reactions to a message that were added or removed. */
export type ReactionEvent =
  | ({ readonly kind: 'reaction_add' | 'reaction_remove' } & ReactionChange)
  | { readonly kind: 'reaction_remove_all'; readonly message: Message }
  | { readonly kind: 'reaction_remove_emoji'; readonly message: Message; readonly emoji: Emoji };

/** A vote in the poll of a message that was added or removed. */
export interface PollEvent {
  readonly kind: 'poll_vote_add' | 'poll_vote_remove';
  readonly message: Message;
  readonly answerId: number;
  readonly user: User;
}

/** A scheduled event that was added, changed or removed. */
export interface ScheduledEventEvent {
  readonly kind: 'scheduled_event_create' | 'scheduled_event_update' | 'scheduled_event_delete';
  readonly guild: Guild;
  readonly scheduledEvent: ScheduledEvent;
}

/** A user who started to type. */
export interface TypingEvent {
  readonly kind: 'typing_start';
  readonly channel: Channel;
  readonly user: User;
}

/** The commands of a guild, or the global ones, have changed. */
export interface CommandsEvent {
  readonly kind: 'commands_change';
  readonly guildId: string | null;
}

/** A step of an interaction. */
export type InteractionEvent =
  | { readonly kind: 'interaction_create'; readonly interaction: LiveInteraction }
  | {
      readonly kind: 'interaction_response';
      readonly interaction: LiveInteraction;
      readonly response: InteractionResponse;
    }
  /** A message of the interaction was edited or added after the first response. */
  | { readonly kind: 'interaction_message'; readonly interaction: LiveInteraction; readonly message: Message }
  | { readonly kind: 'interaction_timeout'; readonly interaction: LiveInteraction }
  /** The token of the interaction expired. */
  | { readonly kind: 'interaction_end'; readonly interaction: LiveInteraction };

/** A change of the world. The gateway, the user actions and the playground subscribe to them. */
export type WorldEvent =
  | GuildEvent
  | MemberEvent
  | ChannelEvent
  | ThreadEvent
  | ThreadListSyncEvent
  | MessageEvent
  | BulkDeleteEvent
  | ReactionEvent
  | PollEvent
  | ScheduledEventEvent
  | TypingEvent
  | CommandsEvent
  | InteractionEvent;

/** Receives each event of the world. */
export type WorldListener = (event: WorldEvent) => void;

/** Passes each event to each listener, in order, before `emit` returns. */
export interface EventStream {
  /** Emits an event. If a listener calls this, the event waits until all listeners have received the current one. */
  emit(event: WorldEvent): void;
  /** Adds a listener. @returns a function that removes it */
  subscribe(listener: WorldListener): () => void;
}

/** Creates a stream without listeners. */
export function createEventStream(): EventStream {
  const listeners = new Set<WorldListener>();
  const waiting: WorldEvent[] = [];
  let isEmitting = false;
  return {
    emit(event) {
      waiting.push(event);
      if (isEmitting) return;
      isEmitting = true;
      try {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          for (const listener of listeners) listener(next);
        }
      } finally {
        isEmitting = false;
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
