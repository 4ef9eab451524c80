import type { Selectable } from 'kysely';
import {
  PAUSED_REASONS,
  WATCH_RHYTHMS,
  type PausedReason,
  type Watch,
  type WatchPlace,
  type WatchSpec,
} from '../core/watch/watch.ts';
import type { Schema } from './database/schema.ts';

/** Returns the settings of a watch as columns. */
export function watchColumns({
  words,
  author,
  organization,
  category,
  minVotes,
  deliver,
  where,
  timezone,
}: WatchSpec) {
  return {
    words,
    author,
    organization,
    category,
    deliver,
    timezone,
    min_votes: minVotes,
    ...placeColumns(where),
  };
}

function placeColumns(where: WatchPlace) {
  return where.kind === 'dm'
    ? { guild_id: null, channel_id: null }
    : { guild_id: where.guildId, channel_id: where.channelId };
}

/** Returns a row as a watch. A value of a newer version becomes the default. */
export function toWatch(row: Selectable<Schema['watches']>): Watch {
  const { guild_id: guildId, channel_id: channelId } = row;
  return {
    id: row.id,
    userId: row.user_id,
    words: row.words,
    author: row.author,
    organization: row.organization,
    category: row.category,
    minVotes: row.min_votes,
    deliver: WATCH_RHYTHMS.find(rhythm => rhythm === row.deliver) ?? 'daily',
    where: guildId === null || channelId === null ? { kind: 'dm' } : { kind: 'channel', guildId, channelId },
    timezone: row.timezone,
    createdAt: row.created_at,
    pausedReason: toPausedReason(row.paused_reason),
    sinceRev: row.since_rev,
    rev: row.rev,
  };
}

/** Returns a column as the reason of a pause. One of a newer version becomes that of the user. */
export function toPausedReason(column: string | null): PausedReason | null {
  return column === null ? null : (PAUSED_REASONS.find(reason => reason === column) ?? 'user');
}
