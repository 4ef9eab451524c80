import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';

/** All intents (docs, "List of Intents"). */
const ALL_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);

/** Intents that have to be enabled in the developer portal (docs, "Privileged Intents"). */
const PRIVILEGED_INTENTS =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** Returns the close code for invalid or disallowed intents, else undefined (docs, "Gateway Close Event Codes"). */
export function intentsCloseCode(intents: number, granted: number): GatewayCloseCodes | undefined {
  // Bit operations use the lower 32 bits only.
  if (intents < 0 || intents > ALL_INTENTS || (intents & ~ALL_INTENTS) !== 0)
    return GatewayCloseCodes.InvalidIntents;
  return (intents & PRIVILEGED_INTENTS & ~granted) === 0 ? undefined : GatewayCloseCodes.DisallowedIntents;
}
