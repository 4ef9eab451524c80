import { MessageFlags, Routes, type Client } from 'discord.js';
import type { Log } from '../../core/log.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { LinkingMessage } from '../../usecases/seen-reply.ts';
import { toSendError } from '../rest-problem.ts';
import { canReplyIn } from './can-reply.ts';

/** Messages that are looked at at once; in an overload others get no reply. */
const MAX_UNDER_WAY = 20;

export interface LinkReplierOptions {
  readonly client: Client;
  /** Returns the reply to a message; `undefined` for none. */
  readonly replyTo: (message: LinkingMessage) => Promise<MessageBody | undefined>;
  /** Writes a warning that repeats once a minute. */
  readonly repeatLog: Log;
}

/** Replies to messages with links that were not written to the bot. */
export interface LinkReplier {
  /** Begins the reply, unless the bot may not write there. */
  add(message: LinkingMessage): void;
  settled(): Promise<unknown>;
}

/** Creates it. A reply that cannot be sent is not repeated: it is only a hint. */
export function createLinkReplier({ client, replyTo, repeatLog }: LinkReplierOptions): LinkReplier {
  const underWay = new Set<Promise<void>>();

  async function reply(message: LinkingMessage): Promise<void> {
    const body = await replyTo(message);
    if (!body) return;
    const { id, channelId } = message;
    await client.rest.post(Routes.channelMessages(channelId), {
      body: {
        ...body,
        flags: body.flags | MessageFlags.SuppressNotifications,
        allowed_mentions: { ...body.allowed_mentions, replied_user: false },
        message_reference: { message_id: id, fail_if_not_exists: false },
        nonce: id,
        enforce_nonce: true,
      },
    });
  }

  return {
    add(message) {
      if (underWay.size >= MAX_UNDER_WAY || !canReplyIn(client, message.channelId)) return;
      const replying = reply(message)
        .catch((error: unknown) =>
          repeatLog.warn('link_not_replied_to', {
            guild: message.guildId,
            why: toSendError(error).message,
            error,
          }),
        )
        .finally(() => underWay.delete(replying));
      underWay.add(replying);
    },
    settled: () => Promise.allSettled(underWay),
  };
}
