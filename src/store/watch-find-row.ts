import { sql, type RawBuilder, type Selectable } from 'kysely';
import * as z from 'zod';
import type { WatchFind, WatchRecipient } from '../core/watch/watch-finds.ts';
import type { Schema } from './database/schema.ts';

type FindRow = Selectable<Schema['watch_finds']>;

const watchIdsSchema = z.array(z.number());

/** Returns the ids in a column `watch_ids`. */
export const parseWatchIds = (json: string): number[] => watchIdsSchema.parse(JSON.parse(json));

/** Returns two columns `watch_ids` as one: each id once, ascending. */
export function joinWatchIds(a: string, b: string): string {
  const all = new Set([...parseWatchIds(a), ...parseWatchIds(b)]);
  return JSON.stringify([...all].toSorted((first, second) => first - second));
}

/** Returns the columns of a recipient. */
export function recipientColumns(recipient: WatchRecipient): Pick<FindRow, 'user_id' | 'channel_id'> {
  return recipient.kind === 'dm'
    ? { user_id: recipient.userId, channel_id: '' }
    : { user_id: '', channel_id: recipient.channelId };
}

/** Holds for the finds of a recipient. */
export function isOfRecipient(recipient: WatchRecipient): RawBuilder<boolean> {
  const { user_id, channel_id } = recipientColumns(recipient);
  return sql<boolean>`user_id = ${user_id} AND channel_id = ${channel_id}`;
}

/** Returns the recipient of a row. */
export function toRecipient({
  user_id: userId,
  channel_id: channelId,
}: Pick<FindRow, 'user_id' | 'channel_id'>): WatchRecipient {
  return channelId === '' ? { kind: 'dm', userId } : { kind: 'channel', channelId };
}

/** Returns a row as a find. */
export function toFind(row: FindRow): WatchFind {
  return {
    recipient: toRecipient(row),
    paperId: row.paper_id,
    watchIds: parseWatchIds(row.watch_ids),
    foundAt: row.found_at,
    dueAt: row.due_at,
  };
}

/** Returns a find as a row, together with the row of the same paper and recipient that it has already. */
export function toRow(
  { recipient, watchIds, foundAt, dueAt }: WatchFind,
  known: FindRow | undefined,
): Pick<FindRow, 'user_id' | 'channel_id' | 'watch_ids' | 'found_at' | 'due_at'> {
  return {
    ...recipientColumns(recipient),
    watch_ids: joinWatchIds(known?.watch_ids ?? '[]', JSON.stringify(watchIds)),
    found_at: foundAt,
    due_at: Math.min(dueAt, known?.due_at ?? dueAt),
  };
}

/** Returns a text that no other recipient has. */
export function recipientKey(recipient: WatchRecipient): string {
  return recipient.kind === 'dm' ? `dm:${recipient.userId}` : `channel:${recipient.channelId}`;
}
