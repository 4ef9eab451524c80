import type { Log } from '../core/log.ts';
import { isInShare, type SnowflakeShare } from '../core/message/snowflake-share.ts';
import type { Stores } from '../core/stores.ts';
import { DAY_MS } from '../core/time/duration.ts';
import { pauseGuild } from './pause-guild.ts';

/** How long the data of a server is kept after it removed the bot: it may have been by mistake. */
export const DEPARTED_GUILD_TTL_MS = 30 * DAY_MS;

type GuildStores = Pick<Stores, 'schedules' | 'departedGuilds'>;

/** Pauses what is posted to a server that removed the bot; its data is deleted after a while. */
export async function leaveGuild(
  guildId: string,
  stores: GuildStores,
  { now, log }: { readonly now: number; readonly log: Log },
): Promise<void> {
  if (await stores.departedGuilds.record(guildId, now)) log.info('guild_departed', { guild: guildId });
  await pauseGuild(guildId, stores, log);
}

/** The servers of some shards that the bot is a member of. */
export interface GuildMembership {
  readonly guilds: ReadonlySet<string>;
  readonly shards: SnowflakeShare;
}

/**
 * Compares the servers that the database knows with those that the bot is a member of, unavailable ones included: some may
 * have removed or invited it while it was down. Says nothing of servers of other shards.
 */
export async function recordMembership(
  { guilds, shards }: GuildMembership,
  stores: GuildStores,
  options: { readonly now: number; readonly log: Log },
): Promise<void> {
  const { departedGuilds } = stores;
  await departedGuilds.forget([...guilds]);
  for (const guildId of await departedGuilds.knownGuilds()) {
    if (isInShare(guildId, shards) && !guilds.has(guildId)) await leaveGuild(guildId, stores, options);
  }
}
