import type {
  Action,
  ActionResult,
  ChannelView,
  ClockView,
  LiveEvent,
  OfferedCommand,
  Scene,
  WireEntry,
} from '../../web/protocol.ts';
import type { PlaygroundClient } from '../playground-client.ts';
import { applyEvent, applyScene, channelOf, createChatData } from './chat-data.ts';
import { createNotices, type Notice } from './notices.ts';
import type { Timeline } from './timeline.ts';

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
  let isConnected = true;
  let refusal: string | undefined;
  const data = createChatData(client, onChange);
  const { timelines, commands } = data;
  const notices = createNotices(onChange);

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
    data.channelId = id;
    data.unread.read(id);
    onChange();
    await load(
      id,
      ...(timelines.get(id) === undefined ? [timelines.load(id)] : []),
      ...(commands.get(id) === undefined ? [commands.load(id)] : []),
    );
  };

  const onEvent = (event: LiveEvent): void => {
    const { channelId } = data;
    if (event.kind === 'scene') {
      const next = applyScene(data, event.scene, initialChannelId);
      if (next !== undefined) void open(next.id);
    } else if (event.kind === 'commands_changed') {
      commands.reset();
      if (channelId !== undefined) void load(channelId, commands.load(channelId));
    } else {
      applyEvent(data, event);
    }
    onChange();
  };

  const unsubscribe = client.listen({
    event: onEvent,
    connected(isNowConnected) {
      data.isStale ||= !isNowConnected;
      isConnected = isNowConnected;
      onChange();
    },
    refused(problem) {
      refusal = problem;
      onChange();
    },
  });

  /** Returns something of the channel in view, or `fallback` while there is none. */
  const inView = <T>(read: (channelId: string) => T, fallback: T): T =>
    data.channelId === undefined ? fallback : read(data.channelId);

  return {
    get scene() {
      return data.scene;
    },
    get channel() {
      return channelOf(data, data.channelId);
    },
    get timeline() {
      return inView(timelines.get, undefined);
    },
    get commands() {
      return inView(commands.get, undefined) ?? [];
    },
    get notices() {
      return inView(notices.of, []);
    },
    get typing() {
      return inView(data.typing.namesIn, []);
    },
    unread: data.unread.channels,
    get wire() {
      return data.wire;
    },
    get isConnected() {
      return isConnected;
    },
    get refusal() {
      return refusal;
    },
    get clock() {
      return data.clock.view;
    },
    now: data.clock.now,
    open,
    async loadOlder() {
      const { channelId } = data;
      if (channelId !== undefined) await load(channelId, timelines.loadOlder(channelId));
    },
    perform: action => notices.follow(action, data.channelId ?? '', () => client.perform(action)),
    dismiss: notices.dismiss,
    close: unsubscribe,
  };
}
