import type { ChannelView, MessageView } from '../../web/protocol.ts';
import { compareIds } from './timeline.ts';

/** Which channels have something that was not read. */
export interface Unread {
  readonly channels: ReadonlySet<string>;
  /**
   * Takes the channels as they are found. At first all there is counts as read; after a break, what came meanwhile does not.
   * @param here the channel in view
   */
  sync(channels: readonly ChannelView[], here: string | undefined): void;
  /** Notes a message that is told of, be it new or an old one changed. @returns whether it is new */
  track(message: MessageView): boolean;
  mark(channelId: string): void;
  read(channelId: string): void;
}

/** Makes it with nothing unread. */
export function createUnread(): Unread {
  const newest = new Map<string, string>();
  const channels = new Set<string>();
  return {
    channels,
    sync(all, here) {
      for (const { id, lastMessageId } of all) {
        const [known, found] = [newest.get(id), lastMessageId ?? '0'];
        if (known !== undefined && id !== here && compareIds(found, known) > 0) channels.add(id);
        newest.set(id, found);
      }
    },
    track({ id, channel_id: channelId }) {
      const isNew = compareIds(id, newest.get(channelId) ?? '0') > 0;
      if (isNew) newest.set(channelId, id);
      return isNew;
    },
    mark(channelId) {
      channels.add(channelId);
    },
    read(channelId) {
      channels.delete(channelId);
    },
  };
}
