import type { MessageView } from '../../web/protocol.ts';
import type { PlaygroundClient } from '../playground-client.ts';
import { isPrivate, withMessage, withOlder, withoutMessages, type Timeline } from './timeline.ts';

/** The histories of the channels that were opened, kept up with what happens. */
export interface Timelines {
  get(channelId: string): Timeline | undefined;
  /** Asks for a channel's history, once however often it is called meanwhile. @throws PlaygroundProblem */
  load(channelId: string): Promise<void>;
  /** Asks for what is before that which is here. @throws PlaygroundProblem */
  loadOlder(channelId: string): Promise<void>;
  upsert(message: MessageView): void;
  delete(channelId: string, messageIds: readonly string[]): void;
  /**
   * After a break nobody knows what was missed: all histories are to be asked for again. What was for the reader alone is
   * kept, since no history knows it.
   */
  reset(): void;
}

/** Changes a history. */
type Change = (timeline: Timeline) => Timeline;

/** A history on its way, and what happens to it until it comes. */
interface Loading {
  readonly changes: Change[];
  readonly done: Promise<void>;
}

/** Makes an empty set of histories. */
export function createTimelines(link: Pick<PlaygroundClient, 'history'>): Timelines {
  let timelines = new Map<string, Timeline>();
  let loadings = new Map<string, Loading>();
  let kept: readonly MessageView[] = [];

  const change = (channelId: string, by: Change): void => {
    const timeline = timelines.get(channelId);
    if (timeline !== undefined) timelines.set(channelId, by(timeline));
    loadings.get(channelId)?.changes.push(by);
  };

  const fetchHistory = async (channelId: string, changes: readonly Change[]): Promise<void> => {
    const [asked, theirs] = [timelines, loadings];
    try {
      const history = await link.history(channelId);
      const own = kept.filter(each => each.channel_id === channelId);
      const whole = own.reduce<Timeline>(withMessage, history);
      // One that was asked for before a break is not what is there after it.
      asked.set(
        channelId,
        changes.reduce((timeline, by) => by(timeline), whole),
      );
    } finally {
      theirs.delete(channelId);
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
      const older = await link.history(channelId, oldest.id);
      const now = timelines.get(channelId);
      // Another piece may have come meanwhile, or the whole anew: this one would leave a gap.
      if (now?.messages[0]?.id === oldest.id) timelines.set(channelId, withOlder(now, older));
    },
    upsert(message) {
      change(message.channel_id, timeline => withMessage(timeline, message));
    },
    delete(channelId, messageIds) {
      kept = kept.filter(each => !messageIds.includes(each.id));
      change(channelId, timeline => withoutMessages(timeline, messageIds));
    },
    reset() {
      const shown = [...timelines.values()].flatMap(({ messages }) => messages.filter(isPrivate));
      kept = [...kept.filter(each => !timelines.has(each.channel_id)), ...shown];
      timelines = new Map();
      loadings = new Map();
    },
  };
}
