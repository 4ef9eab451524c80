import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import { SendError, type ChannelSender } from '../core/delivery/sender.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { findMessage, MESSAGES_PER_PAGE, messageSchema, type FetchedMessage } from './find-message.ts';
import { asSendError } from './rest-problem.ts';

const messages = z.array(messageSchema);

export interface MessageReaderOptions {
  readonly rest: Pick<REST, 'get'>;
  /** Returns the bot's user id; `undefined` before it has connected. */
  readonly botId: () => string | undefined;
  /** Called before each request. Throws `SendError` for a channel that cannot be read. */
  readonly checkReadable: (channelId: string) => void;
}

/** Creates the part of a sender that reads the messages of channels. */
export function createMessageReader({
  rest,
  botId,
  checkReadable,
}: MessageReaderOptions): Pick<ChannelSender, 'newestMessage' | 'findPosted'> {
  async function fetchMessages(channelId: string, query: Record<string, string>): Promise<FetchedMessage[]> {
    checkReadable(channelId);
    const response = await rest.get(Routes.channelMessages(channelId), { query: new URLSearchParams(query) });
    return messages.parse(response);
  }

  return {
    newestMessage: channelId =>
      asSendError(async () => (await fetchMessages(channelId, { limit: '1' }))[0]?.id ?? '0'),

    findPosted: (channelId, floor, post) =>
      asSendError(() =>
        findMessage(floor, { post, botId: botId() }, after =>
          fetchMessages(channelId, { after, limit: String(MESSAGES_PER_PAGE) }),
        ),
      ),
  };
}

/**
 * Throws `SendError` unless the bot may read a channel's history: without the permission Discord returns an empty list
 * rather than an error, as if nothing had been posted.
 */
export function throwUnlessReadable(
  channelId: string,
  { canReadHistory }: Pick<ChannelAccess, 'canReadHistory'>,
): void {
  const canRead = canReadHistory(channelId);
  if (canRead === undefined) throw new SendError('unavailable', "the channel's server is unavailable");
  if (!canRead) {
    throw new SendError('forbidden', 'the channel cannot be read: Read Message History is missing');
  }
}
