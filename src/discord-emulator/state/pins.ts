import { MessageType } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { User } from './guild.ts';
import type { Message } from './message.ts';
import type { MessageStore } from './message-store.ts';
import type { Messages } from './messages.ts';
import { EMPTY_DRAFT, messageReference } from './new-message.ts';

/** Pins per channel (docs, "Pin Message"; the text of code 30003 still says 50). */
const MAX_PINS = 250;

/** Pins and unpins messages. Repeating either has no effect. */
export interface Pins {
  /** Returns the pinned messages of a channel, the last pinned first. */
  readonly of: (channelId: string) => readonly Message[];
  /** Pins a message and posts a system message about it in the channel. @throws ApiError 30003 */
  pin(message: Message, user: User): void;
  unpin(message: Message): void;
}

/** Creates the pins of a world. */
export function createPins(options: {
  readonly messageStore: MessageStore;
  readonly messages: Messages;
  readonly directory: Directory;
  readonly events: EventStream;
  readonly now: () => number;
}): Pins {
  const { messageStore, messages, directory, events, now } = options;

  const store = (message: Message): void => {
    messageStore.put(message);
    events.emit({ kind: 'message_update', message });
    const channel = directory.channel(message.channel_id);
    events.emit({ kind: 'pins_update', channel });
  };

  return {
    of: messageStore.pins,
    pin(message, user) {
      if (message.pinned) return;
      if (messageStore.pins(message.channel_id).length >= MAX_PINS) throw apiError('tooManyPins');
      const channel = directory.channel(message.channel_id);
      if ('last_pin_timestamp' in channel) {
        directory.putChannelSilently({ ...channel, last_pin_timestamp: new Date(now()).toISOString() });
      }
      store({ ...message, pinned: true, pinnedAt: now() });
      messages.create({
        channel: directory.channel(message.channel_id),
        author: user,
        draft: EMPTY_DRAFT,
        files: [],
        system: { type: MessageType.ChannelPinnedMessage, reference: messageReference(message) },
      });
    },
    unpin(message) {
      if (!message.pinned) return;
      const { pinnedAt: _pinnedAt, ...rest } = message;
      store({ ...rest, pinned: false });
    },
  };
}
