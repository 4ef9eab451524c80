import type { WorldEvent } from '../../discord-emulator/state/event-stream.ts';
import type { Channel, User } from '../../discord-emulator/state/guild.ts';
import { isThread, isGuildChannel } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { messageView } from './message-view.ts';
import type { LiveEvent } from './protocol.ts';
import { canSeeMessage } from './view-permissions.ts';

/** What an event of the world is to a reader. */
export interface LiveUpdate {
  readonly events: readonly LiveEvent[];
  /** Whether what is around the messages is no longer what it was. */
  readonly changesScene: boolean;
}

const NO_UPDATE: LiveUpdate = { events: [], changesScene: false };
const SCENE_UPDATE: LiveUpdate = { events: [], changesScene: true };

/** What a reader is told of an event: nothing of what they do not see. */
export function liveUpdateFor(event: WorldEvent, reader: User, world: World): LiveUpdate {
  switch (event.kind) {
    case 'guild_create':
    case 'guild_delete':
    case 'guild_available':
    case 'guild_unavailable':
    case 'emojis_update':
    case 'role_create':
    case 'role_update':
    case 'role_delete':
    case 'member_add':
    case 'member_update':
    case 'member_remove':
    case 'channel_create':
    case 'channel_update':
    case 'channel_delete':
    case 'pins_update':
    case 'thread_create':
    case 'thread_update':
    case 'thread_delete':
    case 'thread_members_update':
      return SCENE_UPDATE;
    case 'message_create':
    case 'message_update':
      return messageUpdate(event.message, event.kind === 'message_create', reader, world);
    case 'reaction_add':
    case 'reaction_remove':
    case 'reaction_remove_all':
    case 'reaction_remove_emoji':
      return messageUpdate(event.message, false, reader, world);
    case 'message_delete':
      return deletionUpdate(event.message.channel_id, [event.message], reader, world);
    case 'message_delete_bulk':
      return deletionUpdate(event.channel.id, event.messages, reader, world);
    case 'typing_start':
      return typingUpdate(event.channel, event.user, reader, world);
    case 'commands_change':
      return { events: [{ kind: 'commands_changed' }], changesScene: false };
    case 'thread_list_sync':
    case 'interaction_create':
    case 'interaction_response':
    case 'interaction_message':
    case 'interaction_timeout':
    case 'interaction_end':
    default:
      return NO_UPDATE;
  }
}

function messageUpdate(message: Message, isNew: boolean, reader: User, world: World): LiveUpdate {
  if (!canSeeMessage(world, reader, message)) return NO_UPDATE;
  const shown: LiveEvent = { kind: 'message', message: messageView(message, reader, world) };
  const counted = isNew ? starterUpdate(message.channel_id, reader, world) : NO_UPDATE;
  return { events: [shown, ...counted.events], changesScene: counted.changesScene };
}

function deletionUpdate(channelId: string, gone: readonly Message[], reader: User, world: World): LiveUpdate {
  const messageIds = gone.filter(each => canSeeMessage(world, reader, each)).map(each => each.id);
  if (messageIds.length === 0) return NO_UPDATE;
  const counted = starterUpdate(channelId, reader, world);
  return { ...counted, events: [{ kind: 'messages_gone', channelId, messageIds }, ...counted.events] };
}

/** How many messages a thread has is written on it, and on the message it hangs on. */
function starterUpdate(channelId: string, reader: User, world: World): LiveUpdate {
  const thread = world.directory.findChannel(channelId);
  if (thread === undefined || !isGuildChannel(thread) || !isThread(thread)) return NO_UPDATE;
  const starter = world.messages.find(thread.id);
  const hangs = starter !== undefined && starter.channel_id !== thread.id;
  if (!hangs || !canSeeMessage(world, reader, starter)) return SCENE_UPDATE;
  return { events: [{ kind: 'message', message: messageView(starter, reader, world) }], changesScene: true };
}

function typingUpdate(channel: Channel, user: User, reader: User, world: World): LiveUpdate {
  if (user.id === reader.id || !world.canSee(channel, reader.id)) return NO_UPDATE;
  return { events: [{ kind: 'typing', channelId: channel.id, user }], changesScene: false };
}
