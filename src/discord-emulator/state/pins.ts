import { MessageType } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { User } from './guild.ts';
import type { Message } from './message.ts';
import type { MessageArchive } from './message-archive.ts';
import type { Messages } from './messages.ts';
import { EMPTY_DRAFT, referenceTo } from './new-message.ts';

/** Pins of one channel (docs, "Pin Message"; code 30003, whose text still says 50). */
const MAX_PINS = 250;

/** Pins messages and takes them off again. Both can be repeated without effect. */
export interface Pins {
  /** The pinned messages of a channel, pinned last first. */
  readonly of: (channelId: string) => readonly Message[];
  /** Pins a message; Discord says so in the channel. @throws ApiError 30003 */
  pin(message: Message, user: User): void;
  unpin(message: Message): void;
}

/** Makes the pins of a world. */
export function createPins(options: {
  readonly archive: MessageArchive;
  readonly messages: Messages;
  readonly directory: Directory;
  readonly events: EventStream;
  readonly now: () => number;
}): Pins {
  const { archive, messages, directory, events, now } = options;

  const store = (message: Message): void => {
    archive.put(message);
    events.emit({ kind: 'message_update', message });
    const channel = directory.channel(message.channel_id);
    events.emit({ kind: 'pins_update', channel });
  };

  return {
    of: archive.pins,
    pin(message, user) {
      if (message.pinned) return;
      if (archive.pins(message.channel_id).length >= MAX_PINS) throw refuse('tooManyPins');
      const channel = directory.channel(message.channel_id);
      if ('last_pin_timestamp' in channel) {
        directory.putQuietly({ ...channel, last_pin_timestamp: new Date(now()).toISOString() });
      }
      store({ ...message, pinned: true, pinnedAt: now() });
      messages.create({
        channel: directory.channel(message.channel_id),
        author: user,
        draft: EMPTY_DRAFT,
        files: [],
        system: { type: MessageType.ChannelPinnedMessage, reference: referenceTo(message) },
      });
    },
    unpin(message) {
      if (!message.pinned) return;
      const { pinnedAt: _when, ...rest } = message;
      store({ ...rest, pinned: false });
    },
  };
}
