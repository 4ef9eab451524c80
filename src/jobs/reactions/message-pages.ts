import type { MessageReactions, ReactionReader } from '../../core/message/reaction-reader.ts';
import type { PostedMessage } from '../../core/message/posted.ts';
import type { LiveReactions } from '../../usecases/live-reactions.ts';
import type { PacedRequests } from './paced-requests.ts';

/** Some 2 MB; in a channel with one digest a day, a page holds all of them. */
const MAX_MESSAGES = 5_000;

/** The reactions on the bot's messages, read by pages of a channel, so that one request serves many messages. */
export interface MessagePages {
  /** Returns the reactions on a message; `undefined` if it was deleted. Throws `SendError`. */
  reactionsOn(message: Pick<PostedMessage, 'channelId' | 'messageId'>): Promise<MessageReactions | undefined>;
  close(): void;
}

/** Creates pages of which none is read yet. A message whose reactions change after it was read is read again. */
export function createMessagePages(using: {
  readonly reader: Pick<ReactionReader, 'messagesUpTo'>;
  readonly requests: PacedRequests;
  readonly live: LiveReactions;
}): MessagePages {
  const { reader, requests, live } = using;
  /** Those read and not asked for yet, the first read first. */
  const messages = new Map<string, MessageReactions>();
  /** Changed since the request in progress was sent. */
  const changed = new Set<string>();
  const close = live.listen(({ messageId }) => {
    messages.delete(messageId);
    changed.add(messageId);
  });

  function store(message: MessageReactions): void {
    if (changed.has(message.messageId)) return;
    messages.set(message.messageId, message);
    const [oldest] = messages.keys();
    if (messages.size > MAX_MESSAGES && oldest !== undefined) messages.delete(oldest);
  }

  return {
    close,
    async reactionsOn({ channelId, messageId }) {
      const read = messages.get(messageId);
      messages.delete(messageId);
      if (read) return read;
      const page = await requests.send(() => {
        changed.clear();
        return reader.messagesUpTo(channelId, messageId);
      });
      for (const message of page) if (message.messageId !== messageId) store(message);
      return page.find(message => message.messageId === messageId);
    },
  };
}
