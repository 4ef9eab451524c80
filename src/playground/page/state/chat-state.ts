import type {
  Act,
  ActResult,
  ChannelView,
  ClockView,
  LiveEvent,
  MessageView,
  OfferedCommand,
  Scene,
  WireEntry,
} from '../../web/protocol.ts';
import type { Link } from '../link.ts';
import { createNotices, type Notice } from './notices.ts';
import { withMessage, withOlder, withoutMessages, type Timeline } from './timeline.ts';

/** As many entries of the wire are kept. */
const MOST_ENTRIES = 500;

/** How long 'is typing…' is shown after the last sign of it, ms (docs, "Trigger Typing Indicator": it lasts 10 s). */
const TYPING = 10_000;

/** The playground's time as it was told, and when that was. */
interface ToldClock {
  readonly view: ClockView;
  /** By the page's own monotonic clock, ms. */
  readonly at: number;
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
  readonly clock: ClockView | undefined;
  /** The playground's time, ms since the epoch, UTC. */
  now(): number;
  open(channelId: string): Promise<void>;
  /** Asks for older messages of the channel in view. */
  loadOlder(): Promise<void>;
  /** Does something; what the app has not answered yet, and what it refused, stands among the notices. */
  act(act: Act): Promise<ActResult>;
  dismiss(notice: Notice): void;
  /** Ends the line to the playground. */
  close(): void;
}

/** Makes the page's state and begins to listen. @param changed called after each change */
export function openChatState(link: Link, changed: () => void): ChatState {
  let scene: Scene | undefined;
  let channelId: string | undefined;
  let told: ToldClock | undefined;
  let isConnected = true;
  let isStale = false;
  let wire: readonly WireEntry[] = [];
  const timelines = new Map<string, Timeline>();
  /** What comes while a history is on its way. */
  const arriving = new Map<string, MessageView[]>();
  const commands = new Map<string, readonly OfferedCommand[]>();
  const unread = new Set<string>();
  const typing = new Map<string, { readonly name: string; readonly until: number }>();
  const notices = createNotices(changed);

  const channelOf = (id: string | undefined): ChannelView | undefined =>
    scene?.channels.find(each => each.id === id);

  const loadHistory = async (id: string): Promise<void> => {
    const meanwhile: MessageView[] = [];
    arriving.set(id, meanwhile);
    const history = await link.history(id);
    arriving.delete(id);
    timelines.set(id, meanwhile.reduce<Timeline>(withMessage, history));
  };

  const loadCommands = async (id: string): Promise<void> => {
    commands.set(id, await link.commands(id));
  };

  const load = async (id: string, parts: readonly ((id: string) => Promise<void>)[]): Promise<void> => {
    try {
      await Promise.all(parts.map(part => part(id)));
    } catch (error) {
      notices.problem(id, error);
    }
    changed();
  };

  const open = async (id: string): Promise<void> => {
    channelId = id;
    unread.delete(id);
    changed();
    await load(id, [
      ...(timelines.has(id) ? [] : [loadHistory]),
      ...(commands.has(id) ? [] : [loadCommands]),
    ]);
  };

  /** After a break nobody knows what was missed. */
  const startAnew = (): void => {
    isStale = false;
    timelines.clear();
    commands.clear();
    wire = [];
    if (channelId !== undefined) void load(channelId, [loadHistory, loadCommands]);
  };

  const onEvent = (event: LiveEvent): void => {
    switch (event.kind) {
      case 'scene': {
        ({ scene } = event);
        if (isStale) startAnew();
        const here = channelOf(channelId) ?? event.scene.channels[0];
        if (here !== undefined && here.id !== channelId) void open(here.id);
        break;
      }
      case 'message': {
        const { channel_id: id, author } = event.message;
        const timeline = timelines.get(id);
        const isNew = timeline?.messages.every(each => each.id !== event.message.id) ?? true;
        if (timeline !== undefined) timelines.set(id, withMessage(timeline, event.message));
        arriving.get(id)?.push(event.message);
        if (isNew && id !== channelId && author.id !== scene?.me.id) unread.add(id);
        typing.delete(id);
        break;
      }
      case 'messages_gone': {
        const timeline = timelines.get(event.channelId);
        if (timeline !== undefined) {
          timelines.set(event.channelId, withoutMessages(timeline, event.messageIds));
        }
        break;
      }
      case 'typing': {
        const { global_name, username } = event.user;
        const until = performance.now() + TYPING;
        typing.set(event.channelId, { name: global_name ?? username, until });
        break;
      }
      case 'commands_changed':
        commands.clear();
        if (channelId !== undefined) void load(channelId, [loadCommands]);
        break;
      case 'clock':
        told = { view: event.clock, at: performance.now() };
        break;
      case 'wire':
        wire = [...wire.slice(1 - MOST_ENTRIES), event.entry];
        break;
      default:
        event satisfies never;
    }
    changed();
  };

  const silence = link.listen({
    event: onEvent,
    connected(is) {
      if (!is) isStale = true;
      isConnected = is;
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
      return here === undefined || here.until < performance.now() ? [] : [here.name];
    },
    unread,
    get wire() {
      return wire;
    },
    get isConnected() {
      return isConnected;
    },
    get clock() {
      return told?.view;
    },
    now: () => (told === undefined ? 0 : told.view.now + performance.now() - told.at),
    open,
    async loadOlder() {
      const id = channelId;
      const timeline = id === undefined ? undefined : timelines.get(id);
      const oldest = timeline?.messages[0];
      if (id === undefined || timeline === undefined || oldest === undefined || !timeline.hasMore) return;
      const older = await link.history(id, oldest.id);
      timelines.set(id, withOlder(timelines.get(id) ?? timeline, older));
      changed();
    },
    act: act => notices.follow(act, channelId ?? '', () => link.act(act)),
    dismiss: notices.dismiss,
    close: silence,
  };
}
