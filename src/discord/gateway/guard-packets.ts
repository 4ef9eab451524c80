import { Events, GatewayDispatchEvents, type Client } from 'discord.js';
import * as z from 'zod';
import type { Log } from '../../core/log.ts';
import { replaceMethod } from './replace-method.ts';
import { trimGuild } from './trim-guild.ts';

const namedPacket = z.object({ t: z.string(), d: z.unknown() });

/**
 * Drops, with a warning, events that discord.js cannot handle: an error in its handlers would end the process.
 * `onUnreadableInteraction` is given the data of an interaction that reached no listener: discord.js could not build it,
 * or does not know its kind.
 */
export function guardPackets(
  client: Client,
  log: Log,
  onUnreadableInteraction: (data: unknown) => void,
): void {
  // A channel has this property of its own once it had overwrites; see `createManagersLazily`.
  const mayHaveOverwrites = (channelId: string) =>
    Object.hasOwn(client.channels.cache.get(channelId) ?? {}, 'permissionOverwrites');
  let builtInteractions = 0;
  client.on(Events.InteractionCreate, () => {
    builtInteractions += 1;
  });

  replaceMethod(client.ws, 'handlePacket', handlePacket => (...args) => {
    const packet = namedPacket.safeParse(args[0]).data;
    const isInteraction = packet?.t === GatewayDispatchEvents.InteractionCreate;
    const builtBefore = builtInteractions;
    const drop = (error?: unknown) => {
      log.warn('gateway_event_dropped', { type: packet?.t, ...(error === undefined ? {} : { error }) });
      if (isInteraction) onUnreadableInteraction(packet.d);
    };
    try {
      // False: queued until the client is ready, and then handled again.
      const isHandled =
        packet?.t === GatewayDispatchEvents.GuildCreate
          ? handlePacket({ ...packet, d: trimGuild(packet.d, mayHaveOverwrites) }, ...args.slice(1))
          : handlePacket(...args);
      if (isHandled !== false && isInteraction && builtInteractions === builtBefore) drop();
      return isHandled;
    } catch (error) {
      drop(error);
      return true;
    }
  });
}
