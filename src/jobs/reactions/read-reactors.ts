import type { ReactablePost } from '../../core/message/posted.ts';
import { DEFAULT_REACTION_EMOJI, reactionMeaning } from '../../core/message/reaction.ts';
import type { ReactionCount, ReactionReader } from '../../core/message/reaction-reader.ts';
import type { Stores } from '../../core/stores.ts';
import { neededRole } from '../../core/vote/vote-rules.ts';
import type { PacedRequests } from './paced-requests.ts';

/** What reads from Discord who reacts. */
export interface ReadReactorsContext {
  readonly stores: Pick<Stores, 'serverSettings'>;
  readonly reader: Pick<ReactionReader, 'reactors' | 'memberRoles'>;
  readonly requests: PacedRequests;
}

/** Returns all users who react with an emoji, in any spelling and kind of reaction. */
export async function readReactors(
  { channelId, messageId }: ReactablePost,
  counts: readonly ReactionCount[],
  { reader, requests }: Omit<ReadReactorsContext, 'stores'>,
): Promise<ReadonlySet<string>> {
  const userIds = new Set<string>();
  for (const { emoji, hasSuperReactions } of counts) {
    for (const isSuper of hasSuperReactions ? [false, true] : [false]) {
      let after: string | undefined;
      do {
        const query = { channelId, messageId, emoji, isSuper, after };
        const page = await requests.send(() => reader.reactors(query));
        for (const userId of page.userIds) userIds.add(userId);
        after = page.next;
      } while (after !== undefined);
    }
  }
  return userIds;
}

/** Returns the roles of users by their ids, if only votes of members with a role count in the server of the message. */
export async function readVoterRoles(
  { guildId, paperIds, reactionEmoji = DEFAULT_REACTION_EMOJI }: ReactablePost,
  emoji: string,
  userIds: readonly string[],
  { stores, reader, requests }: ReadReactorsContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const roles = new Map<string, readonly string[]>();
  if (guildId === null || reactionMeaning(emoji, reactionEmoji, paperIds)?.act !== 'vote') return roles;
  if (neededRole(await stores.serverSettings.get(guildId)) === null) return roles;
  for (const userId of userIds)
    roles.set(userId, await requests.send(() => reader.memberRoles(guildId, userId)));
  return roles;
}
