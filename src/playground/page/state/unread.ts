import type { ChannelView, MessageView } from '../../web/protocol.ts';
import { compareIds } from './timeline.ts';

/** The channels with unread messages. */
export interface Unread {
  readonly channels: ReadonlySet<string>;
  /**
   * Updates from a list of channels. Initially all messages count as read; after a disconnection, the new ones do not.
   * @param viewedId the channel in view
   */
  sync(channels: readonly ChannelView[], viewedId: string | undefined): void;
  /** Records a new or changed message. @returns true if it is new */
  track(message: MessageView): boolean;
  mark(channelId: string): void;
  read(channelId: string): void;
}

/** Creates a state with no unread channels. */
export function createUnread(): Unread {
  const newest = new Map<string, string>();
  const channels = new Set<string>();
  return {
    channels,
    sync(all, viewedId) {
      for (const { id, lastMessageId } of all) {
        const [known, found] = [newest.get(id), lastMessageId ?? '0'];
        if (known !== undefined && id !== viewedId && compareIds(found, known) > 0) channels.add(id);
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
