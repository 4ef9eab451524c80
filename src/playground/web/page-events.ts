import type { WorldEvent } from '../../discord-emulator/state/event-stream.ts';
import type { Channel, User } from '../../discord-emulator/state/guild.ts';
import { isThread, isGuildChannel } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { messageView } from './message-view.ts';
import type { LiveEvent } from './protocol.ts';
import { seesMessage } from './view-permissions.ts';

/** What an event of the world is to a reader. */
export interface News {
  readonly events: readonly LiveEvent[];
  /** Whether what is around the messages is no longer what it was. */
  readonly changesScene: boolean;
}

const NOTHING: News = { events: [], changesScene: false };
const SCENE: News = { events: [], changesScene: true };

/** What a reader is told of an event: nothing of what they do not see. */
export function newsOf(event: WorldEvent, reader: User, world: World): News {
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
      return SCENE;
    case 'message_create':
    case 'message_update':
      return messageNews(event.message, event.kind === 'message_create', reader, world);
    case 'reaction_add':
    case 'reaction_remove':
    case 'reaction_remove_all':
    case 'reaction_remove_emoji':
      return messageNews(event.message, false, reader, world);
    case 'message_delete':
      return deletionNews(event.message.channel_id, [event.message], reader, world);
    case 'message_delete_bulk':
      return deletionNews(event.channel.id, event.messages, reader, world);
    case 'typing_start':
      return typingNews(event.channel, event.user, reader, world);
    case 'commands_change':
      return { events: [{ kind: 'commands_changed' }], changesScene: false };
    case 'thread_list_sync':
    case 'interaction_create':
    case 'interaction_response':
    case 'interaction_message':
    case 'interaction_timeout':
    case 'interaction_end':
    default:
      return NOTHING;
  }
}

function messageNews(message: Message, isNew: boolean, reader: User, world: World): News {
  if (!seesMessage(world, reader, message)) return NOTHING;
  const shown: LiveEvent = { kind: 'message', message: messageView(message, reader, world) };
  const counted = isNew ? starterNews(message.channel_id, reader, world) : NOTHING;
  return { events: [shown, ...counted.events], changesScene: counted.changesScene };
}

function deletionNews(channelId: string, gone: readonly Message[], reader: User, world: World): News {
  const messageIds = gone.filter(each => seesMessage(world, reader, each)).map(each => each.id);
  if (messageIds.length === 0) return NOTHING;
  const counted = starterNews(channelId, reader, world);
  return { ...counted, events: [{ kind: 'messages_gone', channelId, messageIds }, ...counted.events] };
}

/** How many messages a thread has is written on it, and on the message it hangs on. */
function starterNews(channelId: string, reader: User, world: World): News {
  const thread = world.directory.findChannel(channelId);
  if (thread === undefined || !isGuildChannel(thread) || !isThread(thread)) return NOTHING;
  const starter = world.messages.find(thread.id);
  const hangs = starter !== undefined && starter.channel_id !== thread.id;
  if (!hangs || !seesMessage(world, reader, starter)) return SCENE;
  return { events: [{ kind: 'message', message: messageView(starter, reader, world) }], changesScene: true };
}

function typingNews(channel: Channel, user: User, reader: User, world: World): News {
  if (user.id === reader.id || !world.canSee(channel, reader.id)) return NOTHING;
  return { events: [{ kind: 'typing', channelId: channel.id, user }], changesScene: false };
}
