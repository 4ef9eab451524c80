import { ChannelFlags, Routes, type REST } from 'discord.js';
import * as z from 'zod';
import type { ChannelAccess, ForumTags } from '../core/message/channel-access.ts';

/** What a post in a forum depends on. */
export interface Forum {
  /** `undefined` while it is unknown. */
  readonly guildId: string | undefined;
  /** `undefined` for a channel that is no forum. */
  readonly tags: ForumTags | undefined;
}

const tagSchema = z.object({ id: z.string(), name: z.string(), moderated: z.boolean() });
const channelSchema = z.object({
  guild_id: z.string().optional(),
  available_tags: z.array(tagSchema).optional(),
  flags: z.int().optional(),
});

/**
 * Returns a forum as the cache has it, or, if another process may serve its server, as Discord does. Throws the error of that request,
 * such as for a forum that the bot does not see.
 */
export async function readForum(
  forumId: string,
  access: Pick<ChannelAccess, 'mayBeServedElsewhere' | 'guildOf' | 'forumTags'>,
  rest: Pick<REST, 'get'>,
): Promise<Forum> {
  if (!access.mayBeServedElsewhere(forumId))
    return { guildId: access.guildOf(forumId), tags: access.forumTags(forumId) };
  const channel = channelSchema.parse(await rest.get(Routes.channel(forumId)));
  const tags = channel.available_tags?.map(({ id, name, moderated }) => ({
    id,
    name,
    isModerated: moderated,
  }));
  return {
    guildId: channel.guild_id,
    tags: tags && { tags, isRequired: ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0 },
  };
}
