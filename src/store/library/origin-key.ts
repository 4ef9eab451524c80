import type { SavedFrom, SaveOrigin } from '../../core/library/library.ts';

/** The columns that name an origin. */
export interface OriginKey {
  readonly message_id: string;
  readonly emoji: string;
}

/** The columns of a save by a button, a command or a menu. */
export const EXPLICIT: OriginKey = { message_id: '', emoji: '' };

/** Returns the columns that name an origin. */
export function originKey(origin: SaveOrigin): OriginKey {
  return origin.kind === 'explicit' ? EXPLICIT : { message_id: origin.messageId, emoji: origin.emoji };
}

/** Returns the origin that the columns name. */
export function toOrigin({
  message_id,
  emoji,
  is_imported,
}: OriginKey & { readonly is_imported: number }): SaveOrigin {
  if (message_id === EXPLICIT.message_id)
    return { kind: 'explicit', ...(is_imported === 1 ? { isImported: true } : {}) };
  return { kind: 'reaction', messageId: message_id, emoji };
}

/** Returns the message of an origin, if it is known. */
export function toPost(row: {
  readonly message_id: string;
  readonly channel_id: string | null;
  readonly guild_id: string | null;
  readonly is_deleted: number | null;
}): Pick<SavedFrom, 'post'> {
  const { message_id: messageId, channel_id: channelId, guild_id: guildId } = row;
  return channelId === null
    ? {}
    : { post: { messageId, channelId, guildId, isDeleted: row.is_deleted === 1 } };
}
