import {
  isChannelEvent,
  isGuildEvent,
  isInteractionEvent,
  isMemberEvent,
  isPollEvent,
  isReactionEvent,
  isScheduledEventEvent,
  isThreadEvent,
} from '../../discord-emulator/state/event-groups.ts';
import type {
  ChannelEvent,
  GuildEvent,
  MemberEvent,
  ScheduledEventEvent,
  ThreadEvent,
  WorldEvent,
} from '../../discord-emulator/state/event-stream.ts';
import type { Channel, User } from '../../discord-emulator/state/guild.ts';
import { isThread, isGuildChannel } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { messageView } from './message-view.ts';
import type { LiveEvent } from './protocol.ts';
import { canSeeMessage } from './view-permissions.ts';

/** What an event of the world changes for a viewer. */
export interface LiveUpdate {
  readonly events: readonly LiveEvent[];
  /** Whether the scene has changed. */
  readonly changesScene: boolean;
}

const NO_UPDATE: LiveUpdate = { events: [], changesScene: false };
const SCENE_UPDATE: LiveUpdate = { events: [], changesScene: true };

/** Returns the update of a viewer for an event; empty if the viewer cannot see what it is about. */
export function liveUpdateFor(event: WorldEvent, viewer: User, world: World): LiveUpdate {
  if (isSceneEvent(event)) return SCENE_UPDATE;
  if (isPollEvent(event)) return messageUpdate(event.message, false, viewer, world);
  if (isReactionEvent(event)) return messageUpdate(event.message, false, viewer, world);
  if (isInteractionEvent(event)) return NO_UPDATE;
  switch (event.kind) {
    case 'message_create':
    case 'message_update':
      return messageUpdate(event.message, event.kind === 'message_create', viewer, world);
    case 'message_delete':
      return deletionUpdate(event.message.channel_id, [event.message], viewer, world);
    case 'message_delete_bulk':
      return deletionUpdate(event.channel.id, event.messages, viewer, world);
    case 'typing_start':
      return typingUpdate(event.channel, event.user, viewer, world);
    case 'commands_change':
      return { events: [{ kind: 'commands_changed' }], changesScene: false };
    // For the bot only.
    case 'thread_list_sync':
    default:
      return NO_UPDATE;
  }
}

type SceneEvent = GuildEvent | MemberEvent | ChannelEvent | ThreadEvent | ScheduledEventEvent;

/** Returns true for changes of what surrounds the messages. */
function isSceneEvent(event: WorldEvent): event is SceneEvent {
  return (
    isGuildEvent(event) ||
    isMemberEvent(event) ||
    isChannelEvent(event) ||
    isThreadEvent(event) ||
    isScheduledEventEvent(event)
  );
}

function messageUpdate(message: Message, isNew: boolean, viewer: User, world: World): LiveUpdate {
  if (!canSeeMessage(world, viewer, message)) return NO_UPDATE;
  const liveEvent: LiveEvent = { kind: 'message', message: messageView(message, viewer, world) };
  const starter = isNew ? starterUpdate(message.channel_id, viewer, world) : NO_UPDATE;
  return { events: [liveEvent, ...starter.events], changesScene: starter.changesScene };
}

function deletionUpdate(
  channelId: string,
  deleted: readonly Message[],
  viewer: User,
  world: World,
): LiveUpdate {
  const messageIds = deleted.filter(each => canSeeMessage(world, viewer, each)).map(each => each.id);
  if (messageIds.length === 0) return NO_UPDATE;
  const starter = starterUpdate(channelId, viewer, world);
  return { ...starter, events: [{ kind: 'messages_deleted', channelId, messageIds }, ...starter.events] };
}

/** Returns the update for a thread's changed message count, which is shown on it and on its starter message. */
function starterUpdate(channelId: string, viewer: User, world: World): LiveUpdate {
  const thread = world.directory.findChannel(channelId);
  if (thread === undefined || !isGuildChannel(thread) || !isThread(thread)) return NO_UPDATE;
  const starterMessage = world.messages.find(thread.id);
  const isElsewhere = starterMessage !== undefined && starterMessage.channel_id !== thread.id;
  if (!isElsewhere || !canSeeMessage(world, viewer, starterMessage)) return SCENE_UPDATE;
  return {
    events: [{ kind: 'message', message: messageView(starterMessage, viewer, world) }],
    changesScene: true,
  };
}

function typingUpdate(channel: Channel, user: User, viewer: User, world: World): LiveUpdate {
  if (user.id === viewer.id || !world.canSee(channel, viewer.id)) return NO_UPDATE;
  return { events: [{ kind: 'typing', channelId: channel.id, user }], changesScene: false };
}
