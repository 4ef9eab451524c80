import { GatewayIntentBits } from 'discord-api-types/v10';

/** Every intent there is (docs, "List of Intents"). */
const ALL = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);

/** Intents that are switched on for an app in the developer portal first (docs, "Privileged Intents"). */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** Close code for intents that cannot be had; undefined when they can (docs, "Gateway Close Event Codes"). */
export function intentsProblem(intents: number, granted: number): 4013 | 4014 | undefined {
  // Bit operations see the lower 32 bits alone.
  if (intents < 0 || intents > ALL || (intents & ~ALL) !== 0) return 4013;
  return (intents & PRIVILEGED & ~granted) === 0 ? undefined : 4014;
}
