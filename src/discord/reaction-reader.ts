import { ReactionType, Routes, type Client } from 'discord.js';
import * as z from 'zod';
import type { ReactionReader } from '../core/message/reaction-reader.ts';
import { isInShare } from '../core/message/snowflake-share.ts';
import { idAfter } from '../core/message/snowflake.ts';
import { READING_PERMISSIONS } from './channel-access.ts';
import { connectedShards, shardsOf } from './gateway/shard-options.ts';
import { asSendError, isNoMember, toSendError } from './rest-problem.ts';

/** A digest is some 10 kB, and the response is parsed at once. */
const MESSAGES_PER_PAGE = 50;

/** The most that Discord returns (docs, "Get Reactions"). */
const REACTORS_PER_PAGE = 100;

const reaction = z.object({
  emoji: z.object({ id: z.string().nullable(), name: z.string().nullable() }),
  count: z.number(),
  me: z.boolean(),
  me_burst: z.boolean().optional(),
  count_details: z.object({ burst: z.number() }).optional(),
});
const messages = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    reactions: z.array(reaction).optional(),
  }),
);
const member = z.object({ roles: z.array(z.string()) });
const reactors = z.array(z.object({ id: z.string(), bot: z.boolean().optional() }));

/** Creates a reader over a client's REST API and its cache of servers and channels. */
export function createReactionReader(client: Client): ReactionReader {
  const get = (route: `/${string}`, query: Record<string, string>): Promise<unknown> =>
    asSendError(() => client.rest.get(route, { query: new URLSearchParams(query) }));

  return {
    canRead({ guildId, channelId }) {
      // What belongs to other shards is read by the processes that serve these; the first has the direct messages.
      const shards = shardsOf(client);
      if (guildId === null) return shards?.ids.includes(0) ?? false;
      const guild = client.guilds.cache.get(guildId);
      if (!guild) {
        const isPending =
          shards && isInShare(guildId, shards) && !isInShare(guildId, connectedShards(client));
        return isPending ? undefined : false;
      }
      if (!guild.available) return undefined;
      const channel = guild.channels.cache.get(channelId);
      // Archived threads are not in the cache.
      if (!channel || !client.user) return true;
      return channel.permissionsFor(client.user)?.has(READING_PERMISSIONS) ?? false;
    },

    async messagesUpTo(channelId, messageId) {
      const query = { before: idAfter(messageId), limit: String(MESSAGES_PER_PAGE) };
      const page = messages.parse(await get(Routes.channelMessages(channelId), query));
      return page
        .filter(({ author }) => author.id === client.user?.id)
        .map(({ id, reactions = [] }) => ({ messageId: id, reactions: reactions.flatMap(toCount) }));
    },

    async memberRoles(guildId, userId) {
      try {
        return member.parse(await client.rest.get(Routes.guildMember(guildId, userId))).roles;
      } catch (error) {
        if (isNoMember(error)) return [];
        throw toSendError(error);
      }
    },

    async reactors({ channelId, messageId, emoji, isSuper, after }) {
      const route = Routes.channelMessageReaction(channelId, messageId, encodeURIComponent(emoji));
      const page = reactors.parse(
        await get(route, {
          limit: String(REACTORS_PER_PAGE),
          type: String(isSuper ? ReactionType.Burst : ReactionType.Normal),
          ...(after === undefined ? {} : { after }),
        }),
      );
      return {
        userIds: page.filter(({ bot }) => bot !== true).map(({ id }) => id),
        next: page.length < REACTORS_PER_PAGE ? undefined : page.at(-1)?.id,
      };
    },
  };
}

/** Returns the count of a Unicode emoji; none for a custom one. */
function toCount({ emoji, count, me, me_burst: hasSuper, count_details: details }: z.infer<typeof reaction>) {
  if (emoji.id !== null || emoji.name === null) return [];
  const hasSuperReactions = (details?.burst ?? 0) > 0;
  return [{ emoji: emoji.name, count, isOwn: me || hasSuper === true, hasSuperReactions }];
}
