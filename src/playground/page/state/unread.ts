import type { ChannelView, MessageView } from '../../web/protocol.ts';
import { compareIds } from './timeline.ts';

/** Which channels have something that was not read. */
export interface Unread {
  readonly channels: ReadonlySet<string>;
  /** All there is counts as read: that is what the reader finds. */
  begin(channels: readonly ChannelView[]): void;
  /** Notes a message that is told of, be it new or an old one changed. @returns whether it is new */
  note(message: MessageView): boolean;
  mark(channelId: string): void;
  read(channelId: string): void;
}

/** Makes it with nothing unread. */
export function createUnread(): Unread {
  const newest = new Map<string, string>();
  const channels = new Set<string>();
  return {
    channels,
    begin(all) {
      for (const { id, lastMessageId } of all) newest.set(id, lastMessageId ?? '0');
    },
    note({ id, channel_id: channelId }) {
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
