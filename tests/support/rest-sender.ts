import { REST } from 'discord.js';
import type { DeliverySender } from '../../src/core/delivery/sender.ts';
import type { ChannelAccess } from '../../src/core/message/channel-access.ts';
import { restOptions } from '../../src/discord/rest/rest-options.ts';
import { createRestTraffic } from '../../src/discord/rest/rest-traffic.ts';
import { createSender } from '../../src/discord/sender.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { processClock } from '../../src/process/clock.ts';
import { createFakeAccess } from './fake-access.ts';
import { createSilentLog } from './silent-log.ts';

/** The sender of the bot, which does not connect. */
export function openRestSender(
  { apiUrl, token }: Pick<Emulator, 'apiUrl' | 'token'>,
  access: ChannelAccess = createFakeAccess(),
): DeliverySender {
  const traffic = createRestTraffic({ clock: processClock, log: createSilentLog() });
  const rest = new REST({ ...restOptions(apiUrl, traffic), rejectOnRateLimit: () => true }).setToken(token);
  return createSender(rest, access);
}
