import { GatewayIntentBits } from 'discord-api-types/v10';
import * as z from 'zod';
import type { Member } from '../state/guild.ts';
import { isMember } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import type { Dispatch } from './event.ts';
import type { Session } from './session.ts';
import { coversGuild } from './shard.ts';

/** Members per GUILD_MEMBERS_CHUNK (docs, "Guild Members Chunk"). */
const MAX_CHUNK_MEMBERS = 1000;
/** Members found by a prefix or requested by id (docs, "Request Guild Members"). */
const MAX_FOUND_MEMBERS = 100;
/** A longer nonce is ignored (same section). */
const MAX_NONCE_BYTES = 32;

const snowflake = z.string();
const requestSchema = z.object({
  guild_id: snowflake,
  query: z.string().optional(),
  limit: z.int().min(0).optional(),
  presences: z.boolean().optional(),
  user_ids: z.union([snowflake.transform(id => [id]), z.array(snowflake).max(MAX_FOUND_MEMBERS)]).optional(),
  nonce: z.string().optional(),
});

/**
 * Returns the events that answer a REQUEST_GUILD_MEMBERS (opcode 8); undefined if its data is invalid. There are none if the
 * bot is not in the guild, if another shard has it, or without an intent: Guild Members for all members, Guild Presences for presences (docs, "Request
 * Guild Members").
 */
export function memberChunks(
  data: unknown,
  { intents, shard }: Pick<Session, 'intents' | 'shard'>,
  world: World,
): readonly Dispatch[] | undefined {
  const { data: request } = requestSchema.safeParse(data);
  if (request === undefined || (request.query === undefined && request.user_ids === undefined))
    return undefined;
  const has = (intent: GatewayIntentBits): boolean => (intents & intent) !== 0;
  const { query = '', limit = 0, user_ids: ids, nonce, presences = false } = request;
  const wantsAll = ids === undefined && query === '' && limit === 0;
  if (wantsAll && !has(GatewayIntentBits.GuildMembers)) return [];
  if (presences && !has(GatewayIntentBits.GuildPresences)) return [];
  const guild = world.directory.findGuild(request.guild_id);
  if (guild === undefined || !isMember(guild, world.bot.id) || !coversGuild(shard, guild.id)) return [];

  const found =
    ids === undefined
      ? guild.members.filter(each => hasNamePrefix(each, query))
      : guild.members.filter(each => ids.includes(each.user.id));
  const maxFound = limit === 0 ? MAX_FOUND_MEMBERS : Math.min(limit, MAX_FOUND_MEMBERS);
  const shown = wantsAll ? found : found.slice(0, maxFound);
  const notFound = (ids ?? []).filter(id => found.every(each => each.user.id !== id));
  const count = Math.max(1, Math.ceil(shown.length / MAX_CHUNK_MEMBERS));
  return Array.from({ length: count }, (_, index) => ({
    t: 'GUILD_MEMBERS_CHUNK',
    d: {
      guild_id: guild.id,
      members: shown.slice(index * MAX_CHUNK_MEMBERS, (index + 1) * MAX_CHUNK_MEMBERS),
      chunk_index: index,
      chunk_count: count,
      ...(notFound.length === 0 ? {} : { not_found: notFound }),
      ...(presences ? { presences: [] } : {}),
      ...(nonce === undefined || Buffer.byteLength(nonce) > MAX_NONCE_BYTES ? {} : { nonce }),
    },
  }));
}

function hasNamePrefix({ user, nick }: Member, prefix: string): boolean {
  return [user.username, user.global_name, nick].some(
    name => name?.toLowerCase().startsWith(prefix.toLowerCase()) === true,
  );
}
