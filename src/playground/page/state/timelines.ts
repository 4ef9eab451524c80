import type { MessageView } from '../../web/protocol.ts';
import type { PlaygroundClient } from '../playground-client.ts';
import { isPrivate, withMessage, withOlder, withoutMessages, type Timeline } from './timeline.ts';

/** The timelines of the channels that were opened, updated by events. */
export interface Timelines {
  get(channelId: string): Timeline | undefined;
  /** Loads a channel’s history; concurrent calls share a request. @throws RequestFailedError */
  load(channelId: string): Promise<void>;
  /** Loads messages older than the loaded ones. @throws RequestFailedError */
  loadOlder(channelId: string): Promise<void>;
  upsert(message: MessageView): void;
  delete(channelId: string, messageIds: readonly string[]): void;
  /**
   * Discards all timelines after a disconnection, during which events were missed. Ephemeral messages are kept, because
   * no history includes them.
   */
  reset(): void;
}

/** Returns a changed timeline. */
type Change = (timeline: Timeline) => Timeline;

/** A history being loaded, and the changes to apply to it afterwards. */
interface Loading {
  readonly changes: Change[];
  readonly done: Promise<void>;
}

/** Creates an empty set of timelines. */
export function createTimelines(client: Pick<PlaygroundClient, 'history'>): Timelines {
  let timelines = new Map<string, Timeline>();
  let loadings = new Map<string, Loading>();
  let ephemeral: readonly MessageView[] = [];

  const change = (channelId: string, by: Change): void => {
    const timeline = timelines.get(channelId);
    if (timeline !== undefined) timelines.set(channelId, by(timeline));
    loadings.get(channelId)?.changes.push(by);
  };

  const fetchHistory = async (channelId: string, changes: readonly Change[]): Promise<void> => {
    const [currentTimelines, currentLoadings] = [timelines, loadings];
    try {
      const history = await client.history(channelId);
      const own = ephemeral.filter(each => each.channel_id === channelId);
      const whole = own.reduce<Timeline>(withMessage, history);
      // A reset replaces the maps, so that a response to an earlier request is discarded.
      currentTimelines.set(
        channelId,
        changes.reduce((timeline, by) => by(timeline), whole),
      );
    } finally {
      currentLoadings.delete(channelId);
    }
  };

  return {
    get: channelId => timelines.get(channelId),
    async load(channelId) {
      const known = loadings.get(channelId);
      if (known !== undefined) return known.done;
      const changes: Change[] = [];
      const done = fetchHistory(channelId, changes);
      loadings.set(channelId, { changes, done });
      return done;
    },
    async loadOlder(channelId) {
      const timeline = timelines.get(channelId);
      const oldest = timeline?.messages[0];
      if (timeline?.hasMore !== true || oldest === undefined) return;
      const older = await client.history(channelId, oldest.id);
      const now = timelines.get(channelId);
      // If older messages were loaded meanwhile, or all of them again, this part would leave a gap.
      if (now?.messages[0]?.id === oldest.id) timelines.set(channelId, withOlder(now, older));
    },
    upsert(message) {
      change(message.channel_id, timeline => withMessage(timeline, message));
    },
    delete(channelId, messageIds) {
      ephemeral = ephemeral.filter(each => !messageIds.includes(each.id));
      change(channelId, timeline => withoutMessages(timeline, messageIds));
    },
    reset() {
      const shown = [...timelines.values()].flatMap(({ messages }) => messages.filter(isPrivate));
      ephemeral = [...ephemeral.filter(each => !timelines.has(each.channel_id)), ...shown];
      timelines = new Map();
      loadings = new Map();
    },
  };
}
