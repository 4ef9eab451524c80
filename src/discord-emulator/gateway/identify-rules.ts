import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';
import type { Shard } from './shard.ts';

/** All intents (docs, "List of Intents"). */
const ALL_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);

/** Intents that have to be enabled in the developer portal (docs, "Privileged Intents"). */
const PRIVILEGED_INTENTS =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/**
 * Returns the close code for an IDENTIFY with an invalid shard, invalid or disallowed intents; undefined if it is valid
 * (docs, "Gateway Close Event Codes").
 * @param enabledIntents bit set of the privileged intents that are enabled for the app
 */
export function identifyCloseCode(
  { intents, shard }: { readonly intents: number; readonly shard: Shard },
  enabledIntents: number,
): GatewayCloseCodes | undefined {
  if (shard.id < 0 || shard.id >= shard.count) return GatewayCloseCodes.InvalidShard;
  // Bit operations use the lower 32 bits only.
  if (intents < 0 || intents > ALL_INTENTS || (intents & ~ALL_INTENTS) !== 0)
    return GatewayCloseCodes.InvalidIntents;
  const isAllowed = (intents & PRIVILEGED_INTENTS & ~enabledIntents) === 0;
  return isAllowed ? undefined : GatewayCloseCodes.DisallowedIntents;
}
