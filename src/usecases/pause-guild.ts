import type { Log } from '../core/log.ts';
import type { Stores } from '../core/stores.ts';

/** Pauses the schedules of a server that removed the bot. They are resumed once it may post there again. */
export async function pauseGuild(
  guildId: string,
  { schedules }: Pick<Stores, 'schedules'>,
  log: Log,
): Promise<void> {
  const paused = await schedules.pauseGuild(guildId, 'Paperboy was removed from this server');
  if (paused > 0) log.warn('schedules_paused', { guild: guildId, schedules: paused, why: 'guild_left' });
}
