import { ChannelFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { ForumChannel } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import { botHasPermission } from './access.ts';

/**
 * Throws if a post of a forum may not have these tags.
 * @throws ApiError 10087 for a tag that the forum does not have, 50013 for a moderated tag without Manage Threads, 40067
 * for no tag in a forum that requires one
 */
export function throwIfTagsNotAllowed(world: World, forum: ForumChannel, tagIds: readonly string[]): void {
  for (const id of tagIds) {
    const tag = forum.available_tags.find(each => each.id === id);
    if (tag === undefined) throw apiError('unknownTag');
    if (tag.moderated && !botHasPermission(world, forum, PermissionFlagsBits.ManageThreads)) {
      throw apiError('missingPermissions');
    }
  }
  if (requiresTag(forum) && tagIds.length === 0) throw apiError('tagRequired');
}

/** docs, "Channel Flags", REQUIRE_TAG. */
function requiresTag({ flags }: ForumChannel): boolean {
  return (flags & ChannelFlags.RequireTag) !== 0;
}
