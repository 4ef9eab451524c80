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

/** As many entries of the wire are kept. */
const MAX_WIRE_ENTRIES = 500;

/** How long 'is typing…' is shown after the last sign of it, ms (docs, "Trigger Typing Indicator": it lasts 10 s). */
const TYPING_MS = 10_000;

/** The playground's time as it was told, and when that was. */
interface ClockReading {
  readonly view: ClockView;
  /** By the page's own monotonic clock, ms. */
  readonly receivedAt: number;
}

/** All that the page shows. Read it anew after each change. */
export interface ChatState {
  readonly scene: Scene | undefined;
  /** The channel in view. */
  readonly channel: ChannelView | undefined;
  /** Its history; undefined until it came. */
  readonly timeline: Timeline | undefined;
  /** The commands offered in it. */
  readonly commands: readonly OfferedCommand[];
  /** What is under way or went wrong in it. */
  readonly notices: readonly Notice[];
  readonly typing: readonly string[];
  readonly unread: ReadonlySet<string>;
  readonly wire: readonly WireEntry[];
  readonly isConnected: boolean;
  /** Why the playground will not hear of this page. */
  readonly refusal: string | undefined;
  readonly clock: ClockView | undefined;
  /** The playground's time, ms since the epoch, UTC. */
  now(): number;
  open(channelId: string): Promise<void>;
  /** Asks for older messages of the channel in view. */
  loadOlder(): Promise<void>;
  /** Does something; what the app has not answered yet, and what it refused, stands among the notices. */
  perform(act: Action): Promise<ActionResult>;
  dismiss(notice: Notice): void;
  /** Ends the line to the playground. */
  close(): void;
}

/**
 * Makes the page's state and begins to listen.
 * @param wanted the channel to begin with, where there is such; else the first
 * @param changed called after each change
 */
export function openChatState(link: PlaygroundClient, wanted: string, changed: () => void): ChatState {
  let scene: Scene | undefined;
  let channelId: string | undefined;
  let told: ClockReading | undefined;
  let isConnected = true;
  let isStale = true;
  let refusal: string | undefined;
  let wire: readonly WireEntry[] = [];
  const timelines = createTimelines(link);
  let commands = new Map<string, readonly OfferedCommand[]>();
  const unread = createUnread();
  const typing = new Map<string, { readonly name: string; readonly until: number }>();
  const notices = createNotices(changed);

  const channelOf = (id: string | undefined): ChannelView | undefined =>
    scene?.channels.find(each => each.id === id);

  const loadCommands = async (id: string): Promise<void> => {
    const asked = commands;
    asked.set(id, await link.commands(id));
  };

  /** What does not come is told in the channel it is of. */
  const load = async (id: string, ...parts: readonly Promise<void>[]): Promise<void> => {
    try {
      await Promise.all(parts);
    } catch (error) {
      notices.problem(id, error);
    }
    changed();
  };

  const open = async (id: string): Promise<void> => {
    channelId = id;
    unread.read(id);
    changed();
    await load(
      id,
      ...(timelines.get(id) === undefined ? [timelines.load(id)] : []),
      ...(commands.has(id) ? [] : [loadCommands(id)]),
    );
  };

  const onScene = (next: Scene): void => {
    scene = next;
    const here = channelOf(channelId ?? wanted) ?? next.channels[0];
    const isElsewhere = here !== undefined && here.id !== channelId;
    if (isStale) {
      // At first, and after a break: nobody knows what was missed.
      isStale = false;
      timelines.reset();
      commands = new Map();
      unread.sync(next.channels, here?.id);
      wire = [];
    } else if (!isElsewhere) {
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
      case 'messages_gone':
        timelines.delete(event.channelId, event.messageIds);
        break;
      case 'typing':
        typing.set(event.channelId, {
          name: displayName(event.user),
          until: performance.now() + TYPING_MS,
        });
        setTimeout(changed, TYPING_MS);
        break;
      case 'commands_changed':
        commands = new Map();
        if (channelId !== undefined) void load(channelId, loadCommands(channelId));
        break;
      case 'clock':
        told = { view: event.clock, receivedAt: performance.now() };
        break;
      case 'wire':
        wire = [...wire.slice(1 - MAX_WIRE_ENTRIES), event.entry];
        break;
      default:
        event satisfies never;
    }
    changed();
  };

  const silence = link.listen({
    event: onEvent,
    connected(is) {
      isStale ||= !is;
      isConnected = is;
      changed();
    },
    refused(problem) {
      refusal = problem;
      changed();
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
      return told?.view;
    },
    now: () => (told === undefined ? 0 : told.view.now + performance.now() - told.receivedAt),
    open,
    async loadOlder() {
      if (channelId !== undefined) await load(channelId, timelines.loadOlder(channelId));
    },
    perform: act => notices.follow(act, channelId ?? '', () => link.perform(act)),
    dismiss: notices.dismiss,
    close: silence,
  };
}
