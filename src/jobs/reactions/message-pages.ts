import type { MessageReactions, ReactionReader } from '../../core/message/reaction-reader.ts';
import type { PostedMessage } from '../../core/message/posted.ts';
import { timeOfId } from '../../core/message/snowflake.ts';
import type { LiveReactions } from '../../usecases/live-reactions.ts';
import type { PacedRequests } from './paced-requests.ts';

/**
 * Some 10 MB, for a thousand channels with a digest a day. Messages beyond that are read again in their turn: if they took
 * the place of earlier ones, in more channels than that hardly any would still be there when it is needed.
 */
const MAX_MESSAGES = 30_000;

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
  /** Earlier messages are not requested, ms since the epoch. */
  readonly since: number;
}): MessagePages {
  const { reader, requests, live, since } = using;
  /** Those read and not requested yet. */
  const messages = new Map<string, MessageReactions>();
  /** Changed since the request in progress was sent. */
  const changed = new Set<string>();
  const close = live.listen(({ messageId }) => {
    messages.delete(messageId);
    changed.add(messageId);
  });

  function store(message: MessageReactions): void {
    const { messageId } = message;
    if (messages.size >= MAX_MESSAGES || timeOfId(messageId) < since || changed.has(messageId)) return;
    messages.set(messageId, message);
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
