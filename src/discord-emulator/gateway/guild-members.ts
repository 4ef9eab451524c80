import { GatewayIntentBits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Member } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import type { Dispatch } from './event.ts';

/** Members of one GUILD_MEMBERS_CHUNK (docs, "Guild Members Chunk"). */
const CHUNK = 1000;
/** Members found by a prefix, or asked for by id (docs, "Request Guild Members"). */
const MOST_FOUND = 100;
/** A longer nonce is ignored (same section); bytes. */
const NONCE = 32;

const snowflake = z.string();
const asked = z.object({
  guild_id: snowflake,
  query: z.string().optional(),
  limit: z.int().min(0).optional(),
  presences: z.boolean().optional(),
  user_ids: z.union([snowflake.transform(id => [id]), z.array(snowflake).max(MOST_FOUND)]).optional(),
  nonce: z.string().optional(),
});

/**
 * The answer to a REQUEST_GUILD_MEMBERS (opcode 8): nobody's, when the bot is not in the guild or lacks a privileged
 * intent that the request takes: Guild Members for all members, Guild Presences for presences (docs, "Request Guild
 * Members").
 * @returns undefined when the payload cannot be read
 */
export function memberChunks(data: unknown, intents: number, world: World): readonly Dispatch[] | undefined {
  const { data: request } = asked.safeParse(data);
  if (request === undefined || (request.query === undefined && request.user_ids === undefined))
    return undefined;
  const has = (intent: GatewayIntentBits): boolean => (intents & intent) !== 0;
  const { query = '', limit = 0, user_ids: ids, nonce, presences = false } = request;
  const wantsAll = ids === undefined && query === '' && limit === 0;
  if (wantsAll && !has(GatewayIntentBits.GuildMembers)) return [];
  if (presences && !has(GatewayIntentBits.GuildPresences)) return [];
  const guild = world.directory.findGuild(request.guild_id);
  if (guild?.members.some(each => each.user.id === world.bot.id) !== true) return [];

  const found =
    ids === undefined
      ? guild.members.filter(each => isCalled(each, query))
      : guild.members.filter(each => ids.includes(each.user.id));
  const most = limit === 0 ? MOST_FOUND : Math.min(limit, MOST_FOUND);
  const shown = wantsAll ? found : found.slice(0, most);
  const notFound = (ids ?? []).filter(id => found.every(each => each.user.id !== id));
  const count = Math.max(1, Math.ceil(shown.length / CHUNK));
  return Array.from({ length: count }, (_, index) => ({
    t: 'GUILD_MEMBERS_CHUNK',
    d: {
      guild_id: guild.id,
      members: shown.slice(index * CHUNK, (index + 1) * CHUNK),
      chunk_index: index,
      chunk_count: count,
      ...(notFound.length === 0 ? {} : { not_found: notFound }),
      ...(presences ? { presences: [] } : {}),
      ...(nonce === undefined || Buffer.byteLength(nonce) > NONCE ? {} : { nonce }),
    },
  }));
}

function isCalled({ user, nick }: Member, prefix: string): boolean {
  return [user.username, user.global_name, nick].some(
    name => name?.toLowerCase().startsWith(prefix.toLowerCase()) === true,
  );
}
