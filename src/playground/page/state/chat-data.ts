import type { ChannelView, LiveEvent, MessageView, Scene, WireEntry } from '../../web/protocol.ts';
import type { PlaygroundClient } from '../playground-client.ts';
import { createChannelCommands, type ChannelCommands } from './channel-commands.ts';
import { createReceivedClock, type ReceivedClock } from './received-clock.ts';
import { createTimelines, type Timelines } from './timelines.ts';
import { createTypingUsers, type TypingUsers } from './typing-users.ts';
import { createUnread, type Unread } from './unread.ts';

/** Entries of the wire view that are kept. */
const MAX_WIRE_ENTRIES = 500;

/** What the page has received from the server. It changes in place. */
export interface ChatData {
  scene: Scene | undefined;
  /** Id of the channel in view. */
  channelId: string | undefined;
  /** Whether events may have been missed: initially, and after a disconnection. */
  isStale: boolean;
  wire: readonly WireEntry[];
  readonly timelines: Timelines;
  readonly commands: ChannelCommands;
  readonly unread: Unread;
  readonly typing: TypingUsers;
  readonly clock: ReceivedClock;
}

/** Creates data for which nothing has been received. @param onChange called when “is typing…” ends */
export function createChatData(client: PlaygroundClient, onChange: () => void): ChatData {
  return {
    scene: undefined,
    channelId: undefined,
    isStale: true,
    wire: [],
    timelines: createTimelines(client),
    commands: createChannelCommands(client),
    unread: createUnread(),
    typing: createTypingUsers(onChange),
    clock: createReceivedClock(),
  };
}

/** Returns a channel of the scene. */
export function channelOf({ scene }: ChatData, id: string | undefined): ChannelView | undefined {
  return scene?.channels.find(each => each.id === id);
}

/** Applies an event other than a scene or changed commands, after which parts have to be loaded. */
export function applyEvent(
  data: ChatData,
  event: Exclude<LiveEvent, { readonly kind: 'scene' | 'commands_changed' }>,
): void {
  switch (event.kind) {
    case 'message':
      applyMessage(data, event.message);
      break;
    case 'messages_deleted':
      data.timelines.delete(event.channelId, event.messageIds);
      break;
    case 'typing':
      data.typing.start(event.channelId, event.user);
      break;
    case 'clock':
      data.clock.receive(event.clock);
      break;
    case 'wire':
      data.wire = [...data.wire.slice(1 - MAX_WIRE_ENTRIES), event.entry];
      break;
    default:
      event satisfies never;
  }
}

function applyMessage({ scene, channelId, timelines, unread, typing }: ChatData, message: MessageView): void {
  const { channel_id: id, author } = message;
  timelines.upsert(message);
  if (!unread.track(message)) return;
  if (id !== channelId && author.id !== scene?.me.id) unread.mark(id);
  typing.stop(id);
}

/**
 * Applies a scene. If events may have been missed, everything that they would have changed is discarded.
 * @param initialChannelId the channel to view first
 * @returns the channel to open; undefined if the channel in view stays as it is
 */
export function applyScene(data: ChatData, scene: Scene, initialChannelId: string): ChannelView | undefined {
  const wasStale = data.isStale;
  data.scene = scene;
  data.isStale = false;
  const viewed = channelOf(data, data.channelId ?? initialChannelId) ?? scene.channels[0];
  if (wasStale) {
    data.timelines.reset();
    data.commands.reset();
    data.unread.sync(scene.channels, viewed?.id);
    data.wire = [];
  }
  return wasStale || viewed?.id !== data.channelId ? viewed : undefined;
}
