/** A part of the gateway: the guilds that one session receives events of (docs, "Sharding"). */
export interface Shard {
  readonly id: number;
  readonly count: number;
}

/** The shard of a session whose IDENTIFY has none. */
export const ONLY_SHARD: Shard = { id: 0, count: 1 };

/** Returns true if a shard receives what happens in a guild, or outside of guilds if that is `undefined` (docs, "Sharding Formula"). */
export function coversGuild({ id, count }: Shard, guildId: string | undefined): boolean {
  // Direct messages are sent to shard 0 only.
  return (guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count))) === id;
}

/** What Discord requires of bots with many guilds. */
export interface ShardingRules {
  /** Returns `shards` of Get Gateway Bot for a number of guilds. */
  recommendedShards(guilds: number): number;
  /** With more guilds a shard gets no session (close code 4011). */
  readonly maxGuildsPerShard: number;
}

/** Discord's rules: 2,500 guilds a shard (docs, "Sharding"), and a recommendation with room to grow, as bots observe it. */
export const DISCORD_SHARDING: ShardingRules = {
  recommendedShards: guilds => Math.max(1, Math.ceil(guilds / 1000)),
  maxGuildsPerShard: 2500,
};
