import type {
  Action,
  ActionResult,
  ChannelView,
  ClockView,
  LiveEvent,
  MessageView,
  OfferedCommand,
  Scene,
  WireEntry,
} from '../../web/protocol.ts';
import type { PlaygroundClient } from '../playground-client.ts';
import { displayName } from '../message/user.ts';
import { createNotices, type Notice } from './notices.ts';
import type { Timeline } from './timeline.ts';
import { createTimelines } from './timelines.ts';
import { createUnread } from './unread.ts';

/** Entries of the wire view that are kept. */
const MAX_WIRE_ENTRIES = 500;

/** How long “is typing…” is shown after a typing event (docs, "Trigger Typing Indicator": 10 s). */
const TYPING_MS = 10_000;

/** The last time received from the playground. */
interface ClockReading {
  readonly view: ClockView;
  /** By the page’s monotonic clock, ms. */
  readonly receivedAt: number;
}

/** The state that the page shows. Its properties change in place: read them again after each change. */
export interface ChatState {
  readonly scene: Scene | undefined;
  /** The channel in view. */
  readonly channel: ChannelView | undefined;
  /** Its history; undefined until it is loaded. */
  readonly timeline: Timeline | undefined;
  /** The commands offered in it. */
  readonly commands: readonly OfferedCommand[];
  /** Pending and failed actions in it. */
  readonly notices: readonly Notice[];
  readonly typing: readonly string[];
  readonly unread: ReadonlySet<string>;
  readonly wire: readonly WireEntry[];
  readonly isConnected: boolean;
  /** Why the server refuses this page for good. */
  readonly refusal: string | undefined;
  readonly clock: ClockView | undefined;
  /** The playground's time, ms since the epoch, UTC. */
  now(): number;
  open(channelId: string): Promise<void>;
  /** Loads older messages of the channel in view. */
  loadOlder(): Promise<void>;
  /** Performs an action; while it is pending, and if it fails, a notice is shown. */
  perform(action: Action): Promise<ActionResult>;
  dismiss(notice: Notice): void;
  /** Closes the connection to the server. */
  close(): void;
}

/**
 * Opens the page’s state, which receives the playground’s events until it is closed.
 * @param initialChannelId the channel to open first; the first one of the server if it does not exist
 * @param onChange called after each change
 */
export function openChatState(
  client: PlaygroundClient,
  initialChannelId: string,
  onChange: () => void,
): ChatState {
  let scene: Scene | undefined;
  let channelId: string | undefined;
  let clockReading: ClockReading | undefined;
  let isConnected = true;
  let isStale = true;
  let refusal: string | undefined;
  let wire: readonly WireEntry[] = [];
  const timelines = createTimelines(client);
  let commands = new Map<string, readonly OfferedCommand[]>();
  const unread = createUnread();
  const typing = new Map<string, { readonly name: string; readonly until: number }>();
  const notices = createNotices(onChange);

  const channelOf = (id: string | undefined): ChannelView | undefined =>
    scene?.channels.find(each => each.id === id);

  const loadCommands = async (id: string): Promise<void> => {
    const current = commands;
    current.set(id, await client.commands(id));
  };

  /** Loads parts of a channel; a failure is shown as a notice in it. */
  const load = async (id: string, ...parts: readonly Promise<void>[]): Promise<void> => {
    try {
      await Promise.all(parts);
    } catch (error) {
      notices.problem(id, error);
    }
    onChange();
  };

  const open = async (id: string): Promise<void> => {
    channelId = id;
    unread.read(id);
    onChange();
    await load(
      id,
      ...(timelines.get(id) === undefined ? [timelines.load(id)] : []),
      ...(commands.has(id) ? [] : [loadCommands(id)]),
    );
  };

  const onScene = (next: Scene): void => {
    scene = next;
    const here = channelOf(channelId ?? initialChannelId) ?? next.channels[0];
    const isOtherChannel = here !== undefined && here.id !== channelId;
    if (isStale) {
      // At first and after a disconnection: events may have been missed.
      isStale = false;
      timelines.reset();
      commands = new Map();
      unread.sync(next.channels, here?.id);
      wire = [];
    } else if (!isOtherChannel) {
      return;
    }
    if (here !== undefined) void open(here.id);
  };

  const onMessage = (message: MessageView): void => {
    const { channel_id: id, author } = message;
    timelines.upsert(message);
    const isNew = unread.track(message);
    if (isNew && id !== channelId && author.id !== scene?.me.id) unread.mark(id);
    if (isNew) typing.delete(id);
  };

  const onEvent = (event: LiveEvent): void => {
    switch (event.kind) {
      case 'scene':
        onScene(event.scene);
        break;
      case 'message':
        onMessage(event.message);
        break;
      case 'messages_deleted':
        timelines.delete(event.channelId, event.messageIds);
        break;
      case 'typing':
        typing.set(event.channelId, {
          name: displayName(event.user),
          until: performance.now() + TYPING_MS,
        });
        setTimeout(onChange, TYPING_MS);
        break;
      case 'commands_changed':
        commands = new Map();
        if (channelId !== undefined) void load(channelId, loadCommands(channelId));
        break;
      case 'clock':
        clockReading = { view: event.clock, receivedAt: performance.now() };
        break;
      case 'wire':
        wire = [...wire.slice(1 - MAX_WIRE_ENTRIES), event.entry];
        break;
      default:
        event satisfies never;
    }
    onChange();
  };

  const unsubscribe = client.listen({
    event: onEvent,
    connected(isNowConnected) {
      isStale ||= !isNowConnected;
      isConnected = isNowConnected;
      onChange();
    },
    refused(problem) {
      refusal = problem;
      onChange();
    },
  });

  return {
    get scene() {
      return scene;
    },
    get channel() {
      return channelOf(channelId);
    },
    get timeline() {
      return channelId === undefined ? undefined : timelines.get(channelId);
    },
    get commands() {
      return channelId === undefined ? [] : (commands.get(channelId) ?? []);
    },
    get notices() {
      return channelId === undefined ? [] : notices.of(channelId);
    },
    get typing() {
      const here = channelId === undefined ? undefined : typing.get(channelId);
      return here === undefined || here.until <= performance.now() ? [] : [here.name];
    },
    unread: unread.channels,
    get wire() {
      return wire;
    },
    get isConnected() {
      return isConnected;
    },
    get refusal() {
      return refusal;
    },
    get clock() {
      return clockReading?.view;
    },
    now: () =>
      clockReading === undefined ? 0 : clockReading.view.now + performance.now() - clockReading.receivedAt,
    open,
    async loadOlder() {
      if (channelId !== undefined) await load(channelId, timelines.loadOlder(channelId));
    },
    perform: action => notices.follow(action, channelId ?? '', () => client.perform(action)),
    dismiss: notices.dismiss,
    close: unsubscribe,
  };
}
