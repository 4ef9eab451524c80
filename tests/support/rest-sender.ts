import { REST } from 'discord.js';
import type { DeliverySender } from '../../src/core/delivery/sender.ts';
import type { ChannelAccess } from '../../src/core/message/channel-access.ts';
import { restOptions } from '../../src/discord/rest/rest-options.ts';
import { createRestTraffic } from '../../src/discord/rest/rest-traffic.ts';
import { createSender } from '../../src/discord/sender.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { processClock } from '../../src/process/clock.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import { createFakeAccess } from './fake-access.ts';
import { createSilentLog } from './silent-log.ts';

/**
 * The sender of the bot, which does not connect; without a `world` it finds only posts with buttons. `clock` is that of the
 * request budget.
 */
export function openRestSender(
  { apiUrl, token, world }: Pick<Emulator, 'apiUrl' | 'token'> & Partial<Pick<Emulator, 'world'>>,
  access: ChannelAccess = createFakeAccess(),
  { timeoutMs, clock = processClock }: { readonly timeoutMs?: number; readonly clock?: Clock } = {},
): DeliverySender {
  const traffic = createRestTraffic({ clock, log: createSilentLog() });
  const rest = new REST({
    ...restOptions(apiUrl, traffic),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    rejectOnRateLimit: () => true,
  }).setToken(token);
  return createSender(rest, access, () => world?.bot.id);
}
