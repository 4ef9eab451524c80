import { GatewayDispatchEvents, MessageType, type Client } from 'discord.js';
import * as z from 'zod';
import type { ThreadEvent } from '../core/discussion/thread-events.ts';
import { timeOfId } from '../core/message/snowflake.ts';
import { threadMetadataSchema, threadStateOf } from './thread-reader.ts';

const snowflake = z.string().regex(/^\d{1,20}$/);

/** What is used of a message; its content, which the bot does not receive, is not. */
const sentSchema = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake,
  type: z.number(),
  author: z.object({ id: snowflake }),
  message_reference: z.unknown().optional(),
  interaction_metadata: z.unknown().optional(),
});
const deletedSchema = z.object({
  id: snowflake.optional(),
  ids: z.array(snowflake).optional(),
  channel_id: snowflake,
  guild_id: snowflake,
});
const threadSchema = z.object({
  id: snowflake,
  thread_metadata: threadMetadataSchema.optional(),
});

/**
 * Calls back with what happens in threads. Reads the events themselves, as `listenToMessages` does: most messages are in channels,
 * of which nothing is kept.
 */
export function listenToThreads(client: Client, onEvent: (event: ThreadEvent) => void): void {
  const { Deleted, Bulk, Sent, Updated, Gone } = EVENTS;
  client.ws.on(Sent, (data: unknown) => {
    if (!isInThread(client, data)) return;
    const message = sentSchema.safeParse(data).data;
    if (message && isCounted(message, client.user?.id))
      onEvent({ kind: 'sent', threadId: message.channel_id, at: timeOfId(message.id) });
  });
  for (const name of [Deleted, Bulk])
    client.ws.on(name, (data: unknown) => {
      const deleted = isInThread(client, data) ? deletedSchema.safeParse(data).data : undefined;
      if (!deleted) return;
      const messageIds = deleted.ids ?? (deleted.id === undefined ? [] : [deleted.id]);
      onEvent({ kind: 'deleted', threadId: deleted.channel_id, messageIds });
    });
  client.ws.on(Updated, (data: unknown) => {
    const thread = threadSchema.safeParse(data).data;
    if (thread?.thread_metadata)
      onEvent({ kind: 'changed', threadId: thread.id, state: threadStateOf(thread.thread_metadata) });
  });
  client.ws.on(Gone, (data: unknown) => {
    const thread = threadSchema.safeParse(data).data;
    if (thread) onEvent({ kind: 'gone', threadId: thread.id });
  });
}

const EVENTS = {
  Sent: GatewayDispatchEvents.MessageCreate,
  Deleted: GatewayDispatchEvents.MessageDelete,
  Bulk: GatewayDispatchEvents.MessageDeleteBulk,
  Updated: GatewayDispatchEvents.ThreadUpdate,
  Gone: GatewayDispatchEvents.ThreadDelete,
} as const;

/** Returns false for what is known to be in a channel; archived threads are not in the cache. */
function isInThread({ channels }: Client, data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('channel_id' in data)) return false;
  return channels.cache.get(String(data.channel_id))?.isThread() ?? true;
}

/**
 * Returns false for the first message of a thread, which Discord does not count (docs, "Channel Object", message_count), and for
 * what the bot sends by itself.
 */
function isCounted(message: z.infer<typeof sentSchema>, botId: string | undefined): boolean {
  if (message.id === message.channel_id || message.type === MessageType.ThreadStarterMessage.valueOf())
    return false;
  const isAnswer = message.message_reference !== undefined || message.interaction_metadata !== undefined;
  return message.author.id !== botId || isAnswer;
}
