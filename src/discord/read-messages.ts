import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import { SendError } from '../core/delivery/sender.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { messageSchema, type FetchedMessage } from './find-message.ts';

const messages = z.array(messageSchema);

/** Fetches messages of a channel. @throws the error of the REST client */
export async function fetchMessages(
  rest: Pick<REST, 'get'>,
  channelId: string,
  query: Record<string, string>,
): Promise<FetchedMessage[]> {
  return messages.parse(
    await rest.get(Routes.channelMessages(channelId), { query: new URLSearchParams(query) }),
  );
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
