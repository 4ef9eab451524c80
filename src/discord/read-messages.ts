import { Routes, type REST } from 'discord.js';
import * as z from 'zod';
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
  readonly checkReadable: (channelId: string) => void | Promise<void>;
}

/** Creates the part of a sender that reads the messages of channels. */
export function createMessageReader({
  rest,
  botId,
  checkReadable,
}: MessageReaderOptions): Pick<ChannelSender, 'newestMessage' | 'findPosted'> {
  async function fetchMessages(channelId: string, query: Record<string, string>): Promise<FetchedMessage[]> {
    await checkReadable(channelId);
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

/**
 * Does the same also for channels that this process may not know since their servers are served by another one: there, a message that
 * can be read shows that the bot may. A channel without any counts as unavailable.
 */
export async function throwUnlessKnownReadable(
  channelId: string,
  access: Pick<ChannelAccess, 'canReadHistory' | 'mayBeServedElsewhere'>,
  rest: Pick<REST, 'get'>,
): Promise<void> {
  const isForeign = access.canReadHistory(channelId) === undefined && access.mayBeServedElsewhere(channelId);
  if (!isForeign) return throwUnlessReadable(channelId, access);
  const query = new URLSearchParams({ limit: '1' });
  const found = messages.parse(await rest.get(Routes.channelMessages(channelId), { query }));
  if (found.length > 0) return;
  throw new SendError(
    'unavailable',
    "whether the channel can be read is known to its server's process alone",
  );
}
