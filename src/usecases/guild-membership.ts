import type { Log } from '../core/log.ts';
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

/**
 * Compares the servers that the database knows with those that the bot is a member of, unavailable ones included: some may
 * have removed or invited it while it was down.
 */
export async function recordMembership(
  memberOf: ReadonlySet<string>,
  stores: GuildStores,
  options: { readonly now: number; readonly log: Log },
): Promise<void> {
  const { departedGuilds } = stores;
  await departedGuilds.forget([...memberOf]);
  for (const guildId of await departedGuilds.knownGuilds()) {
    if (!memberOf.has(guildId)) await leaveGuild(guildId, stores, options);
  }
}
